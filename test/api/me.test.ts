import { expect, test } from 'vitest';
import { roleSchema } from '#core/team/team.schema.ts';
import { routes } from '#functions/routes.ts';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';

const allowedTo = (role: string) =>
  routes.filter(({ access }) => access === 'public' || access.roles.some((one) => one === role));

test('a token is told its team, role, departments, limits and all that its role may call', async () => {
  const team = await apiTeam({ import_max_rows: 777 });
  const department = (await team.post('/api/crm/departments', { name: 'Sales' })).body.department;
  for (const role of roleSchema.options) {
    const caller = await team.as(role, role === 'admin' ? [] : [department.id]);
    const { status, body } = await caller.get('/api/crm/me');
    expect(status).toBe(200);
    const { me } = body;
    expect(me).toMatchObject({
      kind: 'token',
      role,
      team: { id: team.team_id },
      reach: role === 'admin' ? 'team' : 'departments',
      departments: role === 'admin' ? [] : [{ id: department.id, name: 'Sales' }],
      expires_at: null,
      limits: { requests_per_minute: 30_000, import_rows: 777, page_size: 200 },
    });
    expect(me.may.map(({ operation }: { operation: string }) => operation).toSorted()).toEqual(
      allowedTo(role)
        .map(({ id }) => id)
        .toSorted(),
    );
  }
});

test('jobs and imports are listed by their states', async () => {
  const team = await apiTeam({ company: 'optional' });
  await contactOf(team);
  const { job } = (
    await team.post('/api/crm/contacts/bulk', { filter: { search: 'ada' }, action: 'add_tags', tags: ['x'] })
  ).body;
  const ids = async (path: string, noun: string) => {
    const { body } = await team.get(path);
    expect(body.count).toBe(body[noun].length);
    return body[noun].map(({ id }: { id: string }) => id);
  };
  const states = 'queued,running,finished';
  expect(await ids(`/api/crm/jobs?state=${states}`, 'jobs')).toEqual([job.id]);
  expect(await ids('/api/crm/jobs?state=failed', 'jobs')).toEqual([]);
  const [first, second] = [0, 1].map(() => team.post('/api/crm/imports', { file_name: 'a.csv' }));
  const made = [(await first)?.body.import, (await second)?.body.import];
  const { state } = made[0];
  await team.post(`/api/crm/imports/${made[1].id}/cancel`);
  expect(await ids(`/api/crm/imports?state=${state}`, 'imports')).toEqual([made[0].id]);
  expect((await ids(`/api/crm/imports?state=${state},cancelled&limit=200`, 'imports')).length).toBe(2);
  const manager = await team.as('manager');
  expect((await manager.get(`/api/crm/imports?state=${state}`)).body.imports).toEqual([]);
  const unknown = await team.get('/api/crm/jobs?state=sleeping');
  expect(unknown.body.error).toMatchObject({
    code: 'unknown_value',
    allowed: expect.arrayContaining(['failed']),
  });
  const page = await team.get(`/api/crm/imports?state=${state},cancelled&limit=1`);
  const next = await team.get(
    `/api/crm/imports?state=cancelled,${state}&limit=1&cursor=${page.body.next_cursor}`,
  );
  expect([page, next].map(({ body }) => body.imports[0].id).toSorted()).toEqual(
    made.map(({ id }) => id).toSorted(),
  );
});

test.each([
  ['number', 'decimal'],
  ['checkbox', 'boolean'],
  ['dropdown', 'select'],
  ['text_short', 'text'],
  ['text_long', 'textarea'],
])('DutyCall’s type %s is %s', async (word, type) => {
  const team = await apiTeam();
  const options = type === 'select' ? { options: ['a', 'b'] } : {};
  const { body } = await team.post('/api/crm/fields', { name: 'field', type: word, ...options });
  expect(body.field.type).toBe(type);
});
