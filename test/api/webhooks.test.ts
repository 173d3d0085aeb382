import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventFilters } from '#core/feed/event-type.ts';
import { feedKeys } from '#core/feed/feed.item.ts';
import { newId } from '#core/id.ts';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, companyOf, contactOf } from '#test/harness/api-team.ts';
import { scanTeam } from '#test/harness/claim-check.ts';
import { allEvents } from '#test/harness/projected.ts';
import { isSignedWith, startReceiver } from '#test/harness/receiver.ts';
import { hostTable } from '#test/harness/stack.ts';
import { eventually } from '#test/harness/wait.ts';

const webhooks = '/api/crm/webhooks';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

/** By default it wants what does not happen here, so that nothing comes between tests. */
const hookOf = async (own: ApiTeam, url: string, types = ['rule.removed']) => {
  const { status, body } = await own.post(webhooks, { url, types });
  expect(status).toBe(201);
  return { ...body.webhook, path: `${webhooks}/${body.webhook.id}`, secret: body.secret };
};

describe('a new webhook', () => {
  test('shows its secret once', async () => {
    const draft = { url: 'https://hooks.example.com/callbook', description: 'CRM', types: ['contact.*'] };
    const { status, headers, body } = await team.post(webhooks, draft);
    expect(status).toBe(201);
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(body.webhook).toMatchObject({
      ...draft,
      state: 'active',
      reason: null,
      disabled_at: null,
      failing_since: null,
      version: 1,
    });
    const path = `${webhooks}/${body.webhook.id}`;
    expect(headers.get('location')).toBe(path);
    const bare = body.secret.slice('whsec_'.length);
    const answers = [
      await team.get(path),
      await team.get(webhooks),
      await team.patch(path, { description: 'Other' }),
      await team.get(`${path}/deliveries`),
    ];
    for (const answer of answers) expect(JSON.stringify(answer.body)).not.toContain(bare);
    const holders = (await scanTeam(hostTable(), team.team_id)).filter((item) =>
      JSON.stringify(item).includes(bare),
    );
    expect(holders.map(({ sk }) => sk)).toEqual(['SIGNING']);
  });

  test('gets all events where it names none', async () => {
    const { body } = await team.post(webhooks, { url: 'https://hooks.example.com/' });
    expect(body.webhook.types).toEqual(['*']);
  });

  test('asked for once more under its Idempotency-Key says so and makes no other', async () => {
    const own = await apiTeam();
    const ask = () =>
      own.post(webhooks, { url: 'https://hooks.example.com/' }, { headers: { 'idempotency-key': 'hook-1' } });
    const first = await ask();
    const { status, body } = await ask();
    expect([status, body.error.code]).toEqual([409, 'secret_shown']);
    expect(body.error.existing_id).toBe(first.body.webhook.id);
    expect((await own.get(webhooks)).body.count).toBe(1);
  });

  test.each([
    ['http://hooks.example.com/', 'url_not_https'],
    ['https://user:pass@hooks.example.com/', 'url_credentials'],
    ['hooks.example.com', 'url_invalid'],
    ['https://10.0.0.1/', 'address_forbidden'],
    ['https://169.254.169.254/latest/meta-data', 'address_forbidden'],
    ['https://2852039166/', 'address_forbidden'],
    ['https://[::ffff:169.254.169.254]/', 'address_forbidden'],
    ['https://[fd00:ec2::254]/', 'address_forbidden'],
    ['https://localhost/', 'address_forbidden'],
    ['https://Callbook.LOCALHOST./', 'address_forbidden'],
    ['https://hooks.example.com/#in', 'url_invalid'],
    ['https://hooks.example.com:0/', 'url_invalid'],
    ['https:hooks.example.com', 'url_invalid'],
    ['https:///hooks.example.com', 'url_invalid'],
    [' ', 'blank'],
  ])('at %s is refused as %s, and so is a change to it', async (url, code) => {
    const { status, body } = await team.post(webhooks, { url });
    expect([status, body.error.code, body.error.param]).toEqual([422, code, 'url']);
    const own = await apiTeam();
    const { path } = await hookOf(own, 'https://hooks.example.com/');
    expect((await own.patch(path, { url })).body.error.code).toBe(code);
  });

  test('keeps its URL in the normal form, and so does a change', async () => {
    const own = await apiTeam();
    const url = ' https://HOOKS.example.com:443/a/../Ä?b=c ';
    const { path, url: kept } = await hookOf(own, url);
    expect(kept).toBe('https://hooks.example.com/%C3%84?b=c');
    const { webhook } = (await own.patch(path, { url: ' https://hooks.example.com' })).body;
    expect(webhook.url).toBe('https://hooks.example.com/');
  });

  test('with types that there are not is refused, with those that there are', async () => {
    const { status, body } = await team.post(webhooks, {
      url: 'https://hooks.example.com/',
      types: ['contact.created', 'contact.eaten', '*.created'],
    });
    expect([status, body.error.code]).toEqual([422, 'unknown_value']);
    expect(body.error.details.map(({ param }: { param: string }) => param)).toEqual(['types.1', 'types.2']);
    expect(body.error.message).toContain('contact.created');
    expect((await team.post(webhooks, { url: 'https://hooks.example.com/', types: [] })).status).toBe(422);
  });

  test('beyond the twentieth is refused, also of many at once', async () => {
    const own = await apiTeam();
    const replies = await Promise.all(
      Array.from({ length: 23 }, (_, n) => own.post(webhooks, { url: `https://hooks.example.com/${n}` })),
    );
    const refused = replies.filter(({ status }) => status !== 201);
    expect(refused.map(({ body }) => body.error.code)).toEqual(Array(3).fill('webhooks_too_many'));
    expect(refused[0]?.status).toBe(409);
    const { body } = await own.get(`${webhooks}?limit=15`);
    expect([body.count, body.webhooks.length]).toEqual([20, 15]);
    const next = await own.get(`${webhooks}?limit=15&cursor=${body.next_cursor}`);
    expect([next.body.webhooks.length, next.body.next_cursor]).toEqual([5, null]);
    expect((await own.delete(`${webhooks}/${body.webhooks[0].id}`)).status).toBe(200);
    expect((await own.post(webhooks, { url: 'https://hooks.example.com/' })).status).toBe(201);
  });
});

