import { randomInt, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { contactParameterOf, followsMerged } from '#functions/http/merged-id.ts';
import type { Route } from '#functions/http/route.ts';
import { routes } from '#functions/routes.ts';
import { call, type Reply } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { makePartOf } from '#test/harness/merged.ts';
import { requestExample } from '#test/harness/request-example.ts';
import { hostTable } from '#test/harness/stack.ts';

const contacts = '/api/crm/contacts';
const said = { job_title: { value: 'Head of Sales', confidence: 0.9 } };

/** What lies beside the survivor, for routes of it. */
interface Beside {
  activity: string;
  extraction: string;
  proposal: string;
}

const bodies: Record<string, (beside: Beside) => Record<string, unknown>> = {
  updateContact: () => ({ notes: 'Asked for a call.' }),
  replaceContact: () => ({ notes: 'Asked for a call.' }),
  dutycallUpdateContact: () => ({ notes: 'Asked for a call.' }),
  askCallable: () => ({}),
  createExtraction: () => ({ values: { job_title: { value: 'Chief', confidence: 0.9 } } }),
  decideProposals: ({ proposal }) => ({ refuse: [proposal] }),
};

const ofContacts = routes.filter((route) => contactParameterOf(route) !== undefined);

let team: ApiTeam;
let department: { merged: string; survivor: string };
let campaign: string;
let elsewhere: Caller;
let there: Caller;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  const make = async (name: string) =>
    (await team.post('/api/crm/departments', { name })).body.department.id as string;
  department = { merged: await make('North'), survivor: await make('South') };
  campaign = (await team.post('/api/crm/campaigns', { name: 'Spring' })).body.campaign.id;
  elsewhere = await team.as('manager', [department.merged]);
  there = await team.as('manager', [department.survivor]);
});

const phone = () => `+49151${randomInt(1e7, 1e8)}`;

/** A contact with all that may lie beside one, and another that is part of it. */
const pair = async (): Promise<{ merged: string; survivor: string; beside: Beside }> => {
  const survivor = await contactOf(team, {
    name: 'Ada',
    department_id: department.survivor,
    job_title: 'Clerk',
    phone: phone(),
  });
  const merged = await contactOf(team, { name: 'Ada B.', department_id: department.merged, phone: phone() });
  const note = await there.post(`${contacts}/${survivor}/activities`, { kind: 'note', text: 'x' });
  const { extraction } = (await team.post(`${contacts}/${survivor}/extractions`, { values: said })).body;
  await makePartOf(hostTable(), team.team_id, { id: merged, survivor });
  const proposal = extraction.results[0].proposal_id;
  return {
    merged,
    survivor,
    beside: { activity: note.body.activity.id, extraction: extraction.id, proposal },
  };
};

const ask = (route: Route, id: string, beside: Beside, { token }: Caller): Promise<Reply> => {
  const path = route.path
    .replace('{contact_id}', id)
    .replace('{id}', contactParameterOf(route) === 'id' ? id : campaign)
    .replace('{activity_id}', beside.activity)
    .replace('{extraction_id}', beside.extraction);
  const fresh = bodies[route.id]?.(beside) ?? (route.body && requestExample(route.id));
  return call(route.method, path, { token, ...(fresh && { body: fresh }) });
};

/** Whose contact an answer is about, as it says itself. */
const contactsIn = (body: Record<string, { id?: string; contact_id?: string } | string>): string[] =>
  Object.entries(body).flatMap(([name, value]) => {
    if (name === 'contact_id' && typeof value === 'string') return [value];
    const { id, contact_id } = Object(value);
    return name === 'contact' ? [id] : contact_id === undefined ? [] : [contact_id];
  });

describe.each(ofContacts)('$method $path, by the id of a contact that was merged', (route) => {
  test('does what it is for of the survivor, and says so, or is refused', async () => {
    const { merged, survivor, beside } = await pair();
    const { status, body } = await ask(route, merged, beside, there);
    if (!followsMerged(route)) {
      expect([status, body.error.code, body.error.existing_id]).toEqual([409, 'contact_merged', survivor]);
      return;
    }
    expect([status, body.error]).toEqual([route.status, undefined]);
    expect(body.merged_into).toBe(survivor);
    for (const id of contactsIn(body)) expect(id).toBe(survivor);
  });

  test('asks whether the survivor is within reach, and not the merged one', async () => {
    const { merged, survivor, beside } = await pair();
    const { status, body } = await ask(route, merged, beside, elsewhere);
    const [code, existing_id] = followsMerged(route)
      ? ['department_forbidden']
      : ['contact_merged', survivor];
    expect([status, body.error.code]).toEqual([followsMerged(route) ? 403 : 409, code]);
    expect(body.error.existing_id).toBe(existing_id);
  });
});

test('what is refused is what would take the survivor away, or bring back what nobody named', () => {
  const refused = ofContacts.filter((route) => !followsMerged(route)).map(({ id }) => id);
  expect(refused).toEqual(['deleteContact', 'restoreContact', 'dutycallDeleteContact']);
});

