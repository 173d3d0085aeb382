import { beforeAll, describe, expect, test } from 'vitest';
import { changeCatalogue } from '#core/catalogue/catalogue.ts';
import { tagIdOf } from '#core/tag/tag.item.ts';
import { type ApiTeam, apiTeam, companyOf, contactOf } from '#test/harness/api-team.ts';
import { hostTable } from '#test/harness/stack.ts';
import { endedJob } from '#test/harness/wait.ts';
import { ImportTeam } from '#test/pipeline/import-client.ts';

const path = '/api/crm/tags/rules';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
});

const idOf = (tag: string) => tagIdOf(team.team_id, tag);

const ended = (id: string) => endedJob(team, id);

const tagsOf = async (id: string): Promise<string[]> =>
  (await team.get(`/api/crm/contacts/${id}`)).body.contact.tags;

const ruled = async (rule: Record<string, unknown>) => {
  const { status, body } = await team.post(path, rule);
  expect([status, body.error]).toEqual([201, undefined]);
  return body;
};

const ruleOf = async (rule: Record<string, unknown>): Promise<string> => (await ruled(rule)).rule.id;

describe('a rule', () => {
  test('is made, changed, listed and deleted; its tag is of the kind auto', async () => {
    const { rule, job } = await ruled({ tag: 'Fair', filter: { source: 'fair', hasPhone: 'true' } });
    expect(job).toBeNull();
    expect(rule).toMatchObject({ tag: 'Fair', tag_id: idOf('fair'), enabled: true });
    expect(rule.filter).toEqual({ source: ['fair'], has_phone: true });
    const tag = async () => (await team.get(`/api/crm/tags/${idOf('fair')}`)).body.tag;
    expect((await tag()).kind).toBe('auto');
    expect((await team.delete('/api/crm/tags?unused=true')).body.tags).toEqual([]);
    const own = `${path}/${rule.id}`;
    expect((await team.patch(own, { enabled: false })).body.rule).toMatchObject({
      enabled: false,
      filter: rule.filter,
    });
    expect((await team.post(`${own}/apply`)).body.error.code).toBe('rule_disabled');
    expect((await team.get(path)).body).toMatchObject({ count: 1, rules: [{ id: rule.id }] });
    expect((await team.delete(`/api/crm/tags/${idOf('fair')}`)).body.error.code).toBe('tag_in_use');
    await team.post('/api/crm/tags', { name: 'Asked' });
    const asking = (await team.post(path, { tag: 'fair', filter: { tags: 'asked' } })).body.rule;
    const refused = (await team.delete(`/api/crm/tags/${idOf('Asked')}`)).body.error;
    expect(refused).toMatchObject({ code: 'tag_in_use', message: expect.stringContaining(asking.id) });
    await team.delete(`${path}/${asking.id}`);
    expect((await team.delete(`/api/crm/tags/${idOf('Asked')}`)).status).toBe(200);
    expect((await team.delete(own)).status).toBe(200);
    for (const reply of [await team.get(own), await team.patch(own, {}), await team.delete(own)])
      expect(reply.body.error.code).toBe('rule_not_found');
    expect((await tag()).kind).toBe('manual');
  });

  test.each([
    [{ filter: { source: 'x' } }, ['tag']],
    [{ tag: 'x' }, ['filter']],
    [{ tag: 'x', filter: {} }, ['filter']],
    [{ tag: 'x', filter: { cf: {} } }, ['filter']],
    [{ tag: 'x', filter: { cf: [] } }, ['filter.cf']],
    [{ tag: 'x', filter: { cf: { none: {} } } }, ['filter.cf.none']],
    [{ tag: 'x', filter: { tags_mode: 'all' } }, ['filter']],
    [{ tag: 'x', filter: { search: 'ada' } }, ['filter.search']],
    [{ tag: 'x', filter: { deleted: true } }, ['filter.deleted']],
    [{ tag: 'x', filter: { cf: { 'none.from': 3 } } }, ['filter.cf.none']],
    [{ tag: 'x', filter: { cf: { none: 'x' } } }, ['filter.cf.none']],
    [{ tag: 'x', filter: { updated_from: '2026-01-01' } }, ['filter.updated_from']],
    [
      { tag: 'x', filter: { created_from: 'soon', has_phone: 3 } },
      ['filter.has_phone', 'filter.created_from'],
    ],
    [
      { tag: 'dnc', filter: { lead_status: 'hot', company_id: 'comp_none', owner_id: 'memb_none' } },
      ['tag', 'filter.company_id', 'filter.owner_id', 'filter.lead_status'],
    ],
  ])('%j is refused, all faults at once', async (rule, params) => {
    const { status, body } = await team.post(path, rule);
    expect(status).toBe(422);
    expect(body.error.details.map(({ param }: { param: string }) => param).sort()).toEqual(params.sort());
  });

  test('a team has fifty at most', async () => {
    const other = await apiTeam();
    for (let n = 0; n < 50; n++)
      expect((await other.post(path, { tag: 'many', filter: { source: `${n}` } })).status).toBe(201);
    const { status, body } = await other.post(path, { tag: 'many', filter: { source: 'z' } });
    expect([status, body.error.code]).toEqual([422, 'rules_too_many']);
  });
});

