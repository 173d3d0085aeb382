import { expect, test } from 'vitest';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';

const campaigns = '/api/crm/campaigns';

test('a campaign as a page runs it: contacts come in, are looked over, called, and one opts out on the way', async () => {
  const team = await apiTeam({ company: 'optional', phone: 'warn' });
  const numbers = Array.from({ length: 4 }, (_, n) => `+1202555010${n}`);
  const ids: string[] = [];
  for (const phone of numbers) ids.push(await contactOf(team, { phone, timezone: 'America/New_York' }));
  const [called = '', leaving = '', waiting = ''] = ids;
  const silent = await contactOf(team, {});
  const { id } = (await team.post(campaigns, { name: 'Spring offers' })).body.campaign;

  const { added, excluded } = (await team.post(`${campaigns}/${id}/contacts`, { ids: [...ids, silent] }))
    .body;
  expect([added, excluded]).toEqual([4, 1]);

  const look = async () => (await team.get(`${campaigns}/${id}/preflight`)).body.preflight;
  expect(await look()).toMatchObject({ judged: 4, never: 0 });
  expect((await team.patch(`${campaigns}/${id}`, { state: 'active' })).status).toBe(200);

  const call = await team.post(`/api/crm/contacts/${called}/calls`, {
    campaign_id: id,
    outcome: 'completed',
  });
  expect(call.body.call).toMatchObject({ campaign_id: id, direction: 'campaign' });
  await team.patch(`/api/crm/contacts/${leaving}`, { do_not_call: true });

  // The very next request knows it.
  const { body } = await team.get(`/api/crm/contacts/${leaving}/callable?campaign_id=${id}`);
  const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);
  expect([body.callable, codes(body.reasons)]).toEqual([false, expect.arrayContaining(['suppressed'])]);
  expect(await look()).toMatchObject({
    ...{ judged: 4, never: 1 },
    reasons: expect.arrayContaining([{ code: 'suppressed', contacts: 1 }]),
  });

  const { contacts } = (await team.get(`${campaigns}/${id}/contacts`)).body;
  const states = Object.fromEntries(
    contacts.map((one: { contact_id: string; state: string }) => [one.contact_id, one.state]),
  );
  expect(states).toMatchObject({ [called]: 'reached', [leaving]: 'excluded', [waiting]: 'pending' });
  expect((await team.get(`/api/crm/contacts/${called}`)).body.contact.campaigns).toEqual({ [id]: 'reached' });

  const other = (await team.post(campaigns, { name: 'Autumn' })).body.campaign.id;
  const { results } = (await team.post(`${campaigns}/${other}/contacts`, { ids: [called, waiting] })).body;
  expect(results.map(({ status }: { status: string }) => status)).toEqual(['added', 'excluded']);
  expect(codes(results[1].reasons)).toEqual(['in_other_campaign']);
});
