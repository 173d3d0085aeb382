import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional', phone: 'warn' });
});

const pathOf = (id: string) => `/api/crm/contacts/${id}/callable`;
let numbers = 0;
const nextNumber = () => `+120255501${String(numbers++).padStart(2, '0')}`;
const codesOf = ({ body }: { body: { reasons: { code: string }[] } }) => body.reasons.map(({ code }) => code);

/** Hours without any, whatever the time is. */
const closed = {
  ...{ sunday: [], monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] },
};

test('a contact may be called, and the answer says what that follows from', async () => {
  const phone = nextNumber();
  const id = await contactOf(team, { phone });
  const { status, body } = await team.get(pathOf(id));
  expect(status).toBe(200);
  expect(body).toEqual({
    success: true,
    contact_id: id,
    number: phone,
    callable: true,
    reasons: [],
    zones: ['America/New_York'],
    window: { opens_at: null, closes_at: null },
    next_allowed_at: null,
    presets: [],
    consent_id: null,
    reservation: null,
  });
});

describe('reasons of what is on record', () => {
  test('an opt-out, a withdrawn consent, no number, one that cannot be read, the trash', async () => {
    const optedOut = await contactOf(team, { phone: nextNumber(), do_not_call: true });
    expect(codesOf(await team.get(pathOf(optedOut)))).toEqual(['suppressed']);
    const withdrawn = await contactOf(team, { phone: nextNumber() });
    const path = `/api/crm/contacts/${withdrawn}/consents`;
    await call('PUT', path, { token: team.token, body: { purpose: 'calls', status: 'withdrawn' } });
    expect(codesOf(await team.get(pathOf(withdrawn)))).toEqual(['no_consent']);
    const none = await contactOf(team, { name: 'No Number' });
    expect(codesOf(await team.get(pathOf(none)))).toEqual(['no_phone']);
    const trashed = await contactOf(team, { phone: nextNumber() });
    await team.delete(`/api/crm/contacts/${trashed}`);
    expect(codesOf(await team.get(pathOf(trashed)))).toEqual(['deleted']);
    expect((await team.get(pathOf('cont_none'))).status).toBe(404);
  });

  test('a number that was suppressed by itself', async () => {
    const phone = nextNumber();
    await team.post('/api/crm/suppressions', { phones: [phone], reason: 'asked by letter' });
    const id = await contactOf(team, { phone });
    expect(codesOf(await team.get(pathOf(id)))).toEqual(['suppressed']);
  });
});

test('a campaign that asks has to be there, and within reach: else nothing is judged and nothing reserved', async () => {
  const id = await contactOf(team, { phone: nextNumber() });
  const { body: made } = await team.post('/api/crm/departments', { name: 'Support' });
  const of = { name: 'Spring', department_id: made.department.id };
  const beyond = (await team.post('/api/crm/campaigns', of)).body.campaign.id;
  const { body: other } = await team.post('/api/crm/departments', { name: 'Sales' });
  const agent = await team.as('agent', [other.department.id]);
  for (const [caller, campaign_id] of [
    [team, 'camp_none'],
    [agent, beyond],
  ] as const) {
    const asked = { campaign_id, reserve: 60 };
    const answers = [
      await caller.get(`${pathOf(id)}?campaign_id=${campaign_id}`),
      await caller.post(pathOf(id), asked),
      await caller.post('/api/crm/contacts/callable', { ids: [id, 'cont_none'], ...asked }),
      await caller.post('/api/crm/contacts/callable', { ids: ['cont_none'], campaign_id }),
    ];
    for (const { status, body } of answers)
      expect([status, body.error?.code, body.error?.details[0].param]).toEqual([
        ...[422, 'campaign_not_found', 'campaign_id'],
      ]);
  }
  expect((await team.get(pathOf(id))).body).toMatchObject({ callable: true, reasons: [] });
  expect((await team.get(`${pathOf(id)}?campaign_id=${beyond}`)).status).toBe(200);
});

test('the policy `calling` decides: consent, hours, caps of the number', async () => {
  const own = await apiTeam({ company: 'optional', phone: 'warn' });
  const phone = '+4930901820';
  const id = await contactOf(own, { phone });
  const twin = await contactOf(own, { phone });
  const set = (calling: object) => own.patch('/api/crm/settings', { calling });
  expect((await set({ consent_required: true })).body.settings.calling).toEqual({
    ...{ window: null, caps: null, presets: [], consent_required: true },
  });
  expect(codesOf(await own.get(pathOf(id)))).toEqual(['no_consent']);
  const grant = { purpose: 'calls', status: 'granted', wording: 'Call me.', proof: 'a.mp3' };
  const { body } = await call('PUT', `/api/crm/contacts/${id}/consents`, { token: own.token, body: grant });
  expect((await own.get(pathOf(id))).body).toMatchObject({ callable: true, consent_id: body.consents[0].id });
  await set({ window: closed });
  expect(codesOf(await own.get(pathOf(twin)))).toEqual(['outside_hours']);
  await set({ caps: { per_day: 1 } });
  await own.post(`/api/crm/contacts/${id}/calls`, { outcome: 'no_answer' });
  expect((await own.get(pathOf(twin))).body.reasons).toMatchObject([
    { code: 'called_recently', rule: 'per_day' },
  ]);
});

test('the contact’s own hours count beside those of the team', async () => {
  const id = await contactOf(team, { phone: nextNumber(), calling_hours: 'Su-Sa off' });
  const path = `/api/crm/contacts/${id}`;
  expect((await team.get(path)).body.contact.calling_hours).toBe('Su-Sa off');
  expect(codesOf(await team.get(pathOf(id)))).toEqual(['outside_hours']);
  await team.patch(path, { calling_hours: null });
  expect(codesOf(await team.get(pathOf(id)))).toEqual([]);
  const { status, body } = await team.patch(path, { callingHours: 'mornings' });
  expect(status).toBe(422);
  expect(body.error.details).toContainEqual(
    expect.objectContaining({ param: 'callingHours', code: 'calling_hours_invalid' }),
  );
});

