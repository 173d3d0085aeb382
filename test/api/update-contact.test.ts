import { beforeEach, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, companyOf, contactOf } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let id: string;

const values = {
  name: 'Ada King Lovelace',
  phone: '(202) 555-0100',
  email: 'ada@example.com',
  external_id: 'X-1',
  job_title: 'Analyst',
  tags: ['VIP', 'warm'],
  custom_fields: { size: '500', interest: 'engines' },
};

beforeEach(async () => {
  team = await apiTeam({ company: 'optional', email: 'unique' });
  id = await contactOf(team, values);
});

const patch = (body: unknown, ifMatch?: string, method = 'PATCH') =>
  call(method, `${contacts}/${id}`, {
    token: team.token,
    body,
    ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
  });

const stored = async () => (await team.get(`${contacts}/${id}`)).body.contact;

describe.each(['PATCH', 'PUT'])('%s', (method) => {
  test('changes what is given and leaves the rest', async () => {
    const before = await stored();
    const { status, headers, body } = await patch({ jobTitle: 'Countess', notes: 'x' }, undefined, method);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"2"');
    const { updated_at } = body.contact;
    expect(body.contact).toEqual({ ...before, job_title: 'Countess', notes: 'x', version: 2, updated_at });
    expect(updated_at > before.updated_at).toBe(true);
    expect(await stored()).toEqual(body.contact);
  });

  test('clears with null', async () => {
    const { body } = await patch(
      { email: null, phone: null, tags: null, job_title: null },
      undefined,
      method,
    );
    const cleared = {
      email: null,
      phone: null,
      phone_raw: null,
      phone_status: null,
      tags: [],
      job_title: null,
    };
    expect(body.contact).toMatchObject(cleared);
    expect(await stored()).toEqual(body.contact);
  });
});

test('a change that changes nothing writes nothing and answers the same version', async () => {
  const before = await stored();
  const { phone, email, name, tags } = before;
  for (const same of [
    {},
    { phone, email, name, tags },
    { custom_fields: { size: '500' } },
    { notes: null },
  ]) {
    const { status, headers, body } = await patch(same);
    expect([status, headers.get('etag'), body.contact]).toEqual([200, '"1"', before]);
  }
});

describe('values', () => {
  test.each([
    [{ name: 'Grace Hopper' }, { name: 'Grace Hopper', first_name: 'Grace', last_name: 'Hopper' }],
    [{ first_name: 'Grace' }, { name: 'Grace Lovelace', first_name: 'Grace', last_name: 'Lovelace' }],
    [{ last_name: null }, { name: 'Ada King', first_name: 'Ada King', last_name: null }],
    [
      { name: 'G. H.', last_name: 'H' },
      { name: 'G. H.', first_name: 'Ada King', last_name: 'H' },
    ],
    [
      { name: values.name, last_name: 'H' },
      { name: values.name, first_name: 'Ada King', last_name: 'H' },
    ],
    [
      { phone: '202 555 0199' },
      { phone: '+12025550199', phone_raw: '202 555 0199', phone_status: 'possible' },
    ],
    [{ phone_secondary: '202 555 0198' }, { phone_secondary: '+12025550198', phone: '+12025550100' }],
    [{ lead_status: 'Qualified' }, { lead_status: 'qualified' }],
    [{ lead_status: null }, { lead_status: 'new' }],
    [{ tags: 'vip, VIP; Q4' }, { tags: ['VIP', 'Q4'] }],
    [
      { custom_fields: { size: null, colour: 'red' } },
      { custom_fields: { interest: 'engines', colour: 'red' } },
    ],
    [{ custom_fields: null }, { custom_fields: {} }],
    [{ email: 'ADA@example.com' }, { email: 'ADA@example.com' }],
  ])('%j becomes %j', async (change, expected) => {
    const { status, body } = await patch(change);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.contact).toMatchObject(expected);
    if ('custom_fields' in expected) expect(body.contact.custom_fields).toEqual(expected.custom_fields);
    expect(await stored()).toEqual(body.contact);
  });

  test.each([
    [{ phone: '12' }, 'phone', 'phone_invalid'],
    [{ phoneSecondary: '4.41E+11' }, 'phoneSecondary', 'phone_precision_lost'],
    [{ leadStatus: 'hot' }, 'leadStatus', 'lead_status_unknown'],
    [{ companyId: 'comp_x' }, 'companyId', 'company_not_found'],
    [{ email: 'no' }, 'email', 'email_invalid'],
    [{ name: null }, 'name', 'required'],
    [{ first_name: null, last_name: null }, 'name', 'required'],
    [{ nmae: 'x' }, 'nmae', 'unknown_property'],
    [{ id: 'cont_x' }, 'id', 'read_only'],
    [{ company_id: 'comp_x' }, 'company_id', 'company_not_found'],
    [{ company_id: 'comp_x', company: 'Acme' }, 'company', 'ambiguous'],
    [{ department_id: 'dept_x' }, 'department_id', 'department_not_found'],
    [{ owner_id: 'memb_x' }, 'owner_id', 'owner_not_found'],
  ])('%j is 422 for %s: %s', async (change, param, code) => {
    const before = await stored();
    const { status, body } = await patch(change);
    expect([status, body.error.param, body.error.code]).toEqual([422, param, code]);
    expect(await stored()).toEqual(before);
  });

  test('a status that the team has no more may stay', async () => {
    await patch({ lead_status: 'churned' });
    await team.patch('/api/crm/settings', { lead_statuses: ['new', 'do_not_contact'] });
    expect((await patch({ lead_status: 'churned', notes: 'x' })).body.contact.lead_status).toBe('churned');
    expect((await patch({ lead_status: 'converted' })).body.error.code).toBe('lead_status_unknown');
  });

  test('custom fields are limited as they are merged', async () => {
    expect((await patch({ custom_fields: { a: 'x'.repeat(19_000), b: 'x'.repeat(19_000) } })).status).toBe(
      200,
    );
    const { status, body } = await patch({ custom_fields: { c: 'x'.repeat(19_000), d: 'x'.repeat(19_000) } });
    expect([status, body.error.code]).toEqual([422, 'custom_fields_too_large']);
    expect((await patch({ custom_fields: { a: null, c: 'x'.repeat(19_000) } })).status).toBe(200);
  });

  test('a company by name is found or created; it stays needed where the team requires one', async () => {
    const acme = await companyOf(team, 'Acme');
    expect((await patch({ company: 'ACME' })).body.contact.company_id).toBe(acme);
    expect((await patch({ company: 'Umbrella' })).body.contact.company_id).toMatch(/^comp_/);
    expect((await team.get('/api/crm/companies')).body.count).toBe(2);
    await team.patch('/api/crm/settings', { company: 'required' });
    const { status, body } = await patch({ company: null });
    expect([status, body.error.param, body.error.code]).toEqual([422, 'company_id', 'required']);
    await team.patch('/api/crm/settings', { company: 'optional' });
    expect((await patch({ company: null })).body.contact.company_id).toBeNull();
  });

  test('a department and an owner of the team are taken', async () => {
    const department = (await team.post('/api/crm/departments', { name: 'Sales' })).body.department.id;
    const owner = (await team.post('/api/crm/members', { name: 'Bo', role: 'agent' })).body.member.id;
    const { body } = await patch({ department_id: department, owner_id: owner });
    expect(body.contact).toMatchObject({ department_id: department, owner_id: owner });
    for (const [name, code] of [
      ['department_id', 'department_not_found'],
      ['owner_id', 'owner_not_found'],
    ] as const) {
      const refused = await team.post(contacts, { name: 'Cy', [name]: 'nobody' });
      expect([refused.status, refused.body.error.code]).toEqual([422, code]);
    }
  });
});