test('the version that is sent is that of the survivor', async () => {
  const { merged, survivor } = await pair();
  const { headers } = await team.get(`${contacts}/${merged}`);
  const { version } = (await team.get(`${contacts}/${survivor}`)).body.contact;
  expect(headers.get('etag')).toMatch(new RegExp(`^"${version}-`));
  const send = (etag: string) =>
    call('PATCH', `${contacts}/${merged}`, {
      token: team.token,
      body: { notes: randomUUID() },
      headers: { 'if-match': etag },
    });
  expect((await send('"99"')).body.error.code).toBe('version_mismatch');
  expect((await send(headers.get('etag') ?? '')).body.contact.id).toBe(survivor);
});

test('what GET answers by the old id can be sent back to it', async () => {
  const { merged, survivor } = await pair();
  const { contact } = (await team.get(`${contacts}/${merged}`)).body;
  const sent = await team.patch(`${contacts}/${merged}`, { ...contact, notes: 'Sent back.' });
  expect([sent.status, sent.body.contact.id, sent.body.contact.notes]).toEqual([200, survivor, 'Sent back.']);
});

test('a request under an Idempotency-Key makes one note, whether the merge came before or after it', async () => {
  const survivor = await contactOf(team, { name: 'Ada' });
  const merged = await contactOf(team, { name: 'Ada B.' });
  await makePartOf(hostTable(), team.team_id, { id: merged, survivor });
  const send = () =>
    team.post(
      `${contacts}/${merged}/activities`,
      { kind: 'note', text: 'x' },
      { headers: { 'idempotency-key': 'k1' } },
    );
  const [first, second] = [await send(), await send()];
  expect(first.body.activity.contact_id).toBe(survivor);
  expect(second.body).toEqual(first.body);
});

test('a survivor in the trash is not found by its old ids, and is again when it comes back', async () => {
  const { merged, survivor } = await pair();
  await team.delete(`${contacts}/${survivor}`);
  expect((await team.get(`${contacts}/${merged}`)).body.error.code).toBe('contact_not_found');
  expect((await team.get(`${contacts}/${merged}?deleted=true`)).body.merged_into).toBe(survivor);
  await team.post(`${contacts}/${survivor}/restore`);
  expect((await team.get(`${contacts}/${merged}`)).body.contact.id).toBe(survivor);
});

test('requests for many contacts mean the survivor as well, and say for which id', async () => {
  const { merged, survivor } = await pair();
  const token = { token: team.token };
  const verdicts = await team.post(`${contacts}/callable`, { ids: [merged, survivor] });
  expect(verdicts.body.contacts).toMatchObject([
    { contact_id: merged, merged_into: survivor, error: null },
    { contact_id: survivor, error: null },
  ]);
  const reserved = await team.post(`${contacts}/callable`, { ids: [merged, survivor], reserve: 60 });
  const [one, other] = reserved.body.contacts;
  expect(one.reservation).toEqual(other.reservation);
  const batch = { mode: 'update', contacts: [{ id: merged, notes: 'By batch.' }] };
  const written = await call('POST', `${contacts}/batch`, { ...token, body: batch });
  expect(written.body.results).toMatchObject([
    {
      status: 'updated',
      id: survivor,
      warnings: [{ param: 'id', code: 'contact_merged', existing_id: survivor }],
    },
  ]);
  const listed = await team.get(`${contacts}?ids=${merged},${survivor}`);
  expect([listed.body.count, listed.body.contacts[0].id]).toEqual([1, survivor]);
  expect((await team.get(`${contacts}?ids=${merged}&deleted=true`)).body.count).toBe(0);
});

test('campaigns take contacts in and let them go by their old ids', async () => {
  const { merged, survivor } = await pair();
  const { campaign } = (await team.post('/api/crm/campaigns', { name: randomUUID() })).body;
  const path = `/api/crm/campaigns/${campaign.id}/contacts`;
  const added = await team.post(path, { ids: [merged] });
  expect(added.body.results).toMatchObject([{ contact_id: merged, merged_into: survivor, status: 'added' }]);
  const removed = await team.post(`${path}/remove`, { ids: [merged] });
  expect(removed.body.results).toMatchObject([
    { contact_id: merged, merged_into: survivor, status: 'removed' },
  ]);
});

test('a call is assigned to the survivor, and again by either id', async () => {
  const { merged, survivor } = await pair();
  const { id } = (await team.post('/api/crm/calls', { number: phone(), outcome: 'completed' })).body.call;
  const assign = (contact_id: string) => team.post(`/api/crm/calls/${id}/assign`, { contact_id });
  expect((await assign(merged)).body.call.contact_id).toBe(survivor);
  expect((await assign(merged)).status).toBe(200);
  expect((await assign(survivor)).status).toBe(200);
});
