import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller } from '#test/harness/api-team.ts';
import { eventually } from '#test/harness/wait.ts';

const campaigns = '/api/crm/campaigns';

let team: ApiTeam;
let number = 0;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional', phone: 'warn' });
});

const contactOf = async (values: Record<string, unknown> = {}, caller: Caller = team): Promise<string> => {
  const phone = `+1202555${String(1000 + number++)}`;
  const { status, body } = await caller.post('/api/crm/contacts', { name: 'Ada', phone, ...values });
  expect(status).toBe(201);
  return body.contact.id;
};

const campaignOf = async (values: Record<string, unknown> = {}, caller: Caller = team): Promise<string> => {
  const { status, body } = await caller.post(campaigns, { name: 'Spring', ...values });
  expect(status).toBe(201);
  return body.campaign.id;
};

const to = (id: string, state: string, caller: Caller = team) =>
  caller.patch(`${campaigns}/${id}`, { state });

const add = async (id: string, ids: string[], caller: Caller = team) => {
  const { status, body } = await caller.post(`${campaigns}/${id}/contacts`, { ids });
  expect(status).toBe(200);
  return body;
};

test('a campaign goes from draft to active, rests, goes on and ends, and nowhere else', async () => {
  const id = await campaignOf({ description: 'For those who asked' });
  const way = ['active', 'paused', 'active', 'completed'];
  const states = ['draft', 'active', 'paused', 'completed'];
  const next: Record<string, string[]> = {
    draft: ['active'],
    active: ['paused', 'completed'],
    paused: ['active', 'completed'],
    completed: [],
  };
  let now = 'draft';
  for (const state of [...way, 'completed']) {
    for (const wrong of states.filter((one) => one !== now && !next[now]?.includes(one))) {
      const { status, body } = await to(id, wrong);
      expect([status, body.error.code, body.error.allowed]).toEqual([409, 'state_forbidden', next[now]]);
    }
    expect((await to(id, state)).body.campaign.state).toBe(state);
    now = state;
  }
  const { campaign } = (await team.get(`${campaigns}/${id}`)).body;
  expect(campaign.started_at < campaign.completed_at).toBe(true);
});

test('each contact is added, is there already, or is excluded with the reasons', async () => {
  const id = await campaignOf();
  const [fine, out, silent, gone] = [
    await contactOf(),
    await contactOf({ do_not_call: true }),
    await contactOf({ phone: null }),
    await contactOf(),
  ];
  await team.delete(`/api/crm/contacts/${gone}`);
  await add(id, [fine]);
  const other = await contactOf();
  const { results, ...counts } = await add(id, [fine, other, out, silent, gone, 'cont_unknown']);
  type Result = { contact_id: string; status: string; reasons: { code: string }[] };
  const told = results.map((one: Result) => [
    one.contact_id,
    one.status,
    one.reasons.map(({ code }) => code),
  ]);
  expect(told).toEqual([
    [fine, 'already_in', []],
    [other, 'added', []],
    [out, 'excluded', ['suppressed']],
    [silent, 'excluded', ['no_phone']],
    [gone, 'excluded', ['deleted']],
    ['cont_unknown', 'not_found', []],
  ]);
  expect(counts).toMatchObject({ added: 1, already_in: 1, excluded: 3 });
  const listed = (await team.get(`${campaigns}/${id}/contacts`)).body.contacts;
  expect(listed.map((one: { contact_id: string }) => one.contact_id).sort()).toEqual([fine, other].sort());
  expect(listed[0]).toMatchObject({ state: 'pending', attempts: 0, contact: { name: 'Ada' } });
  await eventually(async () => {
    const { counts } = (await team.get(`${campaigns}/${id}`)).body.campaign;
    expect(counts).toEqual({ total: 2, pending: 2, called: 0, reached: 0, excluded: 0 });
  });
});

describe('a contact in an active campaign', () => {
  test('is not deleted on any path, and the answer names the campaign', async () => {
    const id = await campaignOf();
    const contact = await contactOf();
    await add(id, [contact]);
    await to(id, 'active');
    const paths = [
      `/api/crm/contacts/${contact}`,
      `/api/crm/contacts/${contact}?permanent=true`,
      `/api/contacts/${contact}`,
      `/api/contacts/${contact}?permanent=true`,
    ];
    for (const path of paths) {
      const { status, body } = await team.delete(path);
      expect([status, body.error.code, body.error.existing_id]).toEqual([409, 'in_active_campaign', id]);
    }
    const { results } = (await team.post(`${campaigns}/${id}/contacts/remove`, { ids: [contact] })).body;
    expect(results).toEqual([{ contact_id: contact, status: 'removed' }]);
    expect((await team.delete(paths[0] ?? '')).status).toBe(200);
  });

  test('is taken out by itself, and may be again', async () => {
    const id = await campaignOf();
    const [contact, other] = [await contactOf(), await contactOf()];
    await add(id, [contact, other]);
    await to(id, 'active');
    const path = `${campaigns}/${id}/contacts`;
    for (const status of ['removed', 'not_in'])
      expect((await team.delete(`${path}/${contact}`)).body).toEqual({
        ...{ success: true, contact_id: contact, status },
      });
    const { body } = await team.get(path);
    expect(body.contacts.map(({ contact_id }: { contact_id: string }) => contact_id)).toEqual([other]);
    const refused = [`${path}/cont_none`, `${campaigns}/camp_none/contacts/${other}`];
    for (const one of refused) expect((await team.delete(one)).status).toBe(404);
  });
});

describe('departments', () => {
  test('a manager has campaigns and contacts of its own departments, and an agent reads', async () => {
    const departmentOf = async (name: string): Promise<string> =>
      (await team.post('/api/crm/departments', { name })).body.department.id;
    const [sales, support] = [await departmentOf('Sales'), await departmentOf('Support')];
    const manager = await team.as('manager', [sales]);
    const agent = await team.as('agent', [sales]);
    const stranger = await team.as('manager', [support]);
    const id = await campaignOf({}, manager);
    expect((await team.get(`${campaigns}/${id}`)).body.campaign.department_id).toBe(sales);
    const [own, foreign] = [await contactOf({}, manager), await contactOf({}, stranger)];
    const { results } = await add(id, [own, foreign], manager);
    expect(results.map(({ status }: { status: string }) => status)).toEqual(['added', 'forbidden']);
    expect((await add(id, [foreign])).results[0].reasons).toEqual([{ code: 'other_department' }]);
    expect((await stranger.get(`${campaigns}/${id}`)).status).toBe(404);
    expect((await stranger.get(campaigns)).body.campaigns).not.toContainEqual(
      expect.objectContaining({ id }),
    );
    expect((await agent.get(`${campaigns}/${id}/contacts`)).body.contacts).toHaveLength(1);
    expect((await to(id, 'active', agent)).status).toBe(403);
  });
});
