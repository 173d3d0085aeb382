import { expect, test } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { allEvents } from '#test/harness/projected.ts';
import { endedJob, until } from '#test/harness/wait.ts';

const path = '/api/crm/duplicates';

/** A team that lets several contacts have one number. */
const lenient = async (): Promise<ApiTeam> => {
  const team = await apiTeam();
  await team.patch('/api/crm/settings', { phone: 'warn', company: 'optional' });
  return team;
};

const scan = async (team: ApiTeam, contacts: number) => {
  await until(
    async () => (await allEvents(team, '&types=contact.created')).length,
    (count) => count >= contacts,
  );
  const { status, body } = await team.post(`${path}/scan`);
  expect(status).toBe(202);
  expect(await endedJob(team, body.job.id)).toMatchObject({ kind: 'scan', state: 'finished' });
};

test('contacts that may be one are found, compared, said to be two, and looked at again', async () => {
  const team = await lenient();
  const john = await contactOf(team, { name: 'John Doe', phone: '+12025550123', job_title: 'Clerk' });
  const jon = await contactOf(team, { name: 'Jon Doe', phone: '+12025550123' });
  await contactOf(team, { name: 'Anna Meier', phone: '+4930901820', email: 'anna@meier.test' });
  await contactOf(team, { name: 'Tom Meier', phone: '+4930901820', email: 'tom@meier.test' });
  await contactOf(team, { name: 'John Abc' });
  await scan(team, 5);
  const { body } = await team.get(path);
  expect(body).toMatchObject({ count: 2, next_cursor: null, scan: { contacts: 5, is_cut: false } });
  const [same, household] = body.duplicates;
  expect(same).toMatchObject({
    kind: 'duplicates',
    contact_count: 2,
    pairs: [
      {
        contact_ids: [john, jon].sort(),
        reasons: expect.arrayContaining([
          expect.objectContaining({
            field: 'phone',
            method: 'exact',
            values: ['+12025550123', '+12025550123'],
          }),
        ]),
      },
    ],
    weakest_link: null,
  });
  expect(same.contacts.map(({ name }: { name: string }) => name).sort()).toEqual(['John Doe', 'Jon Doe']);
  expect(same.differs).toEqual(expect.arrayContaining(['name', 'job_title']));
  expect(household).toMatchObject({
    kind: 'name_conflict',
    value: { field: 'phone', value: '+4930901820' },
    contact_count: 2,
  });
  expect((await team.get(`${path}?kind=name_conflict`)).body).toMatchObject({ count: 1 });
  expect(
    (await team.get(`${path}?min_score=90`)).body.duplicates.map(({ id }: { id: string }) => id),
  ).toEqual([same.id]);
  expect((await team.get(`${path}/sample?threshold=90`)).body.sample).toMatchObject({
    pairs: 1,
    groups: 1,
    contacts: 2,
  });

  expect((await team.post(`${path}/${same.id}/dismiss`, { pairs: [[john, 'cont_none']] })).status).toBe(422);
  expect((await team.post(`${path}/${same.id}/dismiss`)).body).toMatchObject({ pairs: 1 });
  expect((await team.get(path)).body).toMatchObject({ count: 1 });
  expect((await team.get(`${path}/${same.id}`)).status).toBe(404);
  const {
    body: {
      duplicates: [dismissed],
    },
  } = await team.get(`${path}?dismissed=true`);
  await team.post(`${path}/scan`, { full: true }).then(({ body: { job } }) => endedJob(team, job.id));
  expect((await team.get(path)).body).toMatchObject({ count: 1 });
  expect((await team.post(`${path}/${dismissed.id}/restore`)).body).toMatchObject({ pairs: 1 });
  expect((await team.get(`${path}/${same.id}`)).body.duplicate).toMatchObject({ pair_count: 1 });

  await team.post(`${path}/${same.id}/dismiss`);
  await team.patch(`/api/crm/contacts/${jon}`, { email: 'jon@doe.test' });
  expect((await team.get(`${path}?dismissed=true`)).body.count).toBe(0);
  await team.delete(`/api/crm/contacts/${john}`);
  expect((await team.get(path)).body.duplicates).toEqual([
    expect.objectContaining({ kind: 'name_conflict' }),
  ]);
});

test('a manager is told of contacts within reach, and of values that it sees', async () => {
  const team = await lenient();
  const [mine, other] = await Promise.all(
    ['mine', 'other'].map(
      async (name) => (await team.post('/api/crm/departments', { name })).body.department.id,
    ),
  );
  await contactOf(team, { name: 'John Doe', phone: '+12025550123', department_id: mine });
  await contactOf(team, { name: 'Jon Doe', phone: '+12025550123', department_id: mine });
  await contactOf(team, { name: 'Maria Rossi', phone: '+12025550124', department_id: mine });
  await contactOf(team, { name: 'Maria Rossi', phone: '+12025550124', department_id: other });
  await scan(team, 4);
  await team.patch('/api/crm/settings', { hidden_from_managers: ['phone'] });
  expect((await team.get(path)).body.count).toBe(2);
  const manager = await team.as('manager', [mine]);
  const { body } = await manager.get(path);
  expect(body.count).toBe(1);
  expect(body.duplicates[0].contacts.map(({ phone }: { phone: null }) => phone)).toEqual([null, null]);
  expect(JSON.stringify(body)).not.toContain('+1202');
});