describe('a change', () => {
  test('leaves what it does not give, and counts versions', async () => {
    const { path } = await hookOf(team, 'https://hooks.example.com/a', ['contact.*']);
    const changed = await team.patch(path, { url: 'https://hooks.example.com/b' });
    expect(changed.body.webhook).toMatchObject({
      url: 'https://hooks.example.com/b',
      types: ['contact.*'],
      version: 2,
    });
    expect(changed.headers.get('etag')).toBe('"2"');
    const { token } = team;
    const stale = await call('PATCH', path, {
      token,
      body: { types: ['*'] },
      headers: { 'if-match': '"1"' },
    });
    expect(stale.status).toBe(412);
  });

  test('of the state takes it out of service and back', async () => {
    const { path } = await hookOf(team, 'https://hooks.example.com/');
    const disabled = await team.patch(path, { state: 'disabled' });
    expect(disabled.body.webhook).toMatchObject({
      state: 'disabled',
      reason: { code: 'by_hand' },
      disabled_at: expect.any(String),
    });
    const active = await team.patch(path, { state: 'active' });
    expect(active.body.webhook).toMatchObject({ state: 'active', reason: null, disabled_at: null });
    expect((await team.patch(path, { state: 'paused' })).status).toBe(422);
  });
});

describe('a test', () => {
  test('answers what became of it, and is in the log', async () => {
    await using receiver = await startReceiver();
    const { path, secret } = await hookOf(team, receiver.url);
    const { status, body } = await team.post(`${path}/test`);
    expect(status).toBe(200);
    expect(body.delivery).toMatchObject({
      state: 'delivered',
      type: 'webhook.test',
      attempts: [{ status: 204, error: null }],
    });
    const [received] = receiver.received;
    expect(received && isSignedWith(secret, received)).toBe(true);
    const log = await team.get(`${path}/deliveries`);
    expect(log.body.deliveries).toEqual([body.delivery]);
    expect((await team.get(`${path}/deliveries/${body.delivery.id}`)).body.delivery).toEqual(body.delivery);
    receiver.behave(500);
    const again = await team.post(`${path}/deliveries/${body.delivery.id}/redeliver`);
    expect(again.body.delivery).toMatchObject({ state: 'failed', event_id: body.delivery.event_id });
  });

  test('is signed with both secrets for a day after a change of secrets', async () => {
    await using receiver = await startReceiver();
    const { path, secret } = await hookOf(team, receiver.url);
    const rotated = await team.post(`${path}/rotate-secret`);
    expect(rotated.status).toBe(200);
    await team.post(`${path}/test`);
    const [received] = receiver.received;
    for (const one of [secret, rotated.body.secret])
      expect(received && isSignedWith(one, received)).toBe(true);
    expect(received && isSignedWith((await hookOf(team, receiver.url)).secret, received)).toBe(false);
  });

  test('is signed with every secret of the last day; a change of secrets beyond the fifth is refused', async () => {
    await using receiver = await startReceiver();
    const { path, secret } = await hookOf(team, receiver.url);
    const secrets = [secret];
    for (let n = 0; n < 5; n++) secrets.push((await team.post(`${path}/rotate-secret`)).body.secret);
    const { status, body } = await team.post(`${path}/rotate-secret`);
    expect([status, body.error.code]).toEqual([409, 'secret_rotated_too_often']);
    await team.post(`${path}/test`);
    const [received] = receiver.received;
    for (const one of secrets) expect(received && isSignedWith(one, received)).toBe(true);
  });

  test('is signed with the secret that was shown, however often its request came', async () => {
    await using receiver = await startReceiver();
    const { path, id } = await hookOf(team, receiver.url);
    const rotate = () => team.post(`${path}/rotate-secret`, {}, { headers: { 'idempotency-key': id } });
    const first = await rotate();
    expect(first.body.webhook).toMatchObject({ version: 2, secret_rotated_at: expect.any(String) });
    expect(first.body.webhook.updated_at).toBe(first.body.webhook.secret_rotated_at);
    const { status, body } = await rotate();
    expect([status, body.error.code, body.error.existing_id]).toEqual([409, 'secret_shown', id]);
    expect((await team.get(path)).body.webhook).toEqual(first.body.webhook);
    await team.post(`${path}/test`);
    const [received] = receiver.received;
    expect(received && isSignedWith(first.body.secret, received)).toBe(true);
  });

  test('of a receiver that redirects fetches nothing from there', async () => {
    await using inner = await startReceiver();
    await using receiver = await startReceiver((response) => {
      response.writeHead(307, { location: inner.url }).end();
    });
    const { path } = await hookOf(team, receiver.url);
    const { body } = await team.post(`${path}/test`);
    expect(body.delivery.attempts).toMatchObject([{ status: 307, error: 'redirect_not_followed' }]);
    expect(inner.connections()).toBe(0);
  });
});

