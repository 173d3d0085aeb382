import { expect, test } from 'vitest';
import { apiTeam } from '#test/harness/api-team.ts';
import { counting } from '#test/harness/counting.ts';

const contacts = '/api/crm/contacts';

const codesOf = (body: { reasons: { code: string }[] }): string[] => body.reasons.map(({ code }) => code);

test('a page logs calls, sees verdicts change, fills a campaign and heeds an opt-out, in a request or two each', async () => {
  const caps = { per_day: null, per_week: null, min_gap_minutes: 60, conversation_days: null };
  const calling = { window: null, caps, presets: [], consent_required: false };
  const team = await apiTeam({ company: 'optional', calling });
  const agent = counting(await team.as('agent'));
  const manager = counting(await team.as('manager'));
  const people = ['Ada Lovelace', 'Grace Hopper', 'Mary Shelley'];
  const ids: string[] = [];
  for (const [index, name] of people.entries()) {
    const { body } = await manager.post(contacts, { name, phone: `+1202555017${index}` });
    ids.push(body.contact.id);
  }
  const [ada = '', grace = '', mary = ''] = ids;
  manager.spent();

  // Before the call, the dialer knows the caller and may call: one request.
  const found = (
    await agent.get(`${contacts}/lookup?phone=%2B12025550170&include=company,callable,last_call`)
  ).body;
  expect(found.contacts).toMatchObject([{ name: 'Ada Lovelace', last_called_at: null }]);
  expect(found.callable).toMatchObject({ [ada]: { callable: true, reasons: [] } });
  expect(agent.spent()).toBe(1);

  // The call is logged: one request; what it changed is seen in one.
  const ended = { direction: 'manual', outcome: 'completed', duration_seconds: 42, notes: 'Wants an offer' };
  expect((await agent.post(`${contacts}/${ada}/calls`, ended)).status).toBe(201);
  expect(agent.spent()).toBe(1);
  const verdict = (await agent.get(`${contacts}/${ada}/callable`)).body;
  expect(codesOf(verdict)).toEqual(['called_recently']);
  expect(Date.parse(verdict.next_allowed_at)).toBeGreaterThan(Date.now());
  const page = (await agent.get(`${contacts}/${ada}?include=calls,timeline,consents,company`)).body;
  expect(page.contact).toMatchObject({ total_calls: 1, last_call_outcome: 'completed' });
  expect(page.calls).toMatchObject([{ notes: 'Wants an offer', duration_seconds: 42 }]);
  expect(agent.spent()).toBe(2);

  // A campaign is made, filled and looked over: one request each.
  const { campaign } = (await manager.post('/api/crm/campaigns', { name: 'Spring' })).body;
  const path = `/api/crm/campaigns/${campaign.id}`;
  expect((await manager.post(`${path}/contacts`, { ids })).body).toMatchObject({ added: 3, excluded: 0 });
  await manager.patch(path, { state: 'active' });
  const before = (await manager.get(`${path}/preflight`)).body.preflight;
  expect(before).toMatchObject({ judged: 3, callable: 2, later: 1, never: 0 });
  expect(before.reasons).toEqual([{ code: 'called_recently', contacts: 1 }]);
  expect(manager.spent()).toBe(4);

  // Grace asks not to be called again, during the run: whoever asks next is told so.
  const declined = { outcome: 'completed', disposition: 'DNC' };
  const refused = { direction: 'campaign', campaign_id: campaign.id, ...declined };
  expect((await agent.post(`${contacts}/${grace}/calls`, refused)).status).toBe(201);
  const { contacts: verdicts } = (
    await agent.post(`${contacts}/callable`, { ids, campaign_id: campaign.id, reserve: 60 })
  ).body;
  expect(verdicts.map(codesOf)).toEqual([['called_recently'], expect.arrayContaining(['suppressed']), []]);
  expect(verdicts[2]).toMatchObject({ contact_id: mary, callable: true });
  expect(verdicts[2].reservation).not.toBeNull();
  expect(agent.spent()).toBe(2);
  const excluded = (await manager.get(`${path}/contacts?state=excluded`)).body;
  expect(excluded.contacts).toMatchObject([{ contact_id: grace }]);
  const after = (await manager.get(`${path}/preflight`)).body.preflight;
  expect(after.reasons).toContainEqual({ code: 'suppressed', contacts: 1 });
  expect(after).toMatchObject({ judged: 3, never: 1 });
  expect(manager.spent()).toBe(2);
});
