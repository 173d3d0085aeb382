import { describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller } from '#test/harness/api-team.ts';
import { endedJob } from '#test/harness/wait.ts';

const fields = '/api/crm/fields';
const contacts = '/api/crm/contacts';

const freshTeam = () => apiTeam({ company: 'optional' });

const define = async (team: ApiTeam, draft: Record<string, unknown>) => {
  const { status, body } = await team.post(fields, draft);
  expect([status, body.error]).toEqual([201, undefined]);
  return body.field;
};

const create = async (team: Caller, custom_fields: Record<string, unknown>, beside = {}) => {
  const { status, body } = await team.post(contacts, { name: 'Ann', custom_fields, ...beside });
  expect([status, body.error]).toEqual([201, undefined]);
  return body.contact;
};

const valuesOf = async (team: Caller, id: string) =>
  (await team.get(`${contacts}/${id}`)).body.contact.custom_fields;

const faultsOf = (body: { error: { details: { param: string; code: string }[] } }) =>
  body.error.details.map(({ param, code }) => `${param} ${code}`);

const retype = async (team: ApiTeam, id: string, request: Record<string, unknown>) => {
  const { status, body } = await team.post(`${fields}/${id}/retype`, request);
  expect([status, body.error]).toEqual([202, undefined]);
  return endedJob(team, body.job.id);
};

const named = async (team: ApiTeam, name: string) =>
  (await team.get(fields)).body.fields.find((one: { name: string }) => one.name === name);

