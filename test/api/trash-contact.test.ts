import { beforeEach, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let id: string;

const values = {
  phone: '+12025550100',
  phone_secondary: '+12025550101',
  email: 'a@example.com',
  external_id: 'X',
};

beforeEach(async () => {
  team = await apiTeam({ company: 'optional', email: 'unique' });
  id = await contactOf(team, values);
});

const remove = (version?: string) =>
  team.delete(`${contacts}/${id}`, version === undefined ? {} : { headers: { 'if-match': version } });

test('DELETE moves a contact to the trash', async () => {
  const { status, headers, body } = await remove();
  expect(status).toBe(200);
  expect(headers.get('etag')).toBe('"2"');
  expect(body.contact).toMatchObject({ id, ...values, version: 2, deleted_at: expect.any(String) });
  expect(body.contact.updated_at).toBe(body.contact.deleted_at);

  expect((await team.get(`${contacts}/${id}`)).status).toBe(404);
  expect((await team.get(contacts)).body).toMatchObject({ contacts: [], count: 0 });
  expect((await team.get(`${contacts}?deleted=true`)).body).toMatchObject({
    contacts: [body.contact],
    count: 1,
  });
  const trashed = await team.get(`${contacts}/${id}?deleted=true`);
  expect(trashed.body.contact).toEqual(body.contact);
});

test('the trash shows no live contact', async () => {
  expect((await team.get(`${contacts}/${id}?deleted=true`)).status).toBe(404);
  expect((await team.get(`${contacts}?deleted=true`)).body).toMatchObject({ contacts: [], count: 0 });
});

test('deleting twice is 404, and frees what it held once', async () => {
  await remove();
  const again = await remove();
  expect(again.status).toBe(404);
  expect(again.body.error.code).toBe('contact_not_found');
  expect((await team.get(`${contacts}?deleted=true`)).body.count).toBe(1);
});

test('the trash does not hold on to phone, email and external id (twenty#24227)', async () => {
  expect((await team.post(contacts, { name: 'Bo', ...values })).status).toBe(409);
  await remove();
  const { status, body } = await team.post(contacts, { name: 'Bo', ...values });
  expect(status).toBe(201);
  expect(body.contact.id).not.toBe(id);
});

test('of many deletes at once one succeeds', async () => {
  const replies = await Promise.all(Array.from({ length: 10 }, () => remove()));
  const statuses = replies.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([200, ...Array(9).fill(404)]);
  expect((await team.get(`${contacts}?deleted=true`)).body.count).toBe(1);
  expect((await team.get(contacts)).body.count).toBe(0);
});

describe('If-Match', () => {
  test.each(['"2"', '"0"'])('with another version (%s) is 412, and nothing happens', async (etag) => {
    const { status, body } = await remove(etag);
    expect(status).toBe(412);
    expect(body.error).toMatchObject({ code: 'version_mismatch', param: 'If-Match' });
    expect((await team.get(`${contacts}/${id}`)).status).toBe(200);
  });

  test.each(['1', '""', '"1", "2"', '"one"', 'null', '"1'])(
    'that is no ETag of ours (%s) is 400',
    async (etag) => {
      const { status, body } = await remove(etag);
      expect(status).toBe(400);
      expect(body.error.code).toBe('etag_malformed');
    },
  );

  test('with the version as it was answered, or any, deletes', async () => {
    const { headers } = await team.get(`${contacts}/${id}`);
    expect((await remove(headers.get('etag') ?? '')).status).toBe(200);
    id = await contactOf(team, values);
    expect((await remove('*')).status).toBe(200);
    expect((await remove('*')).status).toBe(404);
  });
});
