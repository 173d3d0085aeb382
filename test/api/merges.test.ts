import { describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';

const path = '/api/crm/contacts/merge';

interface FeedEvent {
  type: string;
  subject: { id: string };
}

const teamOf = () => apiTeam({ company: 'optional' });

const twins = async (team: ApiTeam): Promise<[string, string]> => [
  await contactOf(team, { name: 'Ada Lovelace', phone: '+12025550100', email: 'a@x.test' }),
  await contactOf(team, { name: 'Ada King', phone: '+12025550101', email: 'b@x.test' }),
];

describe('a merge', () => {
  test('is shown by a dry run, carried out, told to the feed and undone', async () => {
    const team = await teamOf();
    const [a, b] = await twins(team);
    const asked = { primary_id: a, duplicate_ids: [b] };
    const planned = await team.post(path, { ...asked, dry_run: true });
    expect(planned.status).toBe(200);
    const done = await team.post(path, { primaryId: a, duplicateIds: [b] });
    expect(done).toMatchObject({ status: 200, body: { dry_run: false, job: null } });
    expect(done.body.merge.fields).toEqual(planned.body.merge.fields);
    expect(done.body.contact).toMatchObject({ id: a, phone_secondary: '+12025550101', version: 2 });
    const { id } = done.body.merge;
    expect((await team.post(path, asked)).body).toEqual(done.body);
    expect((await team.get(`/api/crm/merges/${id}`)).body.merge).toEqual(done.body.merge);
    expect((await team.get('/api/crm/merges?auto=false')).body).toMatchObject({ count: 1, merges: [{ id }] });
    expect((await team.get('/api/crm/merges?auto=true')).body).toMatchObject({ count: 0 });

    const undone = await team.post(`/api/crm/merges/${id}/undo`);
    expect(undone).toMatchObject({ status: 200, body: { merge: { state: 'undone', kept: {} } } });
    expect(undone.body.contact).toMatchObject({ id: a, phone_secondary: null });
    expect((await team.get(`/api/crm/contacts/${b}`)).body.contact).toMatchObject({
      id: b,
      name: 'Ada King',
    });

    const events = await until(
      async () => (await team.get('/api/crm/events?limit=200')).body.events,
      (all: FeedEvent[]) => all.filter(({ type }) => type === 'contact.unmerged').length === 2,
    );
    const merged = events.filter(({ type }) => type === 'contact.merged');
    expect(merged.map(({ subject }) => subject.id).sort()).toEqual([a, b].sort());
    expect(JSON.stringify(merged)).toContain('merged_into');
    const { body } = await team.get(`/api/crm/contacts/${b}/timeline?types=merge`);
    expect(body.timeline.map(({ type }: FeedEvent) => type)).toEqual(['contact.unmerged', 'contact.merged']);
  });

  test('is refused as the contract says', async () => {
    const team = await teamOf();
    const other = await teamOf();
    const [a, b] = await twins(team);
    const foreign = await contactOf(other, { name: 'Eve' });
    const trashed = await contactOf(team, { name: 'Gone' });
    await team.delete(`/api/crm/contacts/${trashed}`);
    const { body } = await team.post('/api/crm/campaigns', { name: 'Spring' });
    const campaign = `/api/crm/campaigns/${body.campaign.id}`;
    await team.post(`${campaign}/contacts`, { ids: [b] });
    await team.patch(campaign, { state: 'active' });
    const free = await contactOf(team, { name: 'Free' });
    const ask = async (duplicate_ids: string[], headers = {}) => {
      const reply = await team.post(path, { primary_id: a, duplicate_ids }, { headers });
      return [reply.status, reply.body.error?.code];
    };
    expect(await ask([a])).toEqual([422, 'merge_with_itself']);
    expect(await ask([free, free])).toEqual([422, 'repeated']);
    expect(await ask([foreign])).toEqual([404, 'contact_not_found']);
    expect(await ask([trashed])).toEqual([409, 'contact_deleted']);
    expect(await ask([b])).toEqual([409, 'in_active_campaign']);
    expect(await ask([free], { 'if-match': '"7"' })).toEqual([412, 'version_mismatch']);
    expect(await ask([free], { 'if-match': '"1"' })).toEqual([200, undefined]);
    const { status } = await other.get('/api/crm/merges/merge_01kbyp7w3mf4z8b1d5f9h2k4mc');
    expect(status).toBe(404);
  });

  test('needs all of its contacts within reach', async () => {
    const team = await teamOf();
    const [mine, yours] = await Promise.all(
      ['Mine', 'Yours'].map(
        async (name) => (await team.post('/api/crm/departments', { name })).body.department.id,
      ),
    );
    const manager = await team.as('manager', [mine]);
    const a = await contactOf(team, { name: 'Ada', department_id: mine });
    const b = await contactOf(team, { name: 'Bob', department_id: yours });
    const refused = await manager.post(path, { primary_id: a, duplicate_ids: [b] });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'department_forbidden']);
    const { body } = await team.post(path, { primary_id: a, duplicate_ids: [b] });
    expect((await manager.get('/api/crm/merges')).body.count).toBe(0);
    expect((await manager.get(`/api/crm/merges/${body.merge.id}`)).status).toBe(403);
    expect((await manager.post(`/api/crm/merges/${body.merge.id}/undo`)).status).toBe(403);
    const agent = await team.as('agent', [mine]);
    expect((await agent.post(path, { primary_id: a, duplicate_ids: [b] })).status).toBe(403);
  });
});

test('a merge with more than one request can move is finished by a job, and so is its undo', async () => {
  const team = await teamOf();
  const [a, b] = await twins(team);
  for (let n = 0; n < 60; n++)
    await team.post(`/api/crm/contacts/${b}/activities`, { kind: 'note', text: `Note ${n}` });
  const begun = await team.post(path, { primary_id: a, duplicate_ids: [b] });
  expect(begun).toMatchObject({ status: 202, body: { merge: { state: 'moving' }, job: { kind: 'merge' } } });
  const merge = `/api/crm/merges/${begun.body.merge.id}`;
  const stateIs = (state: string) =>
    until(
      async () => (await team.get(merge)).body.merge.state,
      (now) => now === state,
    );
  await stateIs('done');
  const notes = `/api/crm/contacts/${a}/timeline?types=note&limit=200`;
  expect((await team.get(notes)).body.timeline).toHaveLength(60);
  const undo = await team.post(`${merge}/undo`);
  expect(undo).toMatchObject({ status: 202, body: { merge: { state: 'returning' } } });
  await stateIs('undone');
  expect((await team.get(`/api/crm/contacts/${b}/timeline?types=note&limit=200`)).body.timeline).toHaveLength(
    60,
  );
  const types = (await team.get('/api/crm/events?limit=200')).body.events.map(
    ({ type }: { type: string }) => type,
  );
  expect(types).not.toContain('activity.removed');
});
