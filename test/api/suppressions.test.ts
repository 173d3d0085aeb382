import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { eventually, until } from '#test/harness/wait.ts';

const path = '/api/crm/suppressions';
const contacts = '/api/crm/contacts';

let team: ApiTeam;
let manager: Caller;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional', phone: 'warn' });
  manager = await team.as('manager');
});

let number = 0;
let phone = '';
let email = '';
beforeEach(() => {
  number++;
  phone = `+1202555${String(1000 + number)}`;
  email = `ada${number}@example.com`;
});

const read = async (id: string) => (await team.get(`${contacts}/${id}`)).body.contact;
const isSuppressed = async (values: { phones?: string[]; emails?: string[] }) => {
  const { status, body } = await team.post(`${path}/check`, values);
  expect(status).toBe(200);
  return body.results.map(({ suppressed }: { suppressed: boolean }) => suppressed);
};
const codes = (body: { warnings: { code: string }[] }) => body.warnings.map(({ code }) => code);

describe('an opt-out outlives its contact', () => {
  test('whoever is created with the number or address again is opted out from the first moment', async () => {
    const id = await contactOf(team, { phone, email, do_not_call: true });
    expect((await team.delete(`${contacts}/${id}?permanent=true`)).status).toBe(200);
    for (const values of [{ phone }, { email: email.toUpperCase() }, { phone_secondary: phone }]) {
      const { status, body } = await team.post(contacts, { name: 'Again', do_not_call: false, ...values });
      expect(status).toBe(201);
      expect(body.contact).toMatchObject({ do_not_call: true, tags: ['DNC'] });
      expect(codes(body)).toContain('suppressed');
      await team.delete(`${contacts}/${body.contact.id}?permanent=true`);
    }
    expect(await isSuppressed({ phones: [phone], emails: [email] })).toEqual([true, true]);
  });

  test('a contact that gets the number is opted out, and all that it has is suppressed then', async () => {
    await contactOf(team, { phone, do_not_call: true });
    const id = await contactOf(team, { email });
    const { body } = await team.patch(`${contacts}/${id}`, { phone });
    expect(body.contact.do_not_call).toBe(true);
    expect(codes(body)).toContain('suppressed');
    expect(await isSuppressed({ emails: [email] })).toEqual([true]);
  });

  test('who shares the number of somebody that opts out is opted out, too', async () => {
    const [one, other] = [await contactOf(team, { phone }), await contactOf(team, { phone, email })];
    await team.patch(`${contacts}/${one}`, { lead_status: 'do_not_contact' });
    expect(await read(other)).toMatchObject({ do_not_call: true });
    expect(await isSuppressed({ emails: [email] })).toEqual([true]);
  });

  test('DutyCall’s words and batches heed it as well', async () => {
    await contactOf(team, { phone, do_not_call: true });
    const { body } = await team.post('/api/contacts', { name: 'Dot', phone });
    expect((await read(body.contact.id)).do_not_call).toBe(true);
    const batch = await team.post(`${contacts}/batch`, { mode: 'create', contacts: [{ name: 'Bo', phone }] });
    const [result] = batch.body.results;
    expect(result).toMatchObject({ status: 'created' });
    expect(codes(result)).toContain('suppressed');
    expect((await read(result.id)).do_not_call).toBe(true);
  });

  test('a disposition that means it suppresses the number of a call, also where nobody has it', async () => {
    const body = { number: phone, outcome: 'completed', disposition: 'DNC' };
    expect((await team.post('/api/crm/calls', body)).status).toBe(201);
    expect(await isSuppressed({ phones: [phone] })).toEqual([true]);
    const { body: later } = await team.post(contacts, { name: 'Later', phone });
    expect(later.contact.do_not_call).toBe(true);
  });

  test('a disposition reaches who lies in the trash once it is back', async () => {
    const id = await contactOf(team, { phone });
    await team.delete(`${contacts}/${id}`);
    await team.post('/api/crm/calls', { number: phone, outcome: 'completed', disposition: 'DNC' });
    const { body } = await team.post(`${contacts}/${id}/restore`);
    expect(body.contact.do_not_call).toBe(true);
  });

  test('a person takes it back with do_not_call: false, for what the contact has', async () => {
    const old = `+1202556${String(1000 + number)}`;
    const id = await contactOf(team, { phone: old, do_not_call: true });
    await team.patch(`${contacts}/${id}`, { phone });
    expect(await isSuppressed({ phones: [old, phone] })).toEqual([true, true]);
    const { status } = await call('PATCH', `${contacts}/${id}`, {
      token: manager.token,
      body: { do_not_call: false },
    });
    expect(status).toBe(200);
    expect(await read(id)).toMatchObject({ do_not_call: false, tags: [] });
    expect(await isSuppressed({ phones: [old, phone] })).toEqual([true, false]);
  });
});