describe('tags one by one', () => {
  test('are added and taken away beside those that there are', async () => {
    const { status, body } = await patch({ add_tags: ['Hot', 'vip'], removeTags: 'WARM' });
    expect([status, body.contact.tags]).toEqual([200, ['VIP', 'Hot']]);
    expect((await patch({ add_tags: ['HOT'], remove_tags: ['cold'] })).body.contact.version).toBe(2);
  });

  test('not together with all tags, nor both of one tag', async () => {
    for (const body of [
      { tags: ['a'], add_tags: ['b'] },
      { add_tags: ['b'], remove_tags: ['B'] },
    ])
      expect(await patch(body)).toMatchObject({ status: 422, body: { error: { code: 'ambiguous' } } });
    expect((await stored()).tags).toEqual(['VIP', 'warm']);
  });

  test('have room as others, and opt out as others', async () => {
    const many = Array.from({ length: 99 }, (_, n) => `t${n}`);
    expect(await patch({ add_tags: many })).toMatchObject({
      status: 422,
      body: { error: { code: 'too_long', param: 'tags' } },
    });
    expect((await patch({ add_tags: ['dnc'] })).body.contact).toMatchObject({ do_not_call: true });
  });
});

describe('an opt-out', () => {
  const tags = ['VIP', 'warm', 'DNC'];

  test.each([
    [{ do_not_call: true }, 'new'],
    [{ lead_status: 'Do not contact' }, 'do_not_contact'],
    [{ tags }, 'new'],
    [{ do_not_call: true, lead_status: 'qualified' }, 'qualified'],
  ])('by %j is told by flag and tag, and taken back by do_not_call alone', async (change, lead_status) => {
    expect((await patch(change)).body.contact).toMatchObject({ do_not_call: true, lead_status, tags });
    const { body } = await patch({ do_not_call: false });
    expect(body).toMatchObject({ contact: { do_not_call: false, tags: ['VIP', 'warm'] }, warnings: [] });
    expect(body.contact.lead_status).toBe(lead_status === 'do_not_contact' ? 'new' : lead_status);
  });

  test.each([
    [{ lead_status: 'qualified' }, 'lead_status', { lead_status: 'qualified', tags }],
    [{ tags: ['VIP'] }, 'tags', { lead_status: 'new', tags: ['VIP', 'DNC'] }],
  ])('is kept by %j, with a warning on every path', async (change, param, expected) => {
    const kept = { contact: { do_not_call: true, ...expected }, warnings: [{ param, code: 'opt_out_kept' }] };
    await patch({ do_not_call: true });
    expect(await patch(change)).toMatchObject({ status: 200, body: kept });
    await patch({ lead_status: 'new', tags });
    expect(
      (await call('PUT', `/api/contacts/${id}`, { token: team.token, body: change })).body,
    ).toMatchObject(kept);
    await patch({ lead_status: 'new', tags });
    const { body } = await team.post(`${contacts}/batch`, { mode: 'update', contacts: [{ id, ...change }] });
    expect(body.results).toMatchObject([{ status: 'updated', warnings: kept.warnings }]);
    expect((await team.get(`${contacts}/${id}`)).body.contact).toMatchObject(kept.contact);
  });

  test.each([{ tags: ['DNC'] }, { lead_status: 'do_not_contact' }])(
    'is neither given nor taken back by do_not_call: false and %j',
    async (change) => {
      const { status, body } = await patch({ do_not_call: false, ...change });
      expect([status, body.error.code]).toEqual([422, 'ambiguous']);
    },
  );
});

