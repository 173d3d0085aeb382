import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { beforeAll, expect, inject, test } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';

const hooks = '/api/crm/call-hooks';
const calls = '/api/crm/calls';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
});

const newNumber = () => `+49151${randomInt(1e7, 1e8)}`;

const hookOf = async (values: Record<string, unknown>) => {
  const { status, body } = await team.post(hooks, values);
  expect([status, body.error]).toEqual([201, undefined]);
  return body;
};

const send = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, init);
  return { status: response.status, body: JSON.parse(await response.text()) };
};

const twilioForm = (sid: string, to: string, values: Record<string, string> = {}) => ({
  AccountSid: `AC${'0'.repeat(32)}`,
  CallSid: sid,
  From: '+14155550100',
  To: to,
  Direction: 'outbound-api',
  CallStatus: 'completed',
  CallDuration: '42',
  SequenceNumber: '3',
  Timestamp: new Date().toUTCString(),
  ...values,
});

/** Posts a form as Twilio signs it. */
const twilio = (path: string, form: Record<string, string>, { secret = 'the auth token', url = '' } = {}) => {
  const called = `${inject('host').apiUrl}${path}`;
  const signed = url || called;
  const fields = Object.entries(form).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const text = signed + fields.map(([name, value]) => name + value).join('');
  return send(called, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', secret).update(text).digest('base64'),
      'x-forwarded-proto': 'http',
    },
    body: String(new URLSearchParams(form)),
  });
};

const sidOf = () => `CA${randomUUID().replaceAll('-', '')}`;

test('events of Twilio, doubled and in any order, are one call of the contact that has the number', async () => {
  const { call_hook: hook, secret } = await hookOf({ provider: 'twilio', secret: 'the auth token' });
  expect(secret).toBeNull();
  expect(JSON.stringify(hook)).not.toContain('the auth token');
  const phone = newNumber();
  const id = await contactOf(team, { phone });
  const sid = sidOf();
  const ended = twilioForm(sid, phone);
  const ringing = twilioForm(sid, phone, { CallStatus: 'ringing', SequenceNumber: '1', CallDuration: '' });
  for (const form of [ended, ringing, ended])
    expect(await twilio(hook.path, form)).toEqual({ status: 200, body: { success: true, result: 'event' } });
  const { body } = await team.get(`/api/crm/contacts/${id}/calls`);
  expect(body.calls).toEqual([
    expect.objectContaining({
      provider: 'twilio',
      external_id: sid,
      outcome: 'completed',
      duration_seconds: 42,
      number: phone,
      created_by: hook.id,
    }),
  ]);
  expect((await team.get(`/api/crm/contacts/${id}`)).body.contact.total_calls).toBe(1);
});

test('what is not signed, signed with another secret or for another URL is refused', async () => {
  const { call_hook: hook } = await hookOf({ provider: 'twilio', secret: 'the auth token' });
  const number = newNumber();
  const sid = sidOf();
  const form = twilioForm(sid, number);
  const unsigned = await send(`${inject('host').apiUrl}${hook.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams(form)),
  });
  expect([unsigned.status, unsigned.body.error.code]).toEqual([401, 'signature_missing']);
  for (const options of [{ secret: 'another token' }, { url: 'https://other.example.com/' }]) {
    const { status, body } = await twilio(hook.path, form, options);
    expect([status, body.error.code]).toEqual([401, 'signature_invalid']);
  }
  const unknown = await twilio(hook.path.replace(/[^_]{8}$/, '00000000'), form);
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 'callhook_not_found']);
  const other = await apiTeam();
  const foreign = await twilio(hook.path.replace(team.team_id, other.team_id), form);
  expect([foreign.status, foreign.body.error.code]).toEqual([404, 'callhook_not_found']);
  const { body } = await team.get(`${calls}?limit=200`);
  expect(JSON.stringify(body)).not.toContain(sid);
});

test('behind a proxy the signature covers the URL that the provider knows', async () => {
  const public_url = 'https://dialer.example.com/calls';
  const { call_hook: hook } = await hookOf({ provider: 'twilio', secret: 'the auth token', public_url });
  expect((await twilio(hook.path, twilioForm(sidOf(), newNumber()), { url: public_url })).status).toBe(200);
  expect((await twilio(hook.path, twilioForm(sidOf(), newNumber()))).status).toBe(401);
});

test('a secret that was replaced is taken for a day more', async () => {
  const { call_hook: hook } = await hookOf({ provider: 'twilio', secret: 'the auth token' });
  const { body } = await team.patch(`${hooks}/${hook.id}`, { secret: 'the next token' });
  expect(body.call_hook).toMatchObject({ version: 2, secret_changed_at: expect.any(String) });
  for (const secret of ['the auth token', 'the next token'])
    expect((await twilio(hook.path, twilioForm(sidOf(), newNumber()), { secret })).status).toBe(200);
  expect((await team.delete(`${hooks}/${hook.id}`)).status).toBe(200);
  expect((await twilio(hook.path, twilioForm(sidOf(), newNumber()))).status).toBe(404);
});

test('VICIdial sends the secret that was made for it; a DNC status opts out', async () => {
  const { call_hook: hook, secret } = await hookOf({ provider: 'vicidial' });
  expect(secret).toEqual(expect.stringMatching(/^[\w-]{20,}$/));
  const phone = newNumber();
  const id = await contactOf(team, { phone });
  const query = {
    call_id: `M${Date.now()}${randomInt(1e6, 1e7)}`.slice(0, 20),
    uniqueid: `${Math.trunc(Date.now() / 1_000)}.${randomInt(1e6)}`,
    phone_code: '49',
    phone_number: phone.slice(3),
    dispo: 'DNC',
    talk_time: '12',
    user: 'grace',
  };
  const url = `${inject('host').apiUrl}${hook.path}`;
  const wrong = await send(`${url}?${new URLSearchParams({ ...query, secret: 'wrong' })}`);
  expect(wrong.status).toBe(401);
  const { status } = await send(`${url}?${new URLSearchParams({ ...query, secret })}`);
  expect(status).toBe(200);
  expect((await team.get(`/api/crm/contacts/${id}`)).body.contact).toMatchObject({
    total_calls: 1,
    do_not_call: true,
  });
});

test('a clock that is far ahead does not make the last call of its contact one of the future', async () => {
  const { call_hook: hook, secret } = await hookOf({ provider: 'vicidial' });
  const phone = newNumber();
  const id = await contactOf(team, { phone });
  const query = { call_id: 'M1', uniqueid: '9999999999.1', phone_code: '49', phone_number: phone.slice(3) };
  const asked = new URLSearchParams({ ...query, dispo: 'SALE', talk_time: '12', user: 'grace', secret });
  const before = Date.now();
  expect((await send(`${inject('host').apiUrl}${hook.path}?${asked}`)).status).toBe(200);
  const { contact } = (await team.get(`/api/crm/contacts/${id}`)).body;
  expect(contact).toMatchObject({ total_calls: 1, last_call_outcome: 'completed' });
  expect(Math.abs(Date.parse(contact.last_called_at) - before)).toBeLessThan(3_600_000);
});

test('a receiver needs the secret that its provider signs with', async () => {
  const { status, body } = await team.post(hooks, { provider: 'hubspot' });
  expect([status, body.error.code, body.error.param]).toEqual([422, 'required', 'secret']);
});