describe('the list', () => {
  test('takes numbers and addresses, and opts out who has them', async () => {
    const id = await contactOf(team, { phone, email });
    const sent = { phones: [phone, '12'], emails: [email, email], reason: 'asked by letter' };
    const { status, body } = await manager.post(path, sent);
    expect(status).toBe(200);
    expect(
      body.results.map((one: { status: string; opted_out: number }) => [one.status, one.opted_out]),
    ).toEqual([
      ['added', expect.any(Number)],
      ['failed', 0],
      ['added', expect.any(Number)],
      ['added', expect.any(Number)],
    ]);
    expect(await read(id)).toMatchObject({ do_not_call: true });
    const again = await manager.post(path, { phones: [phone] });
    expect(again.body.results).toMatchObject([{ status: 'already_suppressed', opted_out: 0 }]);
    const { results } = (await team.post(`${path}/check`, { phones: [phone] })).body;
    expect(results).toMatchObject([
      { suppressed: true, reason: 'asked by letter', since: expect.any(String) },
    ]);
  });

  test('tells when and why, never which, page by page', async () => {
    const own = await apiTeam();
    const phones = Array.from({ length: 5 }, (_, index) => `+1202557${1000 + index}`);
    await own.post(path, { phones, reason: 'list of 2026' });
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await own.get(`${path}?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(body).toMatchObject({ count: null, limit: 2, offset: 0 });
      expect(JSON.stringify(body)).not.toContain('202557');
      for (const one of body.suppressions) {
        expect(one).toMatchObject({ kind: 'phone', reason: 'list of 2026', team_id: own.team_id });
        seen.push(one.id);
      }
      if (!body.next_cursor) break;
      cursor = body.next_cursor;
    }
    expect(new Set(seen).size).toBe(5);
  });

  test('is lifted with a reason, by admins, and leaves contacts as they are', async () => {
    const id = await contactOf(team, { phone, do_not_call: true });
    expect((await team.post(`${path}/lift`, { phones: [phone] })).status).toBe(422);
    const lift = { phones: [phone], reason: 'entered by mistake' };
    expect((await manager.post(`${path}/lift`, lift)).status).toBe(403);
    expect((await team.post(`${path}/lift`, lift)).body.results).toMatchObject([{ status: 'lifted' }]);
    expect((await team.post(`${path}/lift`, lift)).body.results).toMatchObject([
      { status: 'not_suppressed' },
    ]);
    expect(await isSuppressed({ phones: [phone] })).toEqual([false]);
    expect((await read(id)).do_not_call).toBe(true);
    const added = await team.post(path, { emails: [email] });
    const [{ id: suppression }] = added.body.results;
    const byId = { ids: [suppression, 'supp_none'], reason: 'entered by mistake' };
    expect((await team.post(`${path}/lift`, byId)).body.results).toMatchObject([
      { status: 'lifted' },
      { status: 'not_suppressed' },
    ]);
  });

  test('tells its changes in the feed, without the value', async () => {
    const own = await apiTeam();
    await own.post(path, { phones: [phone], reason: 'asked by letter' });
    await own.post(`${path}/lift`, { phones: [phone], reason: 'entered by mistake' });
    const events = await until(
      async () => (await own.get('/api/crm/events?types=suppression.*')).body.events,
      (found) => found.length === 2,
    );
    expect(JSON.stringify(events)).not.toContain(phone.slice(2));
    expect(events).toMatchObject([
      { type: 'suppression.added', changes: { kind: { to: 'phone' }, reason: { to: 'asked by letter' } } },
      {
        type: 'suppression.lifted',
        changes: { reason: { from: 'asked by letter', to: 'entered by mistake' } },
      },
    ]);
  });

  test('is checked with 10,000 values at once', async () => {
    await team.post(path, { phones: [phone] });
    const phones = Array.from({ length: 9_999 }, (_, index) => `+4915${String(110_000_000 + index)}`);
    const found = await isSuppressed({ phones: [...phones, phone] });
    expect(found).toHaveLength(10_000);
    expect(found.filter(Boolean)).toHaveLength(1);
    expect((await team.post(`${path}/check`, { phones: [...phones, phone], emails: [email] })).status).toBe(
      422,
    );
  });

  test('takes what contacts have that opted out before there was one', async () => {
    const id = await contactOf(team, { phone, do_not_call: true });
    await team.delete(`${contacts}/${id}`);
    await team.post(`${path}/lift`, { phones: [phone], reason: 'as if it had never been' });
    const { status, body } = await team.post(`${path}/opted-out`);
    expect(status).toBe(202);
    await until(
      async () => (await team.get(`/api/crm/jobs/${body.job.id}`)).body.job.state,
      (state) => state === 'finished',
    );
    expect(await isSuppressed({ phones: [phone] })).toEqual([true]);
  });

  test('takes a file, and tells by line what it could not read', async () => {
    const id = await contactOf(team, { email });
    const csv = `Telefon;E-Mail\n${phone};\nabc 12;\n;${email}\n`;
    const { status, body } = await manager.post(`${path}/import`, { csv, reason: 'list' });
    expect(status).toBe(202);
    const job = await until(
      async () => (await manager.get(`/api/crm/jobs/${body.job.id}`)).body.job,
      ({ state }) => state === 'finished',
    );
    expect(job).toMatchObject({ kind: 'suppression', total: 3, counts: { done: 2, failed: 1 } });
    expect(job.failures).toMatchObject([
      { code: 'phone_invalid', message: expect.stringMatching(/^Line 3: /) },
    ]);
    expect(await isSuppressed({ phones: [phone], emails: [email] })).toEqual([true, true]);
    await eventually(async () => expect((await read(id)).do_not_call).toBe(true));
    expect((await manager.post(`${path}/import`, { csv: 'Name\nAda' })).body.error.code).toBe(
      'columns_unknown',
    );
  });
});
