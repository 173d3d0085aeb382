import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/id.ts';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';

const path = '/api/crm/drops';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

const make = async (values: Record<string, unknown> = {}) => {
  const { status, body } = await team.post(path, { name: 'Fair', ...values });
  expect(status).toBe(201);
  return body.drop;
};

test('each team has a default drop, which can be changed and not deleted', async () => {
  const { body } = await (await apiTeam()).get(path);
  expect(body).toMatchObject({
    count: 1,
    drops: [{ name: 'default', is_default: true, mapping: null, options: {} }],
  });
  const [{ id }] = (await team.get(path)).body.drops.filter(
    (drop: { is_default: boolean }) => drop.is_default,
  );
  const { status, body: changed } = await team.patch(`${path}/${id}`, { options: { strictness: 'lenient' } });
  expect([status, changed.drop.options]).toEqual([200, { strictness: 'lenient' }]);
  expect(await team.delete(`${path}/${id}`)).toMatchObject({
    status: 409,
    body: { error: { code: 'drop_is_default' } },
  });
});

test('a drop tells where its files go, and keeps its mapping and options', async () => {
  const options = { strictness: 'lenient', tags: ['Fair'], required: ['phone'] };
  const drop = await make({ mapping: { Tel: 'phone', Secret: null }, options });
  expect(drop).toMatchObject({
    id: expect.stringMatching(/^drop_[0-9a-z]{26}$/),
    prefix: `drops/${drop.id}/`,
    bucket: expect.any(String),
    is_default: false,
    mapping: { Tel: 'phone', Secret: null },
    options,
    version: 1,
  });
  expect((await team.get(`${path}/${drop.id}`)).body.drop).toEqual(drop);
  expect((await team.get(path)).body.drops[0]).toEqual(drop);
});

test('a change replaces what it gives, and null takes the mapping away', async () => {
  const { id } = await make({ mapping: { Tel: 'phone' }, options: { source: 'fair' } });
  const renamed = (await team.patch(`${path}/${id}`, { name: 'Other' })).body.drop;
  expect(renamed).toMatchObject({
    name: 'Other',
    mapping: { Tel: 'phone' },
    options: { source: 'fair' },
    version: 2,
  });
  const cleared = (await team.patch(`${path}/${id}`, { mapping: null, options: {} })).body.drop;
  expect(cleared).toMatchObject({ name: 'Other', mapping: null, options: {}, version: 3 });
  const stale = { token: team.token, body: { name: 'x' }, headers: { 'If-Match': '"1"' } };
  expect((await call('PATCH', `${path}/${id}`, stale)).status).toBe(412);
});

test('a drop that is deleted is unknown', async () => {
  const { id } = await make();
  expect((await team.delete(`${path}/${id}`)).body.drop.id).toBe(id);
  for (const request of [
    team.get(`${path}/${id}`),
    team.delete(`${path}/${id}`),
    team.patch(`${path}/${id}`, { name: 'x' }),
  ])
    expect((await request).status).toBe(404);
});

describe('refused as the options of an import are', () => {
  test.each([
    [{ mapping: { Tel: 'shoe' } }, 'mapping.Tel', 'mapping_target_unknown'],
    [{ mapping: { Tel: 'phone', Handy: 'phone' } }, 'mapping.Handy', 'mapping_repeated'],
    [{ options: { strictness: 'lax' } }, 'options.strictness', 'unknown_value'],
    [{ options: { mapping: { Tel: 'phone' } } }, 'options.mapping', 'unknown_property'],
    [{ options: { department_id: newId('dept') } }, 'options.department_id', 'department_not_found'],
  ])('%j', async (values, param, code) => {
    const { status, body } = await team.post(path, { name: 'Fair', ...values });
    expect(status).toBe(422);
    expect(body.error.details).toMatchObject([{ param, code }]);
    const { id } = await make();
    expect((await team.patch(`${path}/${id}`, values)).body.error.details).toMatchObject([{ param, code }]);
  });
});