test('the log is read page by page and by state', async () => {
  await using receiver = await startReceiver();
  const own = await apiTeam();
  const { path } = await hookOf(own, receiver.url);
  for (const status of [204, 500, 204, 500, 204]) {
    receiver.behave(status);
    await own.post(`${path}/test`);
  }
  const walk = async (query: string) => {
    const found: { id: string; state: string }[] = [];
    let cursor: string | null = null;
    do {
      const { status, body } = await own.get(
        `${path}/deliveries?limit=2${query}${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(status).toBe(200);
      found.push(...body.deliveries);
      cursor = body.next_cursor;
    } while (cursor);
    return found;
  };
  const all = await walk('');
  expect(all.map(({ state }) => state)).toEqual(['delivered', 'failed', 'delivered', 'failed', 'delivered']);
  expect(all.map(({ id }) => id)).toEqual(
    all
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  );
  expect(await walk('&state=failed')).toEqual(all.filter(({ state }) => state === 'failed'));
  expect(await walk('&state=pending')).toEqual([]);
  expect((await own.get(`${path}/deliveries?state=eaten`)).status).toBe(400);
  const { body } = await own.get(`${path}/deliveries?limit=2`);
  const other = await hookOf(own, receiver.url);
  const foreign = await own.get(`${other.path}/deliveries?cursor=${body.next_cursor}`);
  expect([foreign.status, foreign.body.error.code]).toEqual([400, 'cursor_invalid']);
});

test('a delivery is found under its own webhook only', async () => {
  await using receiver = await startReceiver();
  const one = await hookOf(team, receiver.url);
  const other = await hookOf(team, receiver.url);
  const { delivery } = (await team.post(`${one.path}/test`)).body;
  expect((await team.get(`${other.path}/deliveries/${delivery.id}`)).status).toBe(404);
  await team.delete(one.path);
  expect((await team.get(`${one.path}/deliveries/${delivery.id}`)).status).toBe(404);
  expect((await team.get(one.path)).status).toBe(404);
});

test('what comes into the feed is sent by the stream', async () => {
  await using receiver = await startReceiver();
  const own = await apiTeam();
  const { path, secret } = await hookOf(own, receiver.url, ['company.created']);
  const table = hostTable();
  const eventOf = (type: string) => ({
    id: newId('evt'),
    type,
    at: new Date().toISOString(),
    actor: 'tester',
    via: 'api',
    subject: { kind: 'company', id: newId('comp') },
  });
  // Far from the numbers that the team's own changes get.
  const n = 1_000_000;
  const events = ['company.created', 'company.updated', 'company.created'].map(eventOf);
  const segment = { team_id: own.team_id, n, events, written_at: new Date().toISOString() };
  const Item = { ...feedKeys.segment(own.team_id, n), ...segment };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
  await eventually(() => expect(receiver.received).toHaveLength(2));
  for (const received of receiver.received) {
    expect(isSignedWith(secret, received)).toBe(true);
    expect(received.payload).toMatchObject({ type: 'company.created', data: { contact: null } });
  }
  const log = async () => (await own.get(`${path}/deliveries?state=delivered`)).body.deliveries;
  await eventually(async () => expect(await log()).toHaveLength(2));
  const [delivery] = await log();
  const again = await own.post(`${path}/deliveries/${delivery.id}/redeliver`);
  expect(again.body.delivery).toMatchObject({ state: 'delivered', event_id: delivery.event_id });
  expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(delivery.event_id);
});

describe('through the change stream', () => {
  test('each change of a contact comes in its order, with the contact', async () => {
    await using receiver = await startReceiver();
    const own = await apiTeam();
    const { secret } = await hookOf(own, receiver.url, ['contact.*']);
    const id = await contactOf(own, { name: 'Ada Lovelace', company: 'Acme' });
    for (const lead_status of ['contacted', 'qualified', 'customer'])
      await own.patch(`/api/crm/contacts/${id}`, { lead_status });
    await own.delete(`/api/crm/contacts/${id}`);
    await own.post(`/api/crm/contacts/${id}/restore`);
    await own.delete(`/api/crm/contacts/${id}?permanent=true`);
    await eventually(() => expect(receiver.types()).toContain('contact.removed'));
    expect(receiver.types()).toEqual([
      'contact.created',
      'contact.updated',
      'contact.updated',
      'contact.updated',
      'contact.deleted',
      'contact.restored',
      'contact.removed',
    ]);
    for (const received of receiver.received) {
      expect(isSignedWith(secret, received)).toBe(true);
      expect(received.payload.data.subject).toEqual({ type: 'contact', id });
      expect(received.payload.data.id).toBe(received.headers['webhook-id']);
    }
  });

  test('a contact that is there comes with what changed of it', async () => {
    await using receiver = await startReceiver();
    const own = await apiTeam();
    await hookOf(own, receiver.url, ['contact.updated']);
    const id = await contactOf(own, { name: 'Ada Lovelace', company: 'Acme' });
    await own.patch(`/api/crm/contacts/${id}`, { lead_status: 'contacted' });
    await eventually(() => expect(receiver.received).toHaveLength(1));
    expect(receiver.received[0]?.payload).toMatchObject({
      type: 'contact.updated',
      data: {
        via: 'api',
        version: 2,
        changes: { lead_status: { from: 'new', to: 'contacted' } },
        contact: { id, name: 'Ada Lovelace', lead_status: 'contacted' },
      },
    });
  });

  test('a webhook that is disabled is told of by the others, without any secret', async () => {
    await using gone = await startReceiver(410);
    await using watcher = await startReceiver();
    const own = await apiTeam();
    const watching = await hookOf(own, watcher.url, ['webhook.*']);
    const leaving = await hookOf(own, gone.url, ['company.created']);
    await companyOf(own);
    await eventually(() => expect(watcher.types()).toContain('webhook.disabled'));
    const notice = watcher.received.find(({ payload }) => payload.type === 'webhook.disabled');
    expect(notice?.payload.data).toMatchObject({
      subject: { type: 'webhook', id: leaving.id },
      actor: 'webhooks',
      via: 'delivery',
      changes: {
        state: { from: 'active', to: 'disabled' },
        reason: { from: null, to: { code: 'gone' } },
      },
    });
    const { body } = await own.post(`${leaving.path}/rotate-secret`);
    await own.delete(leaving.path);
    await eventually(() => expect(watcher.types()).toContain('webhook.removed'));
    const rotated = watcher.received.find(({ payload }) => payload.type === 'webhook.secret_rotated');
    expect(rotated?.payload.data).toMatchObject({
      subject: { type: 'webhook', id: leaving.id },
      via: 'api',
      version: 3,
      changes: { secret_rotated_at: { from: null, to: body.webhook.updated_at } },
    });
    const text = JSON.stringify(watcher.received);
    for (const { secret } of [watching, leaving, body])
      expect(text).not.toContain(secret.slice('whsec_'.length));
    expect(new Set(watcher.types())).toEqual(
      new Set(['webhook.created', 'webhook.disabled', 'webhook.secret_rotated', 'webhook.removed']),
    );
  });

  test('of webhooks tell their hosts alone, to other receivers and in the feed', async () => {
    await using watcher = await startReceiver();
    const own = await apiTeam();
    await hookOf(own, watcher.url, ['webhook.*']);
    const { origin } = new URL(watcher.url);
    const { path } = await hookOf(own, `${origin}/hooks/hidden-one?token=hidden-two`, ['company.*']);
    await own.patch(path, { url: `${origin}/hooks/hidden-three` });
    await eventually(() => expect(watcher.types()).toContain('webhook.updated'));
    const moved = watcher.received.find(({ payload }) => payload.type === 'webhook.updated');
    expect(moved?.payload.data.changes).toEqual({ url: { from: `${origin}/…`, to: `${origin}/…` } });
    expect(JSON.stringify([watcher.received, await allEvents(own)])).not.toContain('hidden');
  });

  test('all kinds of records have events that webhooks may name', async () => {
    await using receiver = await startReceiver();
    const own = await apiTeam();
    const { path } = await hookOf(own, receiver.url, ['*']);
    const company = await companyOf(own);
    await own.patch(`/api/crm/companies/${company}`, { city: 'Berlin' });
    await own.delete(`/api/crm/companies/${company}`);
    const { department } = (await own.post('/api/crm/departments', { name: 'Sales' })).body;
    await own.patch(`/api/crm/departments/${department.id}`, { name: 'Service' });
    await own.delete(`/api/crm/departments/${department.id}`);
    const { member } = (await own.post('/api/crm/members', { name: 'Ann', role: 'agent' })).body;
    await own.patch(`/api/crm/members/${member.id}`, { role: 'manager' });
    await own.delete(`/api/crm/members/${member.id}`);
    const { token } = (await own.post('/api/crm/tokens', { name: 'Dialer', role: 'agent' })).body;
    await own.delete(`/api/crm/tokens/${token.id}`);
    await own.patch('/api/crm/settings', { trash_days: 14 });
    await own.patch(path, { description: 'Ours' });
    const expected = [
      ...['company', 'department', 'member'].flatMap((kind) =>
        ['created', 'updated', 'removed'].map((verb) => `${kind}.${verb}`),
      ),
      'token.created',
      'token.revoked',
      'settings.updated',
      'webhook.updated',
    ];
    await eventually(() => expect(receiver.types()).toEqual(expect.arrayContaining(expected)));
    for (const type of receiver.types()) expect(eventFilters).toContain(type);
  });

  test('one team’s events go to its own webhooks only', async () => {
    await using receiver = await startReceiver();
    const [own, other] = [await apiTeam(), await apiTeam()];
    await hookOf(own, receiver.url, ['company.*']);
    await companyOf(other, 'Theirs');
    await companyOf(own, 'Ours');
    await eventually(() => expect(receiver.received).toHaveLength(1));
    expect(JSON.stringify(receiver.received)).not.toContain('Theirs');
  });
});
