import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { getTeam } from '#core/team/team.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { hostTable } from '#test/harness/stack.ts';

const departments = '/api/crm/departments';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

const departmentOf = async (name: string, of = team): Promise<string> =>
  (await of.post(departments, { name })).body.department.id;

describe('a department', () => {
  test('is created, read, renamed and removed', async () => {
    const { status, headers, body } = await team.post(departments, { name: 'Sales' });
    expect(status).toBe(201);
    const { department } = body;
    expect(department).toMatchObject({ name: 'Sales', team_id: team.team_id, version: 1 });
    expect(department.id).toMatch(/^dept_/);
    const path = `${departments}/${department.id}`;
    expect(headers.get('location')).toBe(path);
    const renamed = await team.patch(path, { name: 'Field sales' });
    expect(renamed.body.department).toMatchObject({ name: 'Field sales', version: 2 });
    expect((await team.get(path)).body.department).toEqual(renamed.body.department);
    expect((await team.delete(path)).status).toBe(200);
    expect((await team.get(path)).status).toBe(404);
    expect((await team.delete(path)).status).toBe(404);
  });

  test('has a name of its own, whatever case and accents', async () => {
    const id = await departmentOf('Crédit');
    const { status, body } = await team.post(departments, { name: ' CREDIT ' });
    expect([status, body.error.code, body.error.existing_id]).toEqual([409, 'name_taken', id]);
    const other = await departmentOf('Debit');
    const renamed = await team.patch(`${departments}/${other}`, { name: 'crèdit' });
    expect([renamed.status, renamed.body.error.existing_id]).toEqual([409, id]);
    const respelled = await team.patch(`${departments}/${id}`, { name: 'CREDIT' });
    expect([respelled.status, respelled.body.department.name]).toEqual([200, 'CREDIT']);
  });

  test('frees its name when it is renamed or removed', async () => {
    const id = await departmentOf('First');
    await team.patch(`${departments}/${id}`, { name: 'Second' });
    const again = await departmentOf('First');
    await team.delete(`${departments}/${id}`);
    await departmentOf('Second');
    expect(again).not.toBe(id);
  });

  test('of one name is created once, by however many at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => team.post(departments, { name: 'Rush' })),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(409)]);
  });

  test('without a name is 422', async () => {
    const { status, body } = await team.post(departments, { name: ' ', colour: 'red' });
    expect(status).toBe(422);
    expect(body.error.details).toHaveLength(2);
  });
});

test('the list shows the newest first with the exact count', async () => {
  const own = await apiTeam();
  for (const name of ['One', 'Two', 'Three']) await departmentOf(name, own);
  const { body } = await own.get(`${departments}?limit=2`);
  expect(body).toMatchObject({ count: 3, limit: 2, offset: 0 });
  expect(body.departments.map(({ name }: { name: string }) => name)).toEqual(['Three', 'Two']);
  const rest = await own.get(`${departments}?cursor=${body.next_cursor}`);
  expect(rest.body.departments.map(({ name }: { name: string }) => name)).toEqual(['One']);
  await own.delete(`${departments}/${body.departments[0].id}`);
  expect((await own.get(departments)).body.count).toBe(2);
});

describe('a department is kept while', () => {
  const refused = async (id: string) => {
    const { status, body } = await team.delete(`${departments}/${id}`);
    expect([status, body.error.code]).toEqual([409, 'department_in_use']);
  };

  test('a member belongs to it', async () => {
    const id = await departmentOf('With member');
    const { body } = await team.post('/api/crm/members', { name: 'M', role: 'agent', departments: [id] });
    await refused(id);
    await team.patch(`/api/crm/members/${body.member.id}`, { departments: [] });
    expect((await team.delete(`${departments}/${id}`)).status).toBe(200);
  });

  test('a token belongs to it, until that is revoked', async () => {
    const id = await departmentOf('With token');
    const { body } = await team.post('/api/crm/tokens', { name: 'T', role: 'agent', departments: [id] });
    await refused(id);
    await team.delete(`/api/crm/tokens/${body.token.id}`);
    expect((await team.delete(`${departments}/${id}`)).status).toBe(200);
  });

  test('a contact belongs to it', async () => {
    const id = await departmentOf('With contact');
    await createContact(hostTable(), {
      team: await getTeam(hostTable(), team.team_id),
      scope: wholeTeam(team.team_id),
      draft: { name: 'Ada Lovelace', company: 'Acme', department_id: id },
      via: { updated_by: 'test', via: 'api' },
      now: new Date(),
    });
    await refused(id);
  });

  test('somebody enters it at the very moment', async () => {
    const id = await departmentOf('Contended');
    const [removed, member] = await Promise.all([
      team.delete(`${departments}/${id}`),
      team.post('/api/crm/members', { name: 'M', role: 'agent', departments: [id] }),
    ]);
    expect([
      [200, 422],
      [409, 201],
    ]).toContainEqual([removed.status, member.status]);
  });
});
