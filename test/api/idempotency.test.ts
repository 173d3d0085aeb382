import { randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { idempotencyKeys } from '#core/idempotency/idempotency.item.ts';
import { call, type Reply } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { scanTeam } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';

const departments = '/api/crm/departments';
const contacts = '/api/crm/contacts';

let team: ApiTeam;
let caller: string;

beforeAll(async () => {
  team = await apiTeam();
  caller = (await team.get('/api/crm/tokens')).body.tokens[0].id;
});

const send = (method: string, path: string, key: string, body?: unknown, token = team.token) =>
  call(method, path, { token, body, headers: { 'idempotency-key': key } });

const post = (path: string, key: string, body: unknown, token?: string) =>
  send('POST', path, key, body, token);

const isReplay = ({ headers }: Reply) => headers.get('idempotent-replayed') === 'true';

/** Changes the stored record of a key. */
const change = (key: string, UpdateExpression: string, values?: Record<string, unknown>) =>
  hostTable().client.send(
    new UpdateCommand({
      TableName: hostTable().name,
      Key: idempotencyKeys.primary({ teamId: team.team_id, caller, key }),
      UpdateExpression,
      ...(values && { ExpressionAttributeValues: values }),
    }),
  );

/** As if the first attempt had died after its writes, before its answer was kept. */
const forgetAnswer = (key: string, lockedUntil: number) =>
  change(key, 'SET locked_until = :until REMOVE answer', { ':until': lockedUntil });

const expectReplay = (again: Reply, first: Reply) => {
  expect([again.status, again.body, isReplay(again)]).toEqual([first.status, first.body, true]);
  for (const name of ['location', 'content-type', 'etag'])
    expect(again.headers.get(name)).toBe(first.headers.get(name));
};

describe('the same request with the same key', () => {
  test('gets the first answer of a POST, and creates nothing', async () => {
    const [key, body] = [randomUUID(), { name: 'Ada Lovelace', company: 'Acme' }];
    const first = await post(contacts, key, body);
    expect([first.status, isReplay(first)]).toEqual([201, false]);
    const count = (await team.get(contacts)).body.count;
    expectReplay(await post(contacts, key, body), first);
    expect((await team.get(contacts)).body.count).toBe(count);
  });

  test('gets the first answer of a PATCH, whatever has changed since', async () => {
    const { body } = await team.post(departments, { name: 'Before' });
    const path = `${departments}/${body.department.id}`;
    const key = randomUUID();
    const first = await send('PATCH', path, key, { name: 'After' });
    await team.patch(path, { name: 'Later' });
    expectReplay(await send('PATCH', path, key, { name: 'After' }), first);
    expect((await team.get(path)).body.department.name).toBe('Later');
  });

  test('gets the first answer of a DELETE, though nothing is left to delete', async () => {
    const { body } = await team.post(departments, { name: 'Gone' });
    const path = `${departments}/${body.department.id}`;
    const key = randomUUID();
    const first = await send('DELETE', path, key);
    expect(first.status).toBe(200);
    expectReplay(await send('DELETE', path, key), first);
    expect((await team.delete(path)).status).toBe(404);
  });

  test.each<[number, string, unknown]>([
    [422, departments, { name: '' }],
    [400, departments, '{'],
    [422, '/api/crm/members', { name: 'Lost', role: 'agent', departments: ['dept_none'] }],
  ])('gets the first refusal (%i)', async (status, path, body) => {
    const key = randomUUID();
    const first = await post(path, key, body);
    expect(first.status).toBe(status);
    expectReplay(await post(path, key, body), first);
  });

  test('after 24 hours is carried out again', async () => {
    const [key, body] = [randomUUID(), { name: 'Grace Hopper', company: 'Acme' }];
    const first = await post(contacts, key, body);
    await change(key, 'SET expires_at = :past', { ':past': Date.now() - 1 });
    const again = await post(contacts, key, body);
    expect([again.status, isReplay(again)]).toEqual([201, false]);
    expect(again.body.contact.id).not.toBe(first.body.contact.id);
    expectReplay(await post(contacts, key, body), again);
  });

  test('of another caller is another', async () => {
    const [key, body] = [randomUUID(), { name: 'Alan Turing', company: 'Acme' }];
    const other = await team.as('manager');
    const replies = [await post(contacts, key, body), await post(contacts, key, body, other.token)];
    expect(replies.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(replies.map(({ body }) => body.contact.id)).size).toBe(2);
  });
});

test('a key that came with another request is refused', async () => {
  const key = randomUUID();
  const { body } = await post(departments, key, { name: 'Original' });
  const path = `${departments}/${body.department.id}`;
  const others = [
    await post(departments, key, { name: 'Other' }),
    await post('/api/crm/members', key, { name: 'Original' }),
    await send('PATCH', path, key, { name: 'Original' }),
    await send('DELETE', path, key),
    await send('DELETE', `${path}?teamId=${team.team_id}`, key),
  ];
  for (const { status, body } of others)
    expect([status, body.error.code]).toEqual([422, 'idempotency_key_reused']);
  expect((await team.get(path)).status).toBe(200);
});

test.each(['', 'a b', 'ä', 'x'.repeat(256)])('the key %j is 400', async (key) => {
  const { status, body } = await post(departments, key, { name: 'Never' });
  expect([status, body.error.code]).toEqual([400, 'idempotency_key_invalid']);
});

test('a key of 255 characters is taken, and a GET does without', async () => {
  const key = '~'.repeat(255);
  expect((await post(departments, key, { name: 'Long key' })).status).toBe(201);
  for (const path of [departments, contacts]) expect((await send('GET', path, key)).status).toBe(200);
});

test('who may not call the route is told so, whatever the key', async () => {
  const key = randomUUID();
  const agent = await team.as('agent');
  for (const token of [agent.token, 'nonsense']) {
    const replies = [await post(departments, key, {}, token), await post(departments, key, { a: 1 }, token)];
    expect(replies.map(({ status }) => status)).toEqual(token === 'nonsense' ? [401, 401] : [403, 403]);
  }
});

test('twenty at once make one contact', async () => {
  const own = await apiTeam();
  const [key, body] = [randomUUID(), { name: 'Race', phone: '+14155550188', company: 'Acme' }];
  const replies = await Promise.all(Array.from({ length: 20 }, () => post(contacts, key, body, own.token)));
  const created = replies.filter(({ status }) => status === 201);
  expect(created.length).toBeGreaterThan(0);
  expect(new Set(created.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(created.filter((reply) => !isReplay(reply))).toHaveLength(1);
  for (const { status, headers, body } of replies.filter((reply) => !created.includes(reply))) {
    expect([status, body.error.code]).toEqual([409, 'idempotency_in_flight']);
    expect(headers.get('retry-after')).toBe('1');
  }
  expect((await own.get(contacts)).body.count).toBe(1);
});

describe('a request whose first attempt died', () => {
  test('after its writes answers with what that attempt made', async () => {
    const [key, body] = [randomUUID(), { name: 'Twice' }];
    const first = await post(departments, key, body);
    await forgetAnswer(key, Date.now() - 1);
    const again = await post(departments, key, body);
    expect([again.status, again.body, isReplay(again)]).toEqual([201, first.body, false]);
    expectReplay(await post(departments, key, body), first);
  });

  test('is in flight until the lock ends', async () => {
    const [key, body] = [randomUUID(), { name: 'Slow' }];
    await post(departments, key, body);
    await forgetAnswer(key, Date.now() + 60_000);
    const { status, body: refused } = await post(departments, key, body);
    expect([status, refused.error.code]).toEqual([409, 'idempotency_in_flight']);
    expect((await post(departments, key, { name: 'Else' })).body.error.code).toBe('idempotency_key_reused');
  });

  test('of a contact makes no second one, and is in nobody’s way', async () => {
    const [key, body] = [randomUUID(), { name: 'Ann', phone: '+14155550177', company: 'Acme' }];
    const first = await post(contacts, key, body);
    await forgetAnswer(key, 0);
    const again = await post(contacts, key, body);
    expect([again.status, again.body.contact?.id]).toEqual([201, first.body.contact.id]);
  });

  test('of a member makes no second one', async () => {
    const own = await post('/api/crm/members', 'member', {
      name: 'Once',
      role: 'agent',
      email: 'o@x.example',
    });
    await forgetAnswer('member', 0);
    const sent = { name: 'Once', role: 'agent', email: 'o@x.example' };
    expect((await post('/api/crm/members', 'member', sent)).body).toEqual(own.body);
  });
});

test('the URL of an upload is not kept: the same request again gets a new one for the same import', async () => {
  const [key, body] = [randomUUID(), { file_name: 'rows.csv' }];
  const first = await post('/api/crm/imports', key, body);
  const again = await post('/api/crm/imports', key, body);
  expect([first.status, again.status, isReplay(again)]).toEqual([201, 201, false]);
  expect(again.body.import).toEqual(first.body.import);
  expect((await team.get('/api/crm/imports')).body.count).toBe(1);
});

test('the secret of a token is not kept: the same request again tells which token it made', async () => {
  const [key, body] = [randomUUID(), { name: 'Dialer', role: 'agent' }];
  const first = await post('/api/crm/tokens', key, body);
  const again = await post('/api/crm/tokens', key, body);
  expect([again.status, again.body.error.code]).toEqual([409, 'secret_shown']);
  expect(again.body.error.existing_id).toBe(first.body.token.id);
  expectReplay(await post('/api/crm/tokens', key, body), again);
  const stored = JSON.stringify(await scanTeam(hostTable(), team.team_id));
  expect(stored).not.toContain(first.body.secret.slice(-43));
});
