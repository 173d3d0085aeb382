import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { CallbookApiError } from '#client/api-error.ts';
import { createCallbook } from '#client/callbook.ts';
import type { Contact } from '#client/schema.ts';
import { clientOf } from '#test/harness/api.ts';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';

describe('the typed client', () => {
  test('creates, reads, lists and deletes', async () => {
    const { client } = await apiTeam({ company: 'optional' });
    const body = { name: 'Grace Hopper', custom_fields: { ship: 'Constitution' }, tags: ['navy'] };
    const made = await client.POST('/api/crm/contacts', { body });
    const { id } = made.data.contact;
    expect(made.response.headers.get('location')).toBe(`/api/crm/contacts/${id}`);
    const params = { path: { id } };
    const { data } = await client.GET('/api/crm/contacts/{id}', { params });
    expectTypeOf(data.contact).toEqualTypeOf<Contact>();
    expect(data.contact).toEqual(made.data.contact);
    const query = { tags: ['navy'], cf: { ship: 'Constitution' }, deleted: false, limit: 5 };
    const list = await client.GET('/api/crm/contacts', { params: { query } });
    expect(list.data).toMatchObject({ count: 1, limit: 5, contacts: [{ id }] });
    const header = { 'If-Match': '"1"' };
    await client.DELETE('/api/crm/contacts/{id}', { params: { ...params, header } });
    expect((await client.GET('/api/crm/contacts')).data.count).toBe(0);
  });

  test('throws what the API refuses, with every fault', async () => {
    const { client } = await apiTeam();
    const body = { name: 'Ada', email: 'nowhere', lead_status: 'unheard of' };
    const error = await client.POST('/api/crm/contacts', { body }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CallbookApiError);
    expect(error).toMatchObject({ name: 'CallbookApiError', status: 422, requestId: expect.any(String) });
    const { code, param, message, details, response } = error as CallbookApiError;
    expect(details[0]).toMatchObject({ code, param, message });
    expect(details.map((one) => one.param)).toEqual(expect.arrayContaining(['email', 'lead_status']));
    expect(await response.json()).toMatchObject({ success: false });
    const stranger = clientOf('cb_wrong');
    await expect(stranger.GET('/api/crm/settings')).rejects.toMatchObject({ status: 401 });
  });

  test('walks through a list of any length', async () => {
    const team = await apiTeam({ company: 'optional' });
    const names = ['Ada', 'Bea', 'Cleo', 'Dora', 'Eva'];
    await Promise.all(names.map((name) => contactOf(team, { name })));
    const options = { params: { query: { sort: 'name', limit: 2, offset: 1 } } } as const;
    const sizes = [];
    for await (const page of team.client.pages('/api/crm/contacts', options))
      sizes.push(page.contacts.length);
    expect(sizes).toEqual([2, 2]);
    const found = [];
    for await (const { name } of team.client.records('/api/crm/contacts', options)) found.push(name);
    expect(found).toEqual(names.slice(1));
    for await (const one of team.client.records('/api/crm/companies')) expect(one).toBeUndefined();
  });
});

type Turn = { status: number; headers?: Record<string, string>; body?: string } | 'cut' | 'cut short';

const settings = '{"success":true,"settings":{}}';
const fine: Turn = { status: 200, body: settings };
const busy: Turn = { status: 429, headers: { 'retry-after': '0' } };

/** Answers each request in turn, the last one for ever. */
const faultServer = async (...turns: [Turn, ...Turn[]]) => {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const turn = turns[Math.min(seen.push(request), turns.length) - 1] ?? 'cut';
    if (turn === 'cut') request.socket.destroy();
    else if (turn === 'cut short')
      response.writeHead(200, { 'content-length': 99 }).write(settings, () => request.socket.destroy());
    else response.writeHead(turn.status, turn.headers).end(turn.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { client: createCallbook({ url, token: 'cb_1' }), seen, [Symbol.dispose]: stop };
};

describe('a service that falters', () => {
  const turns: Turn[] = [busy, { status: 503, headers: { 'retry-after': '0' } }, 'cut', 'cut short'];
  test.each(turns)('is asked again after %j', async (turn) => {
    using faults = await faultServer(turn, fine);
    const { data } = await faults.client.GET('/api/crm/settings');
    expect(data).toEqual(JSON.parse(settings));
    expect(faults.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer cb_1', 'Bearer cb_1']);
  });

  test('gets a write again under the same key, and another write under another', async () => {
    const inFlight: Turn = { status: 409, headers: { 'retry-after': '0' }, body: '{}' };
    using faults = await faultServer('cut', inFlight, fine);
    await faults.client.PATCH('/api/crm/settings', { body: { trash_days: 7 } });
    await faults.client.PATCH('/api/crm/settings', { body: { trash_days: 8 } });
    const headers = { 'Idempotency-Key': 'mine' };
    await faults.client.PATCH('/api/crm/settings', { body: {}, headers });
    const keys = faults.seen.map((request) => request.headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys).toEqual([keys[0], keys[0], keys[0], expect.not.stringContaining(String(keys[0])), 'mine']);
  });

  test('is given up after four attempts', async () => {
    using faults = await faultServer(busy);
    await expect(faults.client.GET('/api/crm/settings')).rejects.toMatchObject({
      status: 429,
      code: 'http_429',
    });
    expect(faults.seen).toHaveLength(4);
  });

  test('is not asked again before it says, nor for what it will not answer otherwise', async () => {
    const later: Turn = { status: 503, headers: { 'retry-after': '3600' } };
    for (const turn of [later, { status: 500 }, { status: 409 }, { status: 404 }]) {
      using faults = await faultServer(turn);
      await expect(faults.client.GET('/api/crm/settings')).rejects.toBeInstanceOf(CallbookApiError);
      expect(faults.seen).toHaveLength(1);
    }
  });

  test('waits as long as Retry-After says', async () => {
    using faults = await faultServer({ status: 429, headers: { 'retry-after': '1' } }, fine);
    const begun = performance.now();
    await faults.client.GET('/api/crm/settings');
    expect(performance.now() - begun).toBeGreaterThan(990);
  });

  test('that nobody can reach is a TypeError, as of fetch', async () => {
    using faults = await faultServer('cut');
    await expect(faults.client.GET('/api/crm/settings')).rejects.toBeInstanceOf(TypeError);
  });

  test('is left alone once the caller has given up', async () => {
    using faults = await faultServer({ status: 429, headers: { 'retry-after': '30' } });
    const signal = AbortSignal.timeout(200);
    await expect(faults.client.GET('/api/crm/settings', { signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(faults.seen).toHaveLength(1);
  });
});
