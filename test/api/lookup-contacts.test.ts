import { beforeEach, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';
const noCaps = { per_day: null, per_week: null, min_gap_minutes: null, conversation_days: null };
const noCalling = { window: null, caps: null, presets: [], consent_required: false };

let team: ApiTeam;

beforeEach(async () => {
  team = await apiTeam({ company: 'optional' });
});

const lookup = async (phone: string, caller: Pick<ApiTeam, 'get'> = team): Promise<string[]> => {
  const { status, body } = await caller.get(`${contacts}/lookup?phone=${encodeURIComponent(phone)}`);
  expect(status).toBe(200);
  return body.contacts.map(({ id }: { id: string }) => id).toSorted();
};

const variants = [
  ['Brazil', '+55 11 98765-4321', '+55 11 8765-4321'],
  ['Mexico', '+52 1 55 1234 5678', '+52 55 1234 5678'],
  ['Argentina', '+54 9 11 2345-6789', '+54 11 2345-6789'],
  ['Argentina, with 15', '+54 11 15 2345-6789', '+54 9 11 2345-6789'],
] as const;

describe('peer lesson 23: variants match, the stored number is untouched', () => {
  test.each(variants)('%s: %s is found by %s and the other way round', async (_, one, other) => {
    for (const [stored, asked] of [
      [one, other],
      [other, one],
    ] as const) {
      const own = await apiTeam({ company: 'optional' });
      const { body } = await own.post(contacts, { name: 'Ann', phone: stored });
      const { id, phone, phone_raw } = body.contact;
      expect(phone_raw).toBe(stored);
      expect(await lookup(asked, own)).toEqual([id]);
      expect(await lookup(stored, own)).toEqual([id]);
      expect((await own.get(`${contacts}/${id}`)).body.contact.phone).toBe(phone);
    }
  });

  test.each(variants)('%s: %s and %s are one number to duplicates', async (_, one, other) => {
    const id = await contactOf(team, { phone: one });
    const created = await team.post(contacts, { name: 'Bo', phone: other });
    expect(created.body.error).toMatchObject({ code: 'phone_taken', existing_id: id });
    const third = await contactOf(team, { phone: '+12025550100' });
    const updated = await team.patch(`${contacts}/${third}`, { phone_secondary: other });
    expect(updated.body.error).toMatchObject({ code: 'phone_taken', existing_id: id });
    expect((await team.patch(`${contacts}/${id}`, { phone: other })).status).toBe(200);
    expect(await lookup(one)).toEqual([id]);
  });

  test('a Brazilian landline is no mobile line', async () => {
    const landline = await contactOf(team, { phone: '+551134567890' });
    const mobile = await contactOf(team, { phone: '+5511934567890' });
    expect(await lookup('+551134567890')).toEqual([landline]);
    expect(await lookup('+5511934567890')).toEqual([mobile]);
  });
});

test('both numbers of a contact match, in any spelling, until they change', async () => {
  const id = await contactOf(team, { phone: '+12025550100', phone_secondary: '+12025550101' });
  for (const spelling of ['(202) 555-0100', '+12025550101', '001 202 555 0101'])
    expect(await lookup(spelling)).toEqual([id]);
  await team.patch(`${contacts}/${id}`, { phone_secondary: null });
  expect(await lookup('+12025550101')).toEqual([]);
  await team.delete(`${contacts}/${id}`);
  expect(await lookup('+12025550100')).toEqual([]);
});

test('a + that was not encoded is understood', async () => {
  const id = await contactOf(team, { phone: '+5511987654321' });
  const { body } = await team.get(`${contacts}/lookup?phone=+5511987654321`);
  expect(body.contacts.map((one: { id: string }) => one.id)).toEqual([id]);
});

test('all who share a number are found', async () => {
  await team.patch('/api/crm/settings', { phone: 'off' });
  const ids = [];
  for (let index = 0; index < 5; index++) ids.push(await contactOf(team, { phone: '+12025550100' }));
  expect(await lookup('+12025550100')).toEqual(ids.toSorted());
});

test('nobody is an empty list; no number is 400', async () => {
  expect(await lookup('+12025550100')).toEqual([]);
  for (const [phone, code] of [
    ['12', 'phone_invalid'],
    ['4.41E%2B11', 'phone_precision_lost'],
  ]) {
    const { status, body } = await team.get(`${contacts}/lookup?phone=${phone}`);
    expect([status, body.error.param, body.error.code]).toEqual([400, 'phone', code]);
  }
  expect((await team.get(`${contacts}/lookup`)).status).toBe(400);
});

test('other teams are not looked into', async () => {
  await contactOf(team, { phone: '+12025550100' });
  expect(await lookup('+12025550100', await apiTeam())).toEqual([]);
});

test('a dialer gets name, company, last call and verdict in one answer', async () => {
  const own = await apiTeam({ phone: 'warn', calling: { ...noCalling, caps: { ...noCaps, per_day: 1 } } });
  const phone = '+12025550188';
  const ada = await contactOf(own, { name: 'Ada', company: 'Acme', phone });
  const grace = await contactOf(own, { name: 'Grace', company: 'Acme', phone_secondary: phone });
  await own.post(`/api/crm/contacts/${ada}/calls`, { outcome: 'voicemail', agent: 'Kim' });
  const query = `phone=${encodeURIComponent(phone)}&include=company,callable,last_call`;
  const { body } = await own.get(`/api/crm/contacts/lookup?${query}`);
  expect(body.contacts.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Ada', 'Grace']);
  const [company] = body.contacts.map(({ company_id }: { company_id: string }) => company_id);
  expect(body.companies).toMatchObject({ [company]: { name: 'Acme' } });
  expect(body.last_calls[ada]).toMatchObject({ outcome: 'voicemail', agent: 'Kim' });
  expect(body.last_calls[grace]).toBeUndefined();
  // Both are called at the same number, of which Grace has it as her second.
  const called = { callable: false, number: phone, reasons: [{ code: 'called_recently', rule: 'per_day' }] };
  expect(body.callable).toMatchObject({ [ada]: called, [grace]: called });
  const plain = await own.get(`/api/crm/contacts/lookup?phone=${encodeURIComponent(phone)}`);
  expect(Object.keys(plain.body).toSorted()).toEqual(
    ['success', 'contacts', 'count', 'limit', 'offset', 'next_cursor'].toSorted(),
  );
});
