import { beforeAll, expect, test } from 'vitest';
import { contactCollection } from '#core/contact/contact.item.ts';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { hostTable } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
});

const pathOf = (id: string) => `/api/crm/contacts/${id}/consents`;
const put = (id: string, body: object) => call('PUT', pathOf(id), { token: team.token, body });
const grant = {
  purpose: 'calls',
  status: 'granted',
  wording: 'Call me.',
  wording_version: '1',
  proof: 'a.mp3',
};

test('a grant without wording or proof is refused', async () => {
  const id = await contactOf(team);
  const { status, body } = await put(id, { purpose: 'calls', status: 'granted' });
  expect(status).toBe(422);
  expect(body.error.details.map(({ param, code }: { param: string; code: string }) => [param, code])).toEqual(
    [
      ['wording', 'required'],
      ['proof', 'required'],
    ],
  );
  expect((await team.get(pathOf(id))).body).toMatchObject({ consents: [], count: 0 });
});

test('each adds a row, and what was granted stays as it was', async () => {
  const id = await contactOf(team);
  const at = '2026-01-01T10:00:00.000Z';
  expect((await put(id, { ...grant, at })).body.consents).toMatchObject([{ ...grant, at, current: true }]);
  // The same again says nothing new.
  expect((await put(id, { ...grant, at })).body.count).toBe(1);
  await put(id, { ...grant, wording: 'Call me again.', wording_version: '2', at: '2026-01-02T10:00:00Z' });
  const { body } = await put(id, { purpose: 'calls', status: 'withdrawn', channel: 'email' });
  expect(body.consents).toMatchObject([
    { status: 'withdrawn', wording: null, current: true },
    { wording_version: '2', current: false },
    { ...grant, at, kept_until: '2031-01-01T10:00:00.000Z', last_used_at: null, current: false },
  ]);
  expect((await team.get(pathOf(id))).body.consents).toEqual(body.consents);
  const one = await team.get(`/api/crm/contacts/${id}?include=consents`);
  expect(one.body.consents.map(({ status }: { status: string }) => status)).toEqual([
    'withdrawn',
    'granted',
    'granted',
  ]);
  const events = await until(
    async () => (await team.get('/api/crm/events?types=consent.recorded')).body.events,
    (found) =>
      found.filter(
        (event: { changes: { contact_id?: { to: string } } }) => event.changes.contact_id?.to === id,
      ).length === 3,
  );
  expect(JSON.stringify(events)).not.toContain('a.mp3');
});

test('a consent of the future is refused', async () => {
  const id = await contactOf(team);
  const { status, body } = await put(id, { ...grant, at: '2999-01-01T00:00:00Z' });
  expect([status, body.error.code]).toEqual([422, 'in_future']);
});

test('the proof outlives a contact that is removed, with its time', async () => {
  const id = await contactOf(team);
  await put(id, { ...grant, at: '2026-01-01T10:00:00Z' });
  expect((await team.delete(`/api/crm/contacts/${id}?permanent=true`)).status).toBe(200);
  const left = (await contactCollection(hostTable(), team.team_id, id)).filter(({ sk }) =>
    sk.startsWith('CONSENT#'),
  );
  expect(left).toMatchObject([{ ...grant, ttl: Date.parse('2031-01-01T10:00:00Z') / 1_000 }]);
});
