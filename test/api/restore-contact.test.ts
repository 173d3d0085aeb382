import { beforeEach, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, companyOf, contactOf } from '#test/harness/api-team.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';

const contacts = '/api/crm/contacts';

const values = {
  name: 'Ada Lovelace',
  phone: '+12025550100',
  phone_secondary: '+12025550101',
  email: 'a@example.com',
  external_id: 'X',
};

let team: ApiTeam;
let id: string;

beforeEach(async () => {
  team = await apiTeam({ company: 'optional', email: 'unique' });
  id = await contactOf(team, values);
});

const restore = (which = id) => team.post(`${contacts}/${which}/restore`);

const expectSound = async () => {
  const check = await claimCheck(hostTable(), team.team_id);
  expect(check.told).toEqual(check.true);
};

test('a contact comes back as it was, with what it held', async () => {
  const { body: before } = await team.get(`${contacts}/${id}`);
  await team.delete(`${contacts}/${id}`);
  const { status, headers, body } = await restore();
  expect([status, headers.get('etag')]).toEqual([200, '"3"']);
  expect(body.warnings).toEqual([]);
  const { updated_at } = body.contact;
  expect(body.contact).toEqual({ ...before.contact, version: 3, updated_at });
  expect((await team.get(`${contacts}/${id}`)).body.contact).toEqual(body.contact);
  expect((await team.get(contacts)).body.count).toBe(1);
  expect((await team.get(`${contacts}?deleted=true`)).body.count).toBe(0);
  const taken = await team.post(contacts, { name: 'Bo', phone: values.phone });
  expect(taken.body.error).toMatchObject({ code: 'phone_taken', existing_id: id });
  await expectSound();
});

test('one whose values others have by now stays in the trash, and every conflict is named (twenty#26216)', async () => {
  await team.delete(`${contacts}/${id}`);
  const { phone, phone_secondary, email, external_id } = values;
  const one = await contactOf(team, { phone, external_id });
  const two = await contactOf(team, { phone: phone_secondary, email });
  const { status, body } = await restore();
  expect(status).toBe(409);
  expect(body.error.details).toMatchObject([
    { code: 'phone_taken', existing_id: one },
    { code: 'phone_taken', existing_id: two },
    { code: 'email_taken', existing_id: two },
    { code: 'external_id_taken', existing_id: one },
  ]);
  expect((await team.get(`${contacts}/${id}?deleted=true`)).body.contact.version).toBe(2);
  await team.delete(`${contacts}/${one}`);
  await team.delete(`${contacts}/${two}`);
  expect((await restore()).status).toBe(200);
  await expectSound();
});

test('where others may have the same values, it shares them', async () => {
  await team.patch('/api/crm/settings', { phone: 'warn', email: 'off' });
  await team.delete(`${contacts}/${id}`);
  const other = await contactOf(team, { phone: values.phone, email: values.email });
  const { status, body } = await restore();
  expect(status).toBe(200);
  expect(body.warnings).toMatchObject([{ code: 'phone_duplicate', existing_id: other }]);
  await expectSound();
});

test('a live one is 409; what is unknown, foreign or removed is 404', async () => {
  const live = await restore();
  expect([live.status, live.body.error.code]).toEqual([409, 'not_in_trash']);
  await team.delete(`${contacts}/${id}`);
  const foreign = await apiTeam();
  expect((await foreign.post(`${contacts}/${id}/restore`)).status).toBe(404);
  expect((await restore('cont_x')).status).toBe(404);
  await team.delete(`${contacts}/${id}?permanent=true`);
  expect((await restore()).status).toBe(404);
});

describe('DELETE ?permanent=true', () => {
  const remove = (headers = {}) => team.delete(`${contacts}/${id}?permanent=true`, { headers });

  test.each([
    ['a live contact', false],
    ['one in the trash', true],
  ] as const)('removes %s at once', async (_, trashed) => {
    if (trashed) await team.delete(`${contacts}/${id}`);
    const { body: before } = await team.get(`${contacts}/${id}?deleted=${trashed}`);
    const { status, body } = await remove();
    expect(status).toBe(200);
    expect(body.contact).toEqual(before.contact);
    for (const deleted of [true, false]) {
      expect((await team.get(`${contacts}/${id}?deleted=${deleted}`)).status).toBe(404);
      expect((await team.get(`${contacts}?deleted=${deleted}`)).body).toMatchObject({
        contacts: [],
        count: 0,
      });
    }
    expect((await remove()).status).toBe(404);
    expect((await team.post(contacts, values)).status).toBe(201);
    await expectSound();
  });

  test('honours If-Match', async () => {
    expect((await remove({ 'if-match': '"2"' })).status).toBe(412);
    expect((await remove({ 'if-match': '"1"' })).status).toBe(200);
  });

  test('hands what is shared to those who share it', async () => {
    await team.patch('/api/crm/settings', { phone: 'off', email: 'off' });
    const other = await contactOf(team, { phone: values.phone, email: values.email });
    await remove();
    await team.patch('/api/crm/settings', { phone: 'unique' });
    const { body } = await team.post(contacts, { name: 'Cy', phone: values.phone });
    expect(body.error).toMatchObject({ code: 'phone_taken', existing_id: other });
    await expectSound();
  });

  test('of many at once one succeeds', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => remove()));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(404)]);
    await expectSound();
  });
});

test('GET with include=company answers the company beside the contact', async () => {
  const company = await companyOf(team, 'Acme');
  await team.patch(`${contacts}/${id}`, { company_id: company });
  const { body } = await team.get(`${contacts}/${id}?include=company`);
  expect(body.company).toMatchObject({ id: company, name: 'Acme' });
  await team.patch(`${contacts}/${id}`, { company_id: null });
  expect((await team.get(`${contacts}/${id}?include=company`)).body.company).toBeNull();
  const { status, body: refused } = await team.get(`${contacts}/${id}?include=company,friends`);
  expect([status, refused.error.code]).toEqual([400, 'unknown_value']);
});
