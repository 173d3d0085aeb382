import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, type Caller } from '#test/harness/api-team.ts';

const presets = '/api/crm/presets';

let team: ApiTeam;
let manager: Caller;
let agent: Caller;

beforeAll(async () => {
  team = await apiTeam();
  manager = await team.as('manager');
  agent = await team.as('agent');
});

const save = async (caller: Caller, values: Record<string, unknown> = {}) => {
  const { status, body } = await caller.post(presets, { name: 'Warm', ...values });
  expect(status).toBe(201);
  return body.preset;
};

test('a preset keeps its filter as the list of contacts takes it', async () => {
  const filter = {
    leadStatus: 'new',
    hasPhone: 'true',
    tags: 'VIP, warm',
    tagsMode: 'all',
    createdFrom: '2026-01-01',
    lastCalledTo: 'never',
    cf: { size: 10 },
  };
  const sent = { name: 'Warm leads', filter, sort: '-name' };
  const { status, headers, body } = await team.post(presets, sent);
  expect(status).toBe(201);
  const { preset } = body;
  expect(headers.get('location')).toBe(`${presets}/${preset.id}`);
  expect(preset).toMatchObject({
    id: expect.stringMatching(/^pre_[0-9a-z]{26}$/),
    team_id: team.team_id,
    name: 'Warm leads',
    filter: {
      lead_status: ['new'],
      has_phone: true,
      tags: ['VIP', 'warm'],
      tags_mode: 'all',
      created_from: '2026-01-01T00:00:00.000Z',
      last_called_to: 'never',
      cf: { size: '10' },
    },
    sort: '-name',
    shared: false,
    version: 1,
  });
  expect((await team.get(`${presets}/${preset.id}`)).body.preset).toEqual(preset);
});

test('absent values have defaults', async () => {
  expect(await save(team)).toMatchObject({ filter: { all: true }, sort: '-created_at', shared: false });
});

test.each([
  [{ filter: { colour: 'red' } }, 'filter.colour unknown_property'],
  [{ filter: { createdFrom: 'soon' } }, 'filter.created_from time_invalid'],
  [{ filter: { leadStatus: 'a', lead_status: 'b' } }, 'filter.leadStatus unknown_property'],
  [{ filter: 'x' }, 'filter type_object'],
  [{ filter: {} }, 'filter filter_empty'],
  [{ filter: { search: '', deleted: true } }, 'filter filter_empty'],
  [{ filter: [] }, 'filter type_object'],
  [{ filter: { all: true, tags: 'x' } }, 'filter filter_all'],
  [{ sort: 'colour' }, 'sort unknown_value'],
  [{ shared: 'yes' }, 'shared type_boolean'],
  [{ name: ' ' }, 'name blank'],
])('%j is refused', async (values, fault) => {
  const { status, body } = await team.post(presets, { name: 'Warm', ...values });
  const found = body.error.details.map(
    ({ param, code }: { param: string; code: string }) => `${param} ${code}`,
  );
  expect([status, found]).toEqual([422, [fault]]);
});

describe('a private preset', () => {
  test('is nobody else’s business, not even an admin’s', async () => {
    const { id } = await save(agent);
    for (const caller of [team, manager]) {
      for (const [method, body] of [['GET'], ['PATCH', { name: 'Mine' }], ['DELETE']] as const) {
        const { token } = caller;
        const reply = await call(method, `${presets}/${id}`, { token, ...(body && { body }) });
        expect([reply.status, reply.body.error.code]).toEqual([404, 'preset_not_found']);
      }
    }
    expect((await agent.get(`${presets}/${id}`)).status).toBe(200);
  });
});

describe('a shared preset', () => {
  test('is read by all, and changed by who made it and by admins', async () => {
    const { id } = await save(agent, { shared: true });
    for (const caller of [team, manager, agent])
      expect((await caller.get(`${presets}/${id}`)).status).toBe(200);
    const refused = await manager.patch(`${presets}/${id}`, { name: 'Mine' });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'preset_forbidden']);
    expect((await manager.delete(`${presets}/${id}`)).status).toBe(403);
    expect((await agent.patch(`${presets}/${id}`, { name: 'Ours' })).body.preset.version).toBe(2);
    const changed = await team.patch(`${presets}/${id}`, { filter: { source: 'web' } });
    expect(changed.body.preset).toMatchObject({ name: 'Ours', filter: { source: ['web'] }, version: 3 });
    expect((await team.delete(`${presets}/${id}`)).status).toBe(200);
    expect((await agent.get(`${presets}/${id}`)).status).toBe(404);
  });

  test('made private is its maker’s alone', async () => {
    const { id } = await save(agent, { shared: true });
    await team.patch(`${presets}/${id}`, { shared: false });
    expect((await team.get(`${presets}/${id}`)).status).toBe(404);
    expect((await agent.get(`${presets}/${id}`)).status).toBe(200);
  });
});

test('the list shows own and shared ones with their exact count, page by page', async () => {
  const own = await apiTeam();
  const other = await own.as('agent');
  for (let index = 0; index < 5; index++) {
    await save(own, { name: `own ${index}` });
    await save(other, { name: `other ${index}`, shared: index === 3 });
  }
  const names: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await own.get(`${presets}?limit=4${cursor && `&cursor=${cursor}`}`);
    expect(body.count).toBe(6);
    names.push(...body.presets.map(({ name }: { name: string }) => name));
    cursor = body.next_cursor;
  }
  expect(names).toEqual(['own 4', 'other 3', 'own 3', 'own 2', 'own 1', 'own 0']);
  expect((await other.get(presets)).body.count).toBe(5);
});

test('If-Match guards a change', async () => {
  const { id } = await save(team);
  const options = { token: team.token, body: { name: 'Cold' }, headers: { 'if-match': '"1"' } };
  expect((await call('PATCH', `${presets}/${id}`, options)).status).toBe(200);
  expect((await call('PATCH', `${presets}/${id}`, options)).status).toBe(412);
});

test('a preset that asks for what a role does not see is none of its business, and not for it to make', async () => {
  const team = await apiTeam({ hidden_from_managers: ['source', 'cf.salary'] });
  const manager = await team.as('manager');
  const filters = [{ cf: { Salary: '5' } }, { source: 'fair' }];
  for (const filter of filters) {
    const hidden = await save(team, { filter, shared: true });
    const own = await save(manager, { shared: true });
    expect((await manager.get(`${presets}/${hidden.id}`)).status).toBe(404);
    expect((await manager.get(`${presets}?limit=200`)).body.presets).not.toContainEqual(
      expect.objectContaining({ id: hidden.id }),
    );
    for (const sent of [
      manager.post(presets, { name: 'Mine', filter }),
      manager.patch(`${presets}/${own.id}`, { filter }),
    ])
      expect(await sent).toMatchObject({ status: 403, body: { error: { code: 'field_forbidden' } } });
  }
});
