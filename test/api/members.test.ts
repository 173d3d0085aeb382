import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';

const members = '/api/crm/members';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

const memberOf = async (values: Record<string, unknown>): Promise<string> =>
  (await team.post(members, { name: 'Someone', role: 'agent', ...values })).body.member.id;

describe('a member', () => {
  test('is added, read, changed and removed', async () => {
    const department = await team.post('/api/crm/departments', { name: 'Sales' });
    const sent = {
      name: 'Grace Hopper',
      email: 'Grace@example.com',
      subject: 'idp|grace',
      role: 'manager',
      departments: [department.body.department.id],
    };
    const { status, headers, body } = await team.post(members, sent);
    expect(status).toBe(201);
    expect(body.member).toMatchObject({ ...sent, team_id: team.team_id, version: 1 });
    const path = headers.get('location') ?? '';
    expect(path).toBe(`${members}/${body.member.id}`);
    expect((await team.get(path)).body.member).toEqual(body.member);
    const changed = await team.patch(path, { email: null, role: 'agent' });
    expect(changed.body.member).toMatchObject({ ...sent, email: null, role: 'agent', version: 2 });
    expect((await team.delete(path)).body.member.version).toBe(2);
    expect((await team.get(path)).status).toBe(404);
  });

  test('has an address and a subject of its own', async () => {
    const id = await memberOf({ email: 'one@example.com', subject: 'one' });
    const { status, body } = await team.post(members, {
      name: 'Two',
      role: 'agent',
      email: 'ONE@example.com',
      subject: 'one',
    });
    expect(status).toBe(409);
    expect(
      body.error.details.map(({ code, existing_id }: Record<string, string>) => [code, existing_id]),
    ).toEqual([
      ['email_taken', id],
      ['subject_taken', id],
    ]);
    const other = await memberOf({ subject: 'ONE' });
    expect((await team.patch(`${members}/${other}`, { subject: 'one' })).status).toBe(409);
    await team.patch(`${members}/${id}`, { subject: null });
    expect((await team.patch(`${members}/${other}`, { subject: 'one' })).status).toBe(200);
  });

  test('belongs to departments that exist', async () => {
    const { status, body } = await team.post(members, {
      name: 'Lost',
      role: 'agent',
      departments: ['dept_none', 'dept_none'],
    });
    expect([status, body.error.code, body.error.param]).toEqual([
      422,
      'department_not_found',
      'departments.0',
    ]);
    const id = await memberOf({});
    const moved = await team.patch(`${members}/${id}`, { departments: ['dept_none'] });
    expect([moved.status, moved.body.error.code]).toEqual([422, 'department_not_found']);
  });

  test('with wrong values is 422, all at once', async () => {
    const { status, body } = await team.post(members, { email: 'x', role: 'king', departments: 'all' });
    expect(status).toBe(422);
    const found = body.error.details.map(
      ({ param, code }: { param: string; code: string }) => `${param} ${code}`,
    );
    expect(found.toSorted()).toEqual([
      'departments type_array',
      'email email_invalid',
      'name required',
      'role unknown_value',
    ]);
  });
});

test('members are counted and listed', async () => {
  const own = await apiTeam();
  for (const name of ['One', 'Two']) await own.post(members, { name, role: 'agent' });
  const { body } = await own.get(members);
  expect(body.count).toBe(2);
  expect(body.members.map(({ name }: { name: string }) => name)).toEqual(['Two', 'One']);
  expect((await (await own.as('manager')).get(members)).status).toBe(200);
  expect((await (await own.as('agent')).get(members)).status).toBe(403);
});

test('a manager sees names of members, not their addresses and subjects', async () => {
  const id = await memberOf({ name: 'Grace', email: 'grace@private.example', subject: 'idp|private' });
  const manager = await team.as('manager');
  const { member } = (await manager.get(`${members}/${id}`)).body;
  expect(member).toMatchObject({ name: 'Grace', role: 'agent', email: null, subject: null });
  const listed = await manager.get(`${members}?limit=200`);
  expect(listed.body.count).toBeGreaterThan(0);
  const admins = await team.get(`${members}?limit=200`);
  const told = (reply: typeof listed) => JSON.stringify(reply.body).match(/private/g)?.length ?? 0;
  expect([told(listed), told(admins)]).toEqual([0, 2]);
});