describe('definitions', () => {
  test('are made, listed in their order, changed and reordered', async () => {
    const team = await freshTeam();
    const one = await define(team, { name: 'customer_id', label: 'Customer ID' });
    const two = await define(team, { name: 'size', type: 'integer', default: '5' });
    const three = await define(team, { name: 'Plan', type: 'select', options: ['Gold', 'Silver'] });
    expect(one).toMatchObject({
      name: 'customer_id',
      label: 'Customer ID',
      type: 'text',
      required: false,
      options: [],
      default: null,
      visible_to: ['admin', 'manager', 'agent'],
      archived: false,
      declared: true,
      state: 'ready',
    });
    expect(two.default).toBe(5);
    const ids = async () => (await team.get(fields)).body.fields.map(({ id }: { id: string }) => id);
    expect(await ids()).toEqual([one.id, two.id, three.id]);
    const { body } = await team.post(`${fields}/reorder`, { ids: [three.id, one.id] });
    expect(body.fields.map(({ id }: { id: string }) => id)).toEqual([three.id, one.id, two.id]);
    expect(await ids()).toEqual([three.id, one.id, two.id]);
    const changed = await team.patch(`${fields}/${three.id}`, {
      label: 'The plan',
      options: ['Gold', 'Bronze'],
      visibleTo: ['manager'],
    });
    expect(changed.body.field).toMatchObject({
      label: 'The plan',
      options: ['Gold', 'Bronze'],
      visible_to: ['admin', 'manager'],
    });
    expect((await team.get(`${fields}/${three.id}`)).body.field).toEqual(changed.body.field);
  });

  test('are refused with all that is wrong with them', async () => {
    const team = await freshTeam();
    const refused = async (draft: Record<string, unknown>) => {
      const { status, body } = await team.post(fields, draft);
      expect(status).toBe(422);
      return faultsOf(body);
    };
    expect(await refused({ name: 'plan', type: 'select' })).toEqual(['options required']);
    expect(await refused({ name: 'plan', options: ['a'] })).toEqual(['options options_unexpected']);
    expect(await refused({ name: 'size', type: 'integer', default: 'many', label: ' ' })).toEqual([
      'label blank',
      'default type_integer',
    ]);
    expect(await refused({ name: 'plan', type: 'select', options: ['Gold', 'GOLD'] })).toEqual([
      'options repeated',
    ]);
    expect(await refused({ name: 'plan', type: 'slider' })).toEqual(['type unknown_value']);
    const reserved = ['__proto__', 'constructor', 'prototype'];
    for (const name of reserved) expect(await refused({ name })).toEqual(['name name_reserved']);
    for (const name of ['size.from', 'size.to', 'x.any', 'x.all', 'size.FROM', 'x.Any '])
      expect(await refused({ name })).toEqual(['name suffix_reserved']);
    for (const name of ['', 'a\nb', 'x'.repeat(101)]) expect(await refused({ name })).toHaveLength(1);
  });

  test('have one name in any case', async () => {
    const team = await freshTeam();
    const { id } = await define(team, { name: 'Größe' });
    const { status, body } = await team.post(fields, { name: 'GRÖSSE'.replace('SS', 'ß') });
    expect([status, body.error.code, body.error.existing_id]).toEqual([409, 'field_exists', id]);
    expect((await create(team, { gRößE: 'x' })).custom_fields).toEqual({ Größe: 'x' });
    const twice = await team.post(contacts, { name: 'Ann', custom_fields: { Größe: 'x', größe: 'y' } });
    expect(faultsOf(twice.body)).toEqual(['custom_fields.größe duplicate_property']);
  });

  test('have one name with any spaces, whichever way they come', async () => {
    const team = await freshTeam();
    const { id, custom_fields } = await create(team, { ' Pad  2 ': 'x' });
    expect(custom_fields).toEqual({ 'Pad 2': 'x' });
    expect((await create(team, { 'pad 2': 'y' })).custom_fields).toEqual({ 'Pad 2': 'y' });
    expect(await named(team, 'Pad 2')).toMatchObject({ label: 'Pad 2' });
    expect((await team.get(fields)).body.fields).toHaveLength(1);
    expect((await team.get(`${contacts}?cf.%20Pad%202=x`)).body.contacts[0].id).toBe(id);
    const taken = await team.post(fields, { name: 'PAD   2' });
    expect([taken.status, taken.body.error.code]).toEqual([409, 'field_exists']);
    expect((await define(team, { name: ' Two  words ' })).name).toBe('Two words');
    const twice = await team.post(contacts, { name: 'Ann', custom_fields: { new: 1, ' new ': 2 } });
    expect(faultsOf(twice.body)).toEqual(['custom_fields. new  duplicate_property']);
  });

  test('are made by values that come in, as they are', async () => {
    const team = await freshTeam();
    const values = { account_value: 50_000, note: 'x', list: ['a', 1], flag: true };
    const { id } = await create(team, values);
    expect(await valuesOf(team, id)).toEqual(values);
    const all = (await team.get(fields)).body.fields;
    expect(all).toHaveLength(4);
    for (const field of all) expect(field).toMatchObject({ type: 'text', declared: false });
    const { status, body } = await team.post(fields, { name: 'Account_Value', type: 'decimal' });
    expect([status, body.error.code]).toEqual([409, 'field_exists']);
    await team.patch(`/api/crm/settings`, { unknown_fields: 'reject' });
    const refused = await team.post(contacts, { name: 'Ann', custom_fields: { note: 'y', other: 1 } });
    expect([refused.status, ...faultsOf(refused.body)]).toEqual([422, 'custom_fields.other field_unknown']);
    await create(team, { note: 'y' });
  });

  test('made by many at once settle', async () => {
    const team = await freshTeam();
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        team.post(contacts, { name: `Ann ${n}`, custom_fields: { shared: n, [`own${n % 4}`]: n } }),
      ),
    );
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]));
    const { body } = await team.get(fields);
    expect(body.count).toBe(5);
    expect(new Set(body.fields.map(({ name }: { name: string }) => name)).size).toBe(5);
  });

  test('are 500 at most (mautic#3443)', async () => {
    const team = await freshTeam();
    const many = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${from + n}`, n]));
    const { id } = await create(team, many(0, 70));
    expect(Object.keys(await valuesOf(team, id))).toHaveLength(70);
    expect((await team.patch(`${contacts}/${id}`, { custom_fields: many(70, 430) })).status).toBe(200);
    const { body } = await team.get(`${fields}?limit=200`);
    expect(body.count).toBe(500);
    const more = await team.post(contacts, { name: 'Ann', custom_fields: { one_more: 1 } });
    expect([more.status, ...faultsOf(more.body)]).toEqual([422, 'custom_fields.one_more fields_too_many']);
    const declared = await team.post(fields, { name: 'one_more' });
    expect([declared.status, declared.body.error.code]).toEqual([422, 'fields_too_many']);
    expect((await team.patch(`${contacts}/${id}`, { custom_fields: { f0: 'x' } })).status).toBe(200);
  });
});

describe('values', () => {
  const all = async (team: ApiTeam) => {
    await define(team, { name: 'text' });
    await define(team, { name: 'prose', type: 'textarea' });
    await define(team, { name: 'whole', type: 'integer' });
    await define(team, { name: 'number', type: 'decimal' });
    await define(team, { name: 'day', type: 'date' });
    await define(team, { name: 'flag', type: 'boolean' });
    await define(team, { name: 'plan', type: 'select', options: ['Gold', 'Silver'] });
    await define(team, { name: 'colours', type: 'multi_select', options: ['Red', 'Green', 'Blue'] });
  };

  test('are read by their definitions, on each path', async () => {
    const team = await freshTeam();
    await all(team);
    const sent = {
      text: 42,
      prose: 'a\nb',
      whole: '42',
      number: '-1.50',
      day: '2026-02-28T23:00:00+02:00',
      flag: 'yes',
      plan: 'GOLD',
      colours: 'blue, red,Blue',
    };
    const kept = {
      text: '42',
      prose: 'a\nb',
      whole: 42,
      number: -1.5,
      day: '2026-02-28',
      flag: true,
      plan: 'Gold',
      colours: ['Blue', 'Red'],
    };
    const { id, custom_fields } = await create(team, sent);
    expect(custom_fields).toEqual(kept);
    const other = await create(team, {});
    const { body } = await team.patch(`${contacts}/${other.id}`, { customFields: sent });
    expect(body.contact.custom_fields).toEqual(kept);
    const batch = await team.post(`${contacts}/batch`, {
      mode: 'create',
      contacts: [
        { name: 'Bob', custom_fields: sent },
        { name: 'Eve', customFields: { whole: 'x' }, leadStatus: 'y' },
      ],
    });
    expect(await valuesOf(team, batch.body.results[0].id)).toEqual(kept);
    expect(batch.body.results[1].error.details).toMatchObject([
      { param: 'leadStatus', code: 'lead_status_unknown' },
      { param: 'customFields.whole', code: 'type_integer' },
    ]);
    const dutycall = await team.post('/api/contacts', {
      name: 'Cy',
      phone: '+12025550123',
      custom_fields: sent,
    });
    expect(dutycall.body.contact.custom_fields).toEqual(kept);
    const again = await team.patch(`${contacts}/${id}`, { custom_fields: kept });
    expect(again.body.contact.version).toBe(1);
  });

  test('that are none are refused, all at once', async () => {
    const team = await freshTeam();
    await all(team);
    await define(team, { name: 'needed', required: true });
    const sent = {
      text: ['a'],
      whole: 1.5,
      number: '1,5',
      day: '2026-02-30',
      flag: 'maybe',
      plan: 'Bronze',
      colours: ['red', 'pink'],
    };
    const faults = [
      'customFields.text type_string',
      'customFields.whole type_integer',
      'customFields.number type_number',
      'customFields.day date_invalid',
      'customFields.flag type_boolean',
      'customFields.plan option_unknown',
      'customFields.colours option_unknown',
    ];
    const draft = { name: 'Ann', leadStatus: 'odd', customFields: sent };
    const { status, body } = await team.post(contacts, draft);
    expect(status).toBe(422);
    expect(faultsOf(body)).toEqual([
      'leadStatus lead_status_unknown',
      ...faults,
      'customFields.needed required',
    ]);
    expect(
      body.error.details.find(({ code }: { code: string }) => code === 'option_unknown').message,
    ).toContain('Gold, Silver');
    // Beside a fault that the operation does not get to see.
    const broken = await team.post(contacts, { ...draft, email: 'none' });
    expect(faultsOf(broken.body)).toEqual([
      'email email_invalid',
      'leadStatus lead_status_unknown',
      ...faults,
      'customFields.needed required',
    ]);
    const { id } = await create(team, { needed: 'x' });
    const changed = await team.patch(`${contacts}/${id}`, { customFields: sent, ownerId: 'memb_none' });
    expect(faultsOf(changed.body)).toEqual([...faults, 'ownerId owner_not_found']);
  });

  test('that are required come with a new contact and stay; defaults fill in', async () => {
    const team = await freshTeam();
    await define(team, { name: 'needed', required: true });
    await define(team, { name: 'toString', required: true });
    await define(team, { name: 'size', type: 'integer', required: true, default: 7 });
    const { id, custom_fields } = await create(team, { needed: 'x', toString: 'y', size: null });
    expect(custom_fields).toEqual({ needed: 'x', toString: 'y', size: 7 });
    for (const change of [{ needed: null }, { needed: ' ' }, { toString: null }, null]) {
      const { status, body } = await team.patch(`${contacts}/${id}`, { custom_fields: change });
      expect([change, status, body.error?.code]).toEqual([change, 422, 'required']);
    }
    const bulk = { action: 'set_field', field: 'cf.needed', value: null, filter: { all: true } };
    expect(faultsOf((await team.post(`${contacts}/bulk`, bulk)).body)).toEqual(['value required']);
    const odd = { ...bulk, field: 'cf.size', value: 'x', dry_run: true };
    expect(faultsOf((await team.post(`${contacts}/bulk`, odd)).body)).toEqual(['value type_integer']);
  });
});

describe('visibility', () => {
  test('is by role, in reads, filters and writes, in any case of the name', async () => {
    const team = await freshTeam();
    const field = await define(team, {
      name: 'salary',
      type: 'integer',
      visible_to: ['manager'],
      required: true,
    });
    const { id } = await create(team, { salary: 5 });
    const [manager, agent] = [await team.as('manager'), await team.as('agent')];
    expect(await valuesOf(manager, id)).toEqual({ salary: 5 });
    expect(await valuesOf(agent, id)).toEqual({});
    expect((await agent.get(`${contacts}?cf.Salary=5`)).body.error.code).toBe('field_forbidden');
    expect((await agent.get(fields)).body.fields).toEqual([]);
    expect((await agent.get(`${fields}/${field.id}`)).status).toBe(404);
    await team.patch(`${fields}/${field.id}`, { visible_to: [] });
    const refused = await manager.patch(`${contacts}/${id}`, { custom_fields: { SALARY: 6 } });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'field_forbidden']);
    // What it does not see is not asked of it.
    await create(manager, {});
    const { body } = await manager.get(`${contacts}/${id}?include=provenance`);
    expect(Object.keys(body.provenance)).not.toContain('cf.salary');
  });

  test('is told before anything of the definition, on each path', async () => {
    const team = await freshTeam();
    await define(team, {
      name: 'grade',
      type: 'select',
      options: ['Alpha', 'Beta'],
      required: true,
      visible_to: [],
    });
    const { id } = await create(team, { grade: 'Alpha' });
    const manager = await team.as('manager');
    for (const value of ['x', null, 'Beta']) {
      const bulk = { action: 'set_field', field: 'cf.Grade', value, filter: { all: true }, dry_run: true };
      const custom_fields = { Grade: value };
      const answers = await Promise.all([
        manager.post(`${contacts}/bulk`, bulk),
        manager.patch(`${contacts}/${id}`, { custom_fields }),
        manager.post(contacts, { name: 'Bob', custom_fields }),
      ]);
      for (const { status, body } of answers)
        expect([value, status, ...faultsOf(body)]).toEqual([value, 403, 'cf.Grade field_forbidden']);
      const batch = { mode: 'create', contacts: [{ name: 'Bob', custom_fields }] };
      const [result] = (await manager.post(`${contacts}/batch`, batch)).body.results;
      expect([value, result.error.code]).toEqual([value, 'field_forbidden']);
      // Beside another fault.
      const faults = [
        await manager.post(contacts, { name: 'Bob', email: 'none', custom_fields }),
        await manager.post(`${contacts}/bulk`, { ...bulk, filter: { has_phone: 'maybe' } }),
      ].flatMap(({ body }) => faultsOf(body));
      expect(faults.filter((one) => !/field_forbidden$|email_invalid$|type_boolean$/.test(one))).toEqual([]);
    }
  });

  test('ends for all when a field is archived, and comes back', async () => {
    const team = await freshTeam();
    const { id: fieldId } = await define(team, { name: 'size', type: 'integer', required: true });
    const { id } = await create(team, { size: 5 });
    const { body } = await team.post(`${fields}/${fieldId}/archive`);
    expect(body.field.archived).toBe(true);
    expect(await valuesOf(team, id)).toEqual({});
    const refused = await team.patch(`${contacts}/${id}`, { custom_fields: { size: 6 } });
    expect([refused.status, ...faultsOf(refused.body)]).toEqual([422, 'custom_fields.size field_archived']);
    const filtered = await team.get(`${contacts}?cf.size=5`);
    expect([filtered.status, filtered.body.error.code]).toEqual([400, 'field_archived']);
    expect((await team.get(fields)).body.fields).toEqual([]);
    expect((await team.get(`${fields}?archived=true`)).body.fields).toHaveLength(1);
    expect((await (await team.as('agent')).get(`${fields}?archived=true`)).status).toBe(403);
    await create(team, {});
    expect((await team.patch(`${contacts}/${id}`, { custom_fields: null, notes: 'x' })).status).toBe(200);
    await team.post(`${fields}/${fieldId}/unarchive`);
    expect(await valuesOf(team, id)).toEqual({ size: 5 });
  });
});

describe('a change of type', () => {
  test('is previewed, converts, and gives back what was', async () => {
    const team = await freshTeam();
    const texts = ['007', '42', ' 5 ', '1.0', 'abc', 'six', '-0', '9007199254740993', '1e3', '٣', '5\n6'];
    const made = await Promise.all(texts.map((size) => create(team, { size, other: 'x' })));
    const { id: trashed } = await create(team, { size: '08' });
    await team.delete(`${contacts}/${trashed}`);
    const field = await named(team, 'size');
    const preview = await team.post(`${fields}/${field.id}/retype`, { type: 'integer', dryRun: true });
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ dry_run: true, job: null, total: 12, converts: 6, does_not: 6 });
    expect(preview.body.samples.find(({ value }: { value: string }) => value === '007')).toMatchObject({
      as: 7,
    });
    expect(preview.body.samples.find(({ value }: { value: string }) => value === 'abc')).toMatchObject({
      code: 'type_integer',
    });
    expect(await named(team, 'size')).toEqual(field);
    const job = await retype(team, field.id, { type: 'integer' });
    expect(job).toMatchObject({
      kind: 'field',
      action: 'retype',
      state: 'finished',
      counts: { done: 12, failed: 0 },
    });
    expect(await named(team, 'size')).toMatchObject({
      type: 'integer',
      declared: true,
      state: 'ready',
      job_id: null,
    });
    const values = async () => Promise.all(made.map(async ({ id }) => (await valuesOf(team, id)).size));
    expect(await values()).toEqual([
      7,
      42,
      5,
      1,
      undefined,
      undefined,
      0,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect((await team.get(`${contacts}/${trashed}?deleted=true`)).body.contact.custom_fields).toEqual({
      size: 8,
    });
    const back = await team.post(`${fields}/${field.id}/retype`, { type: 'text', dry_run: true });
    expect(back.body).toMatchObject({ total: 12, converts: 12, does_not: 0 });
    // One is changed meanwhile, and so is no more what it was.
    await team.patch(`${contacts}/${made[0].id}`, { custom_fields: { size: 8 } });
    await retype(team, field.id, { type: 'decimal' });
    expect((await values()).slice(0, 4)).toEqual([8, 42, 5, 1]);
    await retype(team, field.id, { type: 'text' });
    expect(await values()).toEqual(['8', ...texts.slice(1)]);
    expect((await team.get(`${contacts}/${trashed}?deleted=true`)).body.contact.custom_fields).toEqual({
      size: '08',
    });
    for (const { id } of made) expect(await valuesOf(team, id)).toMatchObject({ other: 'x' });
  });

  test('gives the default back as well', async () => {
    const team = await freshTeam();
    const { id } = await define(team, { name: 'size', default: '007' });
    await create(team, { size: '5' });
    const defaults = async (...types: string[]) => {
      const seen = [];
      for (const type of types) {
        await retype(team, id, { type });
        seen.push((await named(team, 'size')).default);
      }
      return seen;
    };
    expect(await defaults('integer', 'date', 'text')).toEqual([7, null, '007']);
    expect(await defaults('date')).toEqual([null]);
    await team.patch(`${fields}/${id}`, { default: null });
    expect(await defaults('text')).toEqual([null]);
    expect(await named(team, 'size')).not.toHaveProperty('default_original');
  });

  test('to a selection takes the options given, or those found', async () => {
    const team = await freshTeam();
    const plans = ['gold', 'Gold', 'silver', 7, ['a', 'b']];
    const made = await Promise.all(plans.map((plan) => create(team, { plan })));
    const { id } = await named(team, 'plan');
    const target = { type: 'multi_select', dry_run: true };
    const preview = (await team.post(`${fields}/${id}/retype`, target)).body;
    await retype(team, id, { type: 'multi_select' });
    const { options } = await named(team, 'plan');
    expect(preview.options).toEqual(options);
    expect(options.map((one: string) => one.toLowerCase())).toEqual(['7', 'a', 'b', 'gold', 'silver']);
    const values = () => Promise.all(made.map(async (one) => (await valuesOf(team, one.id)).plan));
    expect((await values()).slice(2)).toEqual([['silver'], ['7'], ['a', 'b']]);
    await retype(team, id, { type: 'select', options: ['Gold', 'Silver'] });
    expect(await values()).toEqual(['Gold', 'Gold', 'Silver', undefined, undefined]);
    await retype(team, id, { type: 'text' });
    expect(await values()).toEqual(plans);
    const none = await define(team, { name: 'none' });
    const { body } = await team.post(`${fields}/${none.id}/retype`, { type: 'select' });
    expect(faultsOf(body)).toEqual(['options required']);
  });
});

describe('filters', () => {
  test('are by range and by choice, in a query and in JSON', async () => {
    const team = await freshTeam();
    await define(team, { name: 'size', type: 'integer' });
    await define(team, { name: 'day', type: 'date' });
    await define(team, { name: 'colours', type: 'multi_select', options: ['Red', 'Green', 'Blue'] });
    for (const [size, day, colours] of [
      [1, '2026-01-01', ['Red']],
      [5, '2026-02-01', ['Red', 'Green']],
      [9, '2026-03-01', ['Blue']],
    ] as const)
      await create(team, { size, day, colours, text: `${size}` });
    const count = async (query: string) => {
      const { status, body } = await team.get(`${contacts}?${query}`);
      return status === 200 ? body.count : body.error.code;
    };
    expect(await count('cf.size.from=5')).toBe(2);
    expect(await count('cf.size.from=2&cf.size.to=8.5')).toBe(1);
    expect(await count('cf.Size=5.0')).toBe(1);
    expect(await count('cf.day.to=2026-02-01')).toBe(2);
    expect(await count('cf.day.from=2026-02-01T10:00:00Z&cf.size.to=9')).toBe(2);
    expect(await count('cf.colours.any=green,BLUE')).toBe(2);
    expect(await count('cf.colours.all=red,green')).toBe(1);
    expect(await count('cf.colours=red&cf.size.to=1')).toBe(1);
    expect(await count('cf.text.from=1')).toBe('range_unsupported');
    expect(await count('cf.none.from=1')).toBe('field_unknown');
    expect(await count('cf.size.min=1')).toBe('suffix_unknown');
    expect(await count('cf.day.from=soon')).toBe('date_invalid');
    expect(await count('cf.size.to=')).toBe('blank');
    const { data } = await team.client.GET('/api/crm/contacts', {
      params: { query: { cf: { size: { from: '5', to: '5' }, colours: { any: ['red'] } } } },
    });
    expect(data.count).toBe(1);
    const filter = { cf: { size: { from: 2 }, 'colours.any': ['red', 'blue'] } };
    const bulk = await team.post(`${contacts}/bulk`, {
      action: 'add_tags',
      tags: ['x'],
      filter,
      dry_run: true,
    });
    expect(bulk.body.count).toBe(2);
    const wrong = { action: 'add_tags', tags: ['x'], filter: { cf: { text: { from: 2 } } } };
    expect((await team.post(`${contacts}/bulk`, wrong)).body.error.code).toBe('range_unsupported');
    const preset = await team.post('/api/crm/presets', { name: 'Large', filter });
    expect(preset.body.preset.filter.cf).toEqual({ size: { from: '2' }, colours: { any: ['red', 'blue'] } });
    expect(await count(`preset=${preset.body.preset.id}`)).toBe(2);
  });
});

test('a value that the field cannot have is not looked for, but saved rules outlast their options', async () => {
  const team = await freshTeam();
  await define(team, { name: 'size', type: 'integer' });
  await define(team, { name: 'day', type: 'date' });
  await define(team, { name: 'colours', type: 'multi_select', options: ['Red', 'Green'] });
  const plan = await define(team, { name: 'plan', type: 'select', options: ['Gold', 'Silver'] });
  await create(team, { size: 5, day: '2026-01-31', colours: ['Red'], plan: 'Gold' });
  const asked = async (query: string) => {
    const { status, body } = await team.get(`${contacts}?${query}`);
    return status === 200 ? body.count : `${status} ${body.error.param} ${body.error.code}`;
  };
  for (const query of [
    'cf.size=5.0',
    'cf.day=2026-01-31T10:00Z',
    'cf.Colours=RED',
    'cf.plan.any=gold,silver',
  ])
    expect([query, await asked(query)]).toEqual([query, 1]);
  expect(await asked('cf.size=five')).toBe('400 cf.size type_integer');
  expect(await asked('cf.plan=blue')).toBe('400 cf.plan option_unknown');
  expect(await asked('cf.colours.all=red,blue')).toBe('400 cf.colours.all option_unknown');
  const preset = await team.post('/api/crm/presets', { name: 'Odd', filter: { cf: { size: 'five' } } });
  if (preset.status === 201)
    expect(await asked(`preset=${preset.body.preset.id}`)).toBe('400 cf.size type_integer');
  const rules = '/api/crm/tags/rules';
  const odd = await team.post(rules, { tag: 'x', filter: { cf: { plan: 'blue' } } });
  expect([odd.status, ...faultsOf(odd.body)]).toEqual([422, 'filter.cf.plan option_unknown']);
  const rule = { tag: 'Paying', filter: { cf: { plan: { any: ['gold', 'silver'] } } } };
  expect((await team.post(rules, rule)).status).toBe(201);
  await team.patch(`${fields}/${plan.id}`, { options: ['Gold'] });
  expect((await create(team, { plan: 'Gold' })).tags).toEqual(['Paying']);
});

test.each(['create', 'reject'] as const)(
  'a filter by a field that there is not says which there are, of those that the caller sees (policy %s)',
  async (unknown_fields) => {
    const team = await apiTeam({ company: 'optional', unknown_fields });
    const agent = await team.as('agent');
    await define(team, { name: 'size', type: 'integer' });
    await define(team, { name: 'salary', type: 'integer', visible_to: [] });
    const old = await define(team, { name: 'old' });
    await team.post(`${fields}/${old.id}/archive`, {});
    const told = async (caller: Caller, name: string) => {
      const { status, body } = await caller.get(`${contacts}?cf.${name}=1`);
      return [status, body.error.param, body.error.code, body.error.message];
    };
    const unknown = (name: string, known: string) => [
      400,
      `cf.${name}`,
      'field_unknown',
      `The team has no such custom field. It has: ${known}.`,
    ];
    expect(await told(team, 'sise')).toEqual(unknown('sise', 'salary, size'));
    expect(await told(team, 'toString')).toEqual(unknown('toString', 'salary, size'));
    expect(await told(team, 'old.min')).toEqual(unknown('old.min', 'salary, size'));
    for (const name of ['sise', 'salary.min', 'old.min'])
      expect(await told(agent, name)).toEqual(unknown(name, 'size'));
    for (const caller of [team, agent])
      expect(await told(caller, 'Size.min')).toEqual([
        400,
        'cf.Size.min',
        'suffix_unknown',
        '.min is nothing to ask the field size for: it is filtered by its value alone, or with .from, .to, .any, .all.',
      ]);
    const action = { action: 'add_tags', tags: ['x'], filter: { cf: { sise: 1 } } };
    expect((await team.post(`${contacts}/bulk`, action)).body.error.code).toBe('field_unknown');
  },
);

test('contacts are found by an option that is offered no more', async () => {
  const team = await freshTeam();
  const { id } = await define(team, { name: 'stage', type: 'select', options: ['One', 'Two'] });
  const two = await create(team, { stage: 'Two' });
  await team.patch(`${fields}/${id}`, { options: ['One', 'Three'] });
  await team.patch(`${fields}/${id}`, { label: 'The stage' });
  const ids = async (query: string) =>
    (await team.get(`${contacts}?${query}`)).body.contacts?.map((one: { id: string }) => one.id);
  expect(await ids('cf.stage=two')).toEqual([two.id]);
  expect(await ids('cf.stage.any=Two,Three')).toEqual([two.id]);
  expect((await named(team, 'stage')).retired_options).toEqual(['Two']);
  const refused = await team.post(contacts, { name: 'Ann', custom_fields: { stage: 'Two' } });
  expect(faultsOf(refused.body)).toEqual(['custom_fields.stage option_unknown']);
  expect((await team.get(`${contacts}?cf.stage=Four`)).body.error.code).toBe('option_unknown');
  await team.patch(`${fields}/${id}`, { options: ['TWO'] });
  expect((await named(team, 'stage')).retired_options).toEqual(['One', 'Three']);
  for (let n = 0; n < 3; n++)
    await team.patch(`${fields}/${id}`, { options: Array.from({ length: 200 }, (_, i) => `${n} ${i}`) });
  expect((await named(team, 'stage')).retired_options).toHaveLength(200);
});

test('filters that are blank or come twice are refused', async () => {
  const team = await freshTeam();
  await define(team, { name: 'int', type: 'integer' });
  await create(team, { int: 42, city: 'a,b' });
  const asked = async (query: string) => {
    const { status, body } = await team.get(`${contacts}?${query}`);
    return status === 200 ? body.count : `${status} ${body.error.param} ${body.error.code}`;
  };
  expect(await asked('cf.int=')).toBe('400 cf.int blank');
  expect(await asked('cf.int=42&cf.int=1')).toBe('400 cf.int parameter_repeated');
  expect(await asked('cf.city=a&cf.city=b')).toBe('400 cf.city parameter_repeated');
  expect(await asked('cf.int.from=1&cf.int.from=2')).toBe('400 cf.int.from parameter_repeated');
  expect(await asked('cf.city=a,b&cf.int=42')).toBe(1);
  expect(await asked('cf.city.any=x&cf.city.any=y')).toBe(0);
});

test('a field that a rule for tags asks for is neither retyped nor deleted so that the rule is void', async () => {
  const team = await freshTeam();
  const { id } = await define(team, { name: 'size', type: 'integer' });
  const filter = { cf: { Size: { from: 100 } } };
  const rule = (await team.post('/api/crm/tags/rules', { tag: 'Large', filter })).body.rule;
  await team.post('/api/crm/tags/rules', { tag: 'Other', filter: { source: 'x' }, enabled: false });
  const path = `${fields}/${id}`;
  const tell = async (type: string) => team.post(`${path}/retype`, { type, dry_run: true });
  const told = [await tell('text'), await team.delete(`${path}?dry_run=true`), await tell('decimal')];
  expect(told.map(({ status, body }) => [status, body.rules])).toEqual([
    [200, [{ id: rule.id, tag: 'Large' }]],
    [200, [{ id: rule.id, tag: 'Large' }]],
    [200, []],
  ]);
  for (const { status, body } of [
    await team.post(`${path}/retype`, { type: 'text' }),
    await team.delete(path),
  ]) {
    expect([status, body.error.code]).toEqual([409, 'field_in_use']);
    expect(body.error.details).toMatchObject([{ existing_id: rule.id }]);
    expect(body.error.message).toContain('"Large"');
  }
  expect((await team.get('/api/crm/jobs')).body.jobs).toEqual([]);
  expect((await create(team, { size: '100' })).tags).toEqual(['Large']);
  await retype(team, id, { type: 'decimal' });
  expect((await create(team, { size: 100.5 })).tags).toEqual(['Large']);
  await team.delete(`/api/crm/tags/rules/${rule.id}`);
  await endedJob(team, (await team.delete(path)).body.job.id);
  expect(await named(team, 'size')).toBeUndefined();
});

test('filters that say nothing of a field, or too much, are refused', async () => {
  const team = await freshTeam();
  const { id } = await create(team, { colours: ['red'] });
  for (const cf of [
    { colours: ['red'] },
    { colours: { from: '' } },
    { colours: { near: 1 } },
    { colours: null },
    ['red'],
    [],
    { constructor: 'red' },
  ]) {
    const body = { action: 'add_tags', tags: ['x'], filter: { cf }, dry_run: true };
    expect([cf, (await team.post(`${contacts}/bulk`, body)).status]).toEqual([cf, 422]);
  }
  const near = { action: 'delete', filter: { cf: { colours: { near: 1 } } }, dry_run: true };
  const { error } = (await team.post(`${contacts}/bulk`, near)).body;
  expect([error.param, error.message]).toEqual([
    'filter.cf.colours',
    'A custom field is asked for by a value, or by an object of equals, from, to, any or all.',
  ]);
  const all = { action: 'delete', filter: { cf: { colours: {} } }, dry_run: true };
  const { status, body } = await team.post(`${contacts}/bulk`, all);
  expect([status, ...faultsOf(body)]).toEqual([400, 'cf.colours blank']);
  expect((await team.get(`${contacts}?cf.colours.all=red&cf.colours.any=`)).status).toBe(400);
  expect((await team.get(`${contacts}?cf.colours.all=red`)).body.contacts[0].id).toBe(id);
});

describe('deletion', () => {
  test('counts first, and then takes every value and the definition', async () => {
    const team = await freshTeam();
    const field = await define(team, { name: 'size' });
    const kept = await create(team, { size: 'abc', other: 'x' });
    const gone = await create(team, { size: '5' });
    await create(team, { other: 'y' });
    await team.delete(`${contacts}/${gone.id}`);
    await retype(team, field.id, { type: 'integer' });
    const preview = await team.delete(`${fields}/${field.id}?dryRun=true`);
    expect([preview.status, preview.body.count]).toEqual([200, 2]);
    const { status, body } = await team.delete(`${fields}/${field.id}`);
    expect(status).toBe(202);
    const job = await endedJob(team, body.job.id);
    expect(job).toMatchObject({
      kind: 'field',
      action: 'delete',
      state: 'finished',
      counts: { done: 2, failed: 0 },
    });
    expect(await named(team, 'size')).toBeUndefined();
    expect(await valuesOf(team, kept.id)).toEqual({ other: 'x' });
    expect((await team.get(`${contacts}/${gone.id}?deleted=true`)).body.contact.custom_fields).toEqual({});
    // The name is free, and nothing of the old values comes back.
    const again = await define(team, { name: 'size', type: 'integer' });
    await retype(team, again.id, { type: 'text' });
    expect(await valuesOf(team, kept.id)).toEqual({ other: 'x' });
  });
});