test('a policy that makes no sense is refused by its parts', async () => {
  const calling = {
    window: { ...closed, monday: [{ from: '21:00', to: '08:00' }], tuesday: [{ from: '8', to: '25:00' }] },
    caps: { per_day: 0, often: 1 },
    presets: ['us_federal', 'mars'],
  };
  const { status, body } = await team.patch('/api/crm/settings', { calling });
  expect(status).toBe(422);
  expect(
    body.error.details.map(({ param, code }: { param: string; code: string }) => `${param} ${code}`),
  ).toEqual(
    expect.arrayContaining([
      'calling.window.monday.0 span_reversed',
      'calling.window.tuesday.0.from time_of_day_invalid',
      'calling.window.tuesday.0.to time_of_day_invalid',
      'calling.caps.per_day too_small',
      'calling.caps.often unknown_property',
      'calling.presets.1 unknown_value',
    ]),
  );
});

describe('a reservation', () => {
  test.each(['query', 'body', 'get'])('is one caller’s, asked for in %s', async (way) => {
    const id = await contactOf(team, { phone: nextNumber() });
    const ask = (more: Record<string, string | number> = {}) => {
      const said = { reserve: 120, ...more };
      const query = Object.entries(said)
        .map((one) => one.join('='))
        .join('&');
      if (way === 'body') return team.post(pathOf(id), said);
      return way === 'get' ? team.get(`${pathOf(id)}?${query}`) : team.post(`${pathOf(id)}?${query}`);
    };
    const asked = await Promise.all(Array.from({ length: 5 }, () => ask()));
    const granted = asked.filter(({ body }) => body.reservation);
    expect(granted).toHaveLength(1);
    expect(asked.filter((one) => codesOf(one).join() === 'reserved')).toHaveLength(4);
    const { id: reservation_id } = granted[0]?.body.reservation ?? {};
    expect((await ask({ reservation_id })).body.reservation.id).toBe(reservation_id);
    expect((await ask({ reservation_id, reserve: 0 })).body).toMatchObject({
      callable: true,
      reservation: null,
    });
    expect((await ask()).body.callable).toBe(true);
  });

  test('ends when the call is logged', async () => {
    const id = await contactOf(team, { phone: nextNumber() });
    await team.post(pathOf(id), { reserve: 600 });
    expect(codesOf(await team.get(pathOf(id)))).toEqual(['reserved']);
    await team.post(`/api/crm/contacts/${id}/calls`, { outcome: 'busy' });
    expect(codesOf(await team.get(pathOf(id)))).toEqual([]);
  });

  test('is of 1 to 600 seconds', async () => {
    const id = await contactOf(team, { phone: nextNumber() });
    expect((await team.post(pathOf(id), { reserve: 601 })).body.error).toMatchObject({ param: 'reserve' });
    expect((await team.get(`${pathOf(id)}?reserve=soon`)).status).toBe(400);
  });
});

test('many are asked for at once, and each that cannot be judged says so', async () => {
  const others = await apiTeam({ company: 'optional' });
  const foreign = await contactOf(others, { phone: nextNumber() });
  const one = await contactOf(team, { phone: nextNumber() });
  const two = await contactOf(team, { phone: nextNumber(), do_not_call: true });
  const { status, body } = await team.post('/api/crm/contacts/callable', {
    ids: [two, foreign, one, one],
    reserve: 60,
  });
  expect(status).toBe(200);
  expect(body.contacts).toMatchObject([
    { contact_id: two, callable: false, reasons: [{ code: 'suppressed' }], reservation: null, error: null },
    { contact_id: foreign, callable: false, number: null, reasons: [], error: { code: 'contact_not_found' } },
    { contact_id: one, callable: true, reservation: { id: expect.stringMatching(/^rsv_/) }, error: null },
  ]);
  const tooMany = { ids: Array.from({ length: 101 }, () => one) };
  expect((await team.post('/api/crm/contacts/callable', tooMany)).status).toBe(422);
});

test('agents ask within their departments, and see no more of the number than otherwise', async () => {
  const own = await apiTeam({ company: 'optional', hidden_from_agents: ['phone'] });
  const [north, south] = await Promise.all(
    ['North', 'South'].map(
      async (name) => (await own.post('/api/crm/departments', { name })).body.department.id,
    ),
  );
  const agent = await own.as('agent', [north]);
  const id = await contactOf(own, { phone: nextNumber(), department_id: north });
  const beyond = await contactOf(own, { phone: nextNumber(), department_id: south });
  const { body } = await agent.post(pathOf(id), { reserve: 60 });
  expect(body).toMatchObject({ callable: true, number: null, zones: [], presets: [] });
  expect(body.reservation).not.toBeNull();
  expect((await agent.post(pathOf(beyond), { reserve: 60 })).status).toBe(403);
  // Nothing was reserved for whoever may not.
  expect((await own.get(pathOf(beyond))).body.callable).toBe(true);
});

test('presets say what they are', async () => {
  const { body } = await team.get('/api/crm/calling-presets');
  const byId = new Map(body.calling_presets.map((one: { id: string }) => [one.id, one]));
  expect(byId.get('us_federal')).toMatchObject({ standing: 'read', as_of: '2026-11' });
  expect(byId.get('us_fl')).toMatchObject({ standing: 'second_hand', caps: { per_day: 3 } });
  for (const { notice } of body.calling_presets) expect(notice).toContain('no legal advice');
});