describe('claims follow', () => {
  test('what is given up is free, what is taken is taken', async () => {
    await patch({ phone: '+12025550111', email: 'b@example.com', external_id: 'X-2' });
    const other = await contactOf(team, { phone: values.phone, email: values.email, external_id: 'X-1' });
    expect(other).toMatch(/^cont_/);
    const { status, body } = await patch({ phone: values.phone, email: values.email, external_id: 'X-1' });
    expect(status).toBe(409);
    expect(body.error.details).toMatchObject(
      ['phone_taken', 'email_taken', 'external_id_taken'].map((code) => ({ code, existing_id: other })),
    );
    expect(await stored()).toMatchObject({ phone: '+12025550111', version: 2 });
  });

  test('a name alone is known only while there is nothing else', async () => {
    await patch({ phone: null, email: null, external_id: null });
    await patch({ name: 'Somebody Else' });
    await patch({ email: 'c@example.com' });
    expect(await stored()).toMatchObject({ name: 'Somebody Else', email: 'c@example.com', version: 4 });
  });

  test('a value that others may have is a warning', async () => {
    await team.patch('/api/crm/settings', { email: 'warn' });
    const other = await contactOf(team, { email: 'b@example.com' });
    const { body } = await patch({ email: 'B@example.com' });
    expect(body.warnings).toMatchObject([{ code: 'email_duplicate', existing_id: other }]);
  });
});

describe('If-Match', () => {
  test('guards the version', async () => {
    expect((await patch({ notes: 'a' }, '"1"')).status).toBe(200);
    const { status, body } = await patch({ notes: 'b' }, '"1"');
    expect([status, body.error.code]).toEqual([412, 'version_mismatch']);
    expect((await patch({ notes: 'b' }, '*')).body.contact.version).toBe(3);
    expect((await patch({ notes: 'c' }, '3')).body.error.code).toBe('etag_malformed');
    expect((await patch({ notes: 'c' }, 'W/"2"')).status).toBe(412);
  });

  test('is required where the team says so, for changes and deletes alike', async () => {
    await team.patch('/api/crm/settings', { require_if_match: true });
    for (const { status, body } of [
      await patch({ notes: 'x' }),
      await patch({ notes: 'x' }, undefined, 'PUT'),
      await team.delete(`${contacts}/${id}`),
      await team.delete(`${contacts}/${id}?permanent=true`),
    ])
      expect([status, body.error.code]).toEqual([428, 'if_match_required']);
    expect((await patch({ notes: 'x' }, '"1"')).status).toBe(200);
  });

  test('is 412 even when nothing would change', async () => {
    expect((await patch({ name: values.name }, '"9"')).status).toBe(412);
  });
});

test('what is unknown, foreign or in the trash is 404', async () => {
  await team.delete(`${contacts}/${id}`);
  const replies = [await patch({ notes: 'x' }), await team.patch(`${contacts}/cont_x`, { notes: 'x' })];
  const foreign = await apiTeam();
  replies.push(await foreign.patch(`${contacts}/${id}`, { notes: 'x' }));
  for (const { status, body } of replies)
    expect([status, body.error.code, body.error.message]).toEqual([
      404,
      'contact_not_found',
      'There is no such contact.',
    ]);
});

test('all that is wrong with the values of a change is told at once', async () => {
  const { status, body } = await patch({
    leadStatus: 'nope',
    timezone: '+01:00',
    phone: 'x',
    custom_fields: [1],
  });
  expect(status).toBe(422);
  const found = body.error.details.map(({ param, code }: Record<string, string>) => `${param} ${code}`);
  expect(found.toSorted()).toEqual([
    'custom_fields type_object',
    'leadStatus lead_status_unknown',
    'phone phone_invalid',
    'timezone timezone_unknown',
  ]);
});