describe('contacts that match', () => {
  test('get as many tags as there is room for, of which an opt-out takes none', async () => {
    const at = await apiTeam({ company: 'optional' });
    for (const tag of ['Warm', 'Fair']) await at.post(path, { tag, filter: { source: 'fair' } });
    const tags = Array.from({ length: 99 }, (_, n) => `t${n}`);
    const { body } = await at.post('/api/crm/contacts', {
      name: 'Ada',
      source: 'fair',
      tags: [...tags, 'DNC'],
    });
    expect(body.contact.tags).toEqual([...tags, 'DNC', 'Warm']);
  });

  test('get the tag in the write that makes them match, on every path', async () => {
    const at = await apiTeam({ company: 'optional' });
    const company = await companyOf(at, 'Acme');
    const rules = [
      { tag: 'Warm', filter: { lead_status: 'qualified' } },
      { tag: 'Acme', filter: { company_id: company } },
      { tag: 'Large', filter: { cf: { size: 'large' } } },
      { tag: 'Hot', filter: { tags: ['warm', 'large'], tags_mode: 'all' } },
    ];
    await at.post('/api/crm/fields', { name: 'size' });
    for (const rule of rules) await at.post(path, rule);
    const tags = async (id: string) => (await at.get(`/api/crm/contacts/${id}`)).body.contact;
    const plain = await contactOf(at, { name: 'Ada' });
    expect((await tags(plain)).tags).toEqual([]);
    const created = await at.post('/api/crm/contacts', {
      name: 'Bob',
      tags: ['vip'],
      lead_status: 'qualified',
      custom_fields: { size: 'large' },
    });
    expect(created.body.contact).toMatchObject({ version: 1, tags: ['vip', 'Warm', 'Large', 'Hot'] });
    const patched = await at.patch(`/api/crm/contacts/${plain}`, { company_id: company });
    expect(patched.body.contact).toMatchObject({ version: 2, tags: ['Acme'] });
    // Rules only add: what they have added stays, and comes back while the contact matches.
    expect((await at.patch(`/api/crm/contacts/${plain}`, { tags: [] })).body.contact.tags).toEqual(['Acme']);
    const left = await at.patch(`/api/crm/contacts/${plain}`, { company_id: null });
    expect(left.body.contact.tags).toEqual(['Acme']);
    const batch = await at.post('/api/crm/contacts/batch', {
      mode: 'create',
      contacts: [{ name: 'Cy', lead_status: 'qualified' }],
    });
    expect((await tags(batch.body.results[0].id)).tags).toEqual(['Warm']);
    const bulk = await at.post('/api/crm/contacts/bulk', {
      action: 'set_status',
      ids: [plain],
      lead_status: 'qualified',
    });
    await endedJob(at, bulk.body.job.id);
    expect(await tags(plain)).toMatchObject({ version: 4, tags: ['Acme', 'Warm'] });
    const files = new ImportTeam({ ...at, drop_id: 'none' });
    const file = 'name,company,lead_status,tags\nDee,Acme,new,x\nEve,,qualified,WARM\n';
    await files.ended(await files.upload('rows.csv', file));
    const found = (await at.get('/api/crm/contacts?sort=name')).body.contacts;
    const imported = Object.fromEntries(
      found.map(({ name, tags }: { name: string; tags: string[] }) => [name, tags]),
    );
    expect(imported).toMatchObject({ Dee: ['x', 'Acme'], Eve: ['Warm'] });
  });

  test('that were there before get it by a job, once; those in the trash when they come back', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await contactOf(team, { name: `Person ${n}`, source: 'expo' }));
    const [first = '', second = ''] = ids;
    await team.patch(`/api/crm/contacts/${second}`, { tags: ['Expo'] });
    await team.delete(`/api/crm/contacts/${first}`);
    const rule = await ruleOf({ tag: 'Expo', filter: { source: 'expo' } });
    const dry = await team.post(`${path}/${rule}/apply?dry_run=true`);
    expect([dry.status, dry.body.count]).toEqual([200, 3]);
    const { body } = await team.post(`${path}/${rule}/apply`);
    expect(await ended(body.job.id)).toMatchObject({ action: 'apply_rule', total: 3, counts: { done: 3 } });
    expect((await team.post(`${path}/${rule}/apply?dryRun=true`)).body.count).toBe(0);
    for (const id of ids.slice(2)) expect(await tagsOf(id)).toEqual(['Expo']);
    const restored = await team.post(`/api/crm/contacts/${first}/restore`);
    expect(restored.body.contact.tags).toEqual(['Expo']);
    const { job } = await ruled({ tag: 'Expo 2', filter: { source: 'expo' }, apply: true });
    expect((await ended(job.id)).counts.done).toBe(5);
  });

  test('go on getting the tag under its new name', async () => {
    const rule = await ruleOf({ tag: 'Web', filter: { source: 'web' } });
    const asking = await ruleOf({ tag: 'Asks', filter: { tags: ['web'] } });
    const filter = { tags: ['WEB', 'x'], source: 'web' };
    const { preset } = (await team.post('/api/crm/presets', { name: 'Web', filter })).body;
    const id = await contactOf(team, { name: 'Ann', source: 'web' });
    expect(await tagsOf(id)).toEqual(['Web', 'Asks']);
    const renamed = await team.patch(`/api/crm/tags/${idOf('web')}`, { name: 'Online' });
    await ended(renamed.body.job.id);
    expect(await tagsOf(id)).toEqual(['Online', 'Asks']);
    expect((await team.get(`${path}/${rule}`)).body.rule.tag).toBe('Online');
    expect((await team.get(`${path}/${asking}`)).body.rule.filter.tags).toEqual(['Online']);
    const kept = (await team.get(`/api/crm/presets/${preset.id}`)).body.preset;
    expect(kept).toMatchObject({ filter: { tags: ['Online', 'x'], source: ['web'] }, version: 2 });
    expect(await tagsOf(await contactOf(team, { name: 'Bea', source: 'web' }))).toEqual(['Online', 'Asks']);
    expect((await team.get(`/api/crm/tags/${idOf('online')}`)).body.tag.kind).toBe('auto');
  });
});

test('a rule that the fields do not bear any more keeps nobody from writing, and is not applied', async () => {
  await team.post('/api/crm/fields', { name: 'size', type: 'integer' });
  const id = await ruleOf({ tag: 'Huge', filter: { cf: { size: { from: 100 } } } });
  // As it may have become before such changes were refused.
  const writing = {
    teamId: team.team_id,
    via: { updated_by: 'tok_test', via: 'api' as const },
    now: new Date(),
  };
  await changeCatalogue(hostTable(), writing, (seen) => ({
    ...seen,
    fields: new Map([...seen.fields].map(([key, field]) => [key, { ...field, type: 'text' as const }])),
  }));
  await contactOf(team, { name: 'Ada', custom_fields: { size: '200' } });
  for (const query of ['', '?dry_run=true']) {
    const { status, body } = await team.post(`${path}/${id}/apply${query}`);
    expect([status, body.error.code, body.error.param]).toEqual([
      422,
      'range_unsupported',
      'filter.cf.size.from',
    ]);
  }
});
