import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { createContact } from '#core/contact/create-contact.ts';
import type { Delivery } from '#core/delivery/delivery.schema.ts';
import { listDeliveries, redeliver, testWebhook } from '#core/delivery/delivery.ts';
import { retryWebhooks } from '#core/delivery/retry-webhooks.ts';
import { sendSegments } from '#core/delivery/send-segments.ts';
import { feedKeys, findSegmentsAt } from '#core/feed/feed.item.ts';
import type { FeedEvent } from '#core/feed/feed.schema.ts';
import { newId } from '#core/id.ts';
import { allowedHosts } from '#core/outbound/allowed-host.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { revokeToken } from '#core/principal/revoke-token.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { timelineKeys } from '#core/timeline/timeline.item.ts';
import { openSender } from '#core/webhook/post.ts';
import { webhookKeys } from '#core/webhook/webhook.item.ts';
import {
  createWebhook,
  getWebhook,
  removeWebhook,
  rotateSecret,
  updateWebhook,
} from '#core/webhook/webhook.ts';
import { isSignedWith, type Receiver, startReceiver } from '#test/harness/receiver.ts';
import { Fuse, freshTeam, Killed, mortalTable, privateTable, tokenOf } from '#test/harness/stack.ts';

const minute = 60_000;
const hour = 60 * minute;

const far = () => Date.now() + hour;

interface Draft {
  type?: string;
  subject?: { kind: string; id: string };
  version?: number;
  entry?: string;
}

/** A team of its own table whose clock the test moves, so that a day passes without waiting. */
const webhookTeam = async ({ timeout = 5_000 } = {}) => {
  const table: Table = await privateTable();
  const { team_id: teamId, token } = await freshTeam(table);
  const principal = (await findPrincipal(table, token, new Date())) as Principal;
  const via = { updated_by: principal.id, via: 'api' as const };
  const sender = openSender({ allowed: allowedHosts('127.0.0.1'), timeout });
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const delivering = { table, sender, clock };
  let n = 0;
  const hook = async (url: string, types = ['*']) => {
    const draft = { url, types };
    const { webhook, secret } = await createWebhook(table, sender, { principal, draft, via, now: clock() });
    const one = { teamId, webhookId: webhook.id };
    return {
      id: webhook.id,
      secret,
      one,
      get: () => getWebhook(table, one),
      change: (change: Parameters<typeof updateWebhook>[2]['change']) =>
        updateWebhook(table, sender, { ...one, change, via, now: clock() }),
      remove: () => removeWebhook(table, { ...one, via }),
      rotate: () => rotateSecret(table, { ...one, via, now: clock() }),
      log: async (state?: Delivery['state']) =>
        (await listDeliveries(table, one, { state, limit: 200 })).deliveries,
      redeliver: (deliveryId: string) => redeliver(delivering, { ...one, deliveryId }),
      test: () => testWebhook(delivering, { ...one, id: newId('dlv'), eventId: newId('evt'), now: clock() }),
    };
  };
  /** Puts events into the feed, as the projector does. */
  const feed = async (...drafts: Draft[]) => {
    const events: FeedEvent[] = drafts.map(
      ({
        type = 'company.created',
        subject = { kind: 'company', id: newId('comp') },
        version = 1,
        entry,
      }) => ({
        id: newId('evt'),
        type,
        at: clock().toISOString(),
        actor: principal.id,
        via: 'api',
        subject,
        version,
        changes: { name: { from: null, to: 'Acme' } },
        ...(entry && { entry }),
      }),
    );
    const segment = { team_id: teamId, n: n++, events, written_at: clock().toISOString() };
    const Item = { ...feedKeys.segment(teamId, segment.n), ...segment };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    return segment;
  };
  type Segments = Awaited<ReturnType<typeof feed>>[];
  const send = (...segments: Segments) => sendSegments(delivering, teamId, segments, far());
  return {
    table,
    teamId,
    principal,
    via,
    sender,
    clock,
    hook,
    feed,
    send,
    /** Sends, and dies when the fuse has burnt. */
    sendMortally: (fuse: Fuse, ...segments: Segments) =>
      sendSegments({ ...delivering, table: mortalTable(table.name, fuse) }, teamId, segments, far()),
    /** Lets events happen and be sent. */
    happen: async (...drafts: Draft[]) => {
      const segment = await feed(...drafts);
      await send(segment);
      return segment.events;
    },
    pass: (ms: number) => {
      ahead += ms;
    },
    /** The job of the minute, `ms` later. */
    retryAfter: (ms: number, until = far()) => {
      ahead += ms;
      return retryWebhooks(delivering, clock(), until);
    },
  };
};

const company = (id = newId('comp')) => ({ kind: 'company', id });

test('an event comes signed, with what happened and the contact as it is now', async () => {
  const { table, principal, via, hook, happen } = await webhookTeam();
  await using receiver = await startReceiver();
  const { secret } = await hook(receiver.url);
  const { team } = principal;
  const draft = { name: 'Ada Lovelace', company: 'Acme' };
  const request = { team, scope: wholeTeam(team.id), draft, via, now: new Date() };
  const { id } = (await createContact(table, request)).contact;
  const [event] = await happen({ type: 'contact.updated', subject: { kind: 'contact', id }, version: 2 });
  const [received] = receiver.received;
  if (!received || !event) throw new Error('Nothing came.');
  expect(isSignedWith(secret, received)).toBe(true);
  expect(isSignedWith(secret, { ...received, body: `${received.body} ` })).toBe(false);
  expect(received.headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-id': event.id,
  });
  expect(received.payload).toEqual({
    type: 'contact.updated',
    timestamp: event.at,
    data: {
      id: event.id,
      subject: { type: 'contact', id },
      actor: principal.id,
      via: 'api',
      version: 2,
      changes: null,
      truncated: false,
      contact: expect.objectContaining({ id, name: 'Ada Lovelace' }),
    },
  });
});

test('a webhook whose admin’s token is revoked tells of no contact, until another admin vouches for it', async () => {
  const { table, teamId, principal, via, sender, hook, happen } = await webhookTeam();
  await using receiver = await startReceiver();
  const { one, change, get } = await hook(receiver.url);
  const other = await findPrincipal(table, await tokenOf(table, teamId, 'admin'), new Date());
  if (!other) throw new Error('There is no other admin.');
  const draft = { name: 'Ada Lovelace', company: 'Acme' };
  const request = { team: principal.team, scope: wholeTeam(teamId), draft, via, now: new Date() };
  const { id } = (await createContact(table, request)).contact;
  const told = async () => {
    await happen({ type: 'contact.updated', subject: { kind: 'contact', id }, version: 2 });
    const { contact } = receiver.received.at(-1)?.payload.data ?? {};
    return [(await get()).shows_contacts, contact?.id];
  };
  expect(await told()).toEqual([true, id]);
  const revocation = { tokenId: principal.id, by: other, via, now: new Date() };
  await revokeToken(table, revocation);
  expect(await told()).toEqual([false, undefined]);
  await change({ description: 'by whoever was revoked' });
  expect(await told()).toEqual([false, undefined]);
  const by = { updated_by: other.id, via: 'api' as const };
  await updateWebhook(table, sender, { ...one, change: { description: 'ours' }, via: by, now: new Date() });
  expect(await told()).toEqual([true, id]);
});

test('only the types that a webhook names come', async () => {
  const { hook, happen } = await webhookTeam();
  await using all = await startReceiver();
  await using some = await startReceiver();
  await using none = await startReceiver();
  await hook(all.url);
  await hook(some.url, ['company.*', 'webhook.disabled']);
  await hook(none.url, ['contact.removed']);
  const types = [
    'company.created',
    'company.updated',
    'import.finished',
    'webhook.disabled',
    'token.created',
  ];
  await happen(...types.map((type) => ({ type })));
  expect(all.types().toSorted()).toEqual(types.toSorted());
  expect(some.types().toSorted()).toEqual(['company.created', 'company.updated', 'webhook.disabled']);
  expect(none.received).toEqual([]);
});

test('segments that come again send nothing again', async () => {
  const { hook, feed, send } = await webhookTeam();
  await using receiver = await startReceiver();
  const { log } = await hook(receiver.url);
  const segments = [await feed({}, {}), await feed({})];
  await send(...segments);
  await send(...segments);
  await send(...segments.toReversed());
  expect(receiver.received).toHaveLength(3);
  const deliveries = await log();
  expect(deliveries).toHaveLength(3);
  for (const { state, attempts } of deliveries) {
    expect(state).toBe('delivered');
    expect(attempts).toEqual([
      { at: expect.any(String), status: 204, duration_ms: expect.any(Number), error: null },
    ]);
  }
});

test('an event whose outcome was lost is sent again, under the same id', async () => {
  const { table, hook, feed, send } = await webhookTeam();
  await using receiver = await startReceiver();
  const { log } = await hook(receiver.url);
  let lost = 0;
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (
          !commandName?.startsWith('Put') ||
          !JSON.stringify(args.input).includes('DELIVERY#') ||
          lost++ > 0
        )
          return next(args);
        throw new Error('killed');
      },
    { step: 'initialize', name: 'lost' },
  );
  const segment = await feed({});
  await expect(send(segment)).rejects.toThrow('killed');
  expect(await log()).toEqual([]);
  await send(segment);
  await send(segment);
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
    segment.events[0]?.id,
    segment.events[0]?.id,
  ]);
  expect(await log()).toMatchObject([{ state: 'delivered' }]);
});

test('what a send that was killed has left pending is found by the retries', async () => {
  const { hook, feed, send, sendMortally, retryAfter } = await webhookTeam();
  await using receiver = await startReceiver(500);
  const { log } = await hook(receiver.url);
  const segment = await feed({});
  const fuse = new Fuse(1, { isDone: true, ofWrites: true });
  await expect(sendMortally(fuse, segment)).rejects.toThrow(Killed);
  expect(await log('pending')).toHaveLength(1);
  receiver.behave(204);
  await send(segment);
  expect(await retryAfter(2 * minute)).toMatchObject({ delivered: 1 });
});

test('segments that the stream names twice are read once, in order', async () => {
  const { table, teamId, feed } = await webhookTeam();
  await feed({});
  await feed({});
  const keys = [1, 0, 1, 7, 0].map((n) => feedKeys.segment(teamId, n));
  expect((await findSegmentsAt(table, keys)).map(({ n }) => n)).toEqual([0, 1]);
});

test('events of one record come in order, those of others beside them', async () => {
  const { hook, happen } = await webhookTeam();
  let open = 0;
  let most = 0;
  await using receiver = await startReceiver((response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open--;
      response.writeHead(204).end();
    }, 20);
  });
  await hook(receiver.url);
  const subjects = Array.from({ length: 12 }, () => company());
  await happen(...[1, 2, 3, 4, 5].flatMap((version) => subjects.map((subject) => ({ subject, version }))));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(8);
  for (const { id } of subjects) {
    const versions = receiver.received
      .filter(({ payload }) => payload.data.subject.id === id)
      .map(({ payload }) => payload.data.version);
    expect(versions).toEqual([1, 2, 3, 4, 5]);
  }
});

describe('a receiver that fails', () => {
  test('gets its events again, ever later, until it takes them', async () => {
    const { hook, happen, retryAfter } = await webhookTeam();
    await using receiver = await startReceiver(500);
    const { secret, log, get } = await hook(receiver.url);
    const [event] = await happen({});
    expect((await get()).failing_since).toEqual(expect.any(String));
    const gaps: number[] = [];
    for (let tries = 2; tries <= 4; tries++) {
      const [delivery] = await log('pending');
      const last = Date.parse(delivery?.attempts.at(-1)?.at ?? '');
      const gap = Date.parse(delivery?.next_attempt_at ?? '') - last;
      gaps.push(gap);
      expect(await retryAfter(gap - minute / 2)).toMatchObject({ failed: 0, delivered: 0 });
      if (tries === 4) receiver.behave(204);
      expect(await retryAfter(minute / 2 + 5_000)).toMatchObject({ webhooks: 1 });
    }
    expect(gaps.map((gap) => Math.floor(gap / minute))).toEqual([1, 5, expect.any(Number)]);
    const [delivery] = await log();
    expect(delivery).toMatchObject({ state: 'delivered', next_attempt_at: null, event_id: event?.id });
    expect(delivery?.attempts.map(({ status, error }) => [status, error])).toEqual([
      [500, 'http_error'],
      [500, 'http_error'],
      [500, 'http_error'],
      [204, null],
    ]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([event?.id]),
    );
    for (const received of receiver.received) expect(isSignedWith(secret, received)).toBe(true);
    expect((await get()).failing_since).toBeNull();
    await retryAfter(hour);
    expect(await retryAfter(minute)).toMatchObject({ webhooks: 0 });
  });

  test('is disabled after a day, with what is pending given up, and comes back when it is mended', async () => {
    const { hook, happen, retryAfter } = await webhookTeam();
    await using receiver = await startReceiver(503);
    await using other = await startReceiver();
    const broken = await hook(receiver.url);
    await hook(other.url);
    await happen({});
    let runs = 0;
    while ((await broken.get()).state === 'active' && runs++ < 40) {
      await happen({});
      await retryAfter(hour);
    }
    expect(runs).toBeGreaterThan(20);
    expect(runs).toBeLessThan(32);
    expect(await broken.get()).toMatchObject({
      state: 'disabled',
      reason: { code: 'failing' },
      disabled_at: expect.any(String),
    });
    expect(other.received).toHaveLength(runs + 1);
    await retryAfter(minute);
    const tried = receiver.received.length;
    const deliveries = await broken.log();
    expect(deliveries).toHaveLength(runs + 1);
    expect(await broken.log('pending')).toEqual([]);
    expect(await broken.log('failed')).not.toEqual([]);
    await happen({});
    expect(receiver.received).toHaveLength(tried);
    expect(await broken.log()).toHaveLength(runs + 1);
    await expect(broken.redeliver(deliveries[0]?.id ?? '')).rejects.toMatchObject({
      code: 'webhook_disabled',
    });

    receiver.behave(204);
    expect(await broken.change({ state: 'active' })).toMatchObject({
      state: 'active',
      reason: null,
      disabled_at: null,
      failing_since: null,
    });
    await happen({});
    expect(receiver.received).toHaveLength(tried + 1);
    const [cancelled] = await broken.log('cancelled');
    expect(await broken.redeliver(cancelled?.id ?? '')).toMatchObject({ state: 'delivered' });
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(cancelled?.event_id);
  });

  test('is disabled in the end, too, where more is pending than can be tried within a day', async () => {
    const { hook, happen, retryAfter } = await webhookTeam();
    await using receiver = await startReceiver(503);
    const { get, log } = await hook(receiver.url);
    await happen(...Array.from({ length: 300 }, () => ({})));
    let runs = 0;
    while ((await get()).state === 'active' && runs++ < 40) await retryAfter(hour);
    expect(runs).toBeLessThan(38);
    expect(await get()).toMatchObject({ state: 'disabled', reason: { code: 'failing' } });
    await retryAfter(minute);
    expect(await log('pending')).toEqual([]);
  });

  test('at one event alone stays in service', async () => {
    const { hook, happen, retryAfter } = await webhookTeam();
    const poison = company();
    await using receiver = await startReceiver((response, { payload }) => {
      response.writeHead(payload.data.subject.id === poison.id ? 500 : 204).end();
    });
    const { get, log } = await hook(receiver.url);
    await happen({ subject: poison });
    for (let run = 0; run < 60; run++) {
      await happen({});
      await retryAfter(hour / 2);
    }
    await retryAfter(hour);
    expect(await get()).toMatchObject({ state: 'active' });
    const [failed, ...others] = await log('failed');
    expect(others).toEqual([]);
    expect(failed?.subject.id).toBe(poison.id);
    expect(failed?.attempts).toHaveLength(8);
    expect(await log('delivered')).toHaveLength(60);
  });

  test('with 410 is disabled at once', async () => {
    const { hook, happen } = await webhookTeam();
    await using receiver = await startReceiver(410);
    const { get, log } = await hook(receiver.url);
    await happen({});
    expect(await get()).toMatchObject({ state: 'disabled', reason: { code: 'gone' } });
    expect(await log()).toMatchObject([{ state: 'failed', attempts: [{ status: 410, error: 'gone' }] }]);
  });

  test('once is not asked again by what comes next, but by the retries', async () => {
    const { hook, happen, retryAfter } = await webhookTeam();
    await using receiver = await startReceiver(500);
    const { log } = await hook(receiver.url);
    await happen({});
    await happen({}, {}, {});
    expect(receiver.received).toHaveLength(1);
    expect(await log('pending')).toHaveLength(4);
    receiver.behave(204);
    expect(await retryAfter(2 * minute)).toMatchObject({ delivered: 4, failed: 0 });
    expect(await log('delivered')).toHaveLength(4);
  });
});

test('one that hangs holds up the others for one attempt at most', async () => {
  const { hook, happen, retryAfter } = await webhookTeam({ timeout: 2_000 });
  await using hanging = await startReceiver(() => undefined);
  const receivers: Receiver[] = [];
  await hook(hanging.url);
  await using stack = new AsyncDisposableStack();
  for (let index = 0; index < 3; index++) {
    const receiver = stack.use(await startReceiver());
    receivers.push(receiver);
    await hook(receiver.url);
  }
  await happen(...Array.from({ length: 20 }, () => ({})));
  for (let run = 0; run < 5; run++) await happen({}, {});
  for (const { received } of receivers) expect(received).toHaveLength(30);
  expect(hanging.received.length).toBeLessThanOrEqual(8);
  const before = hanging.received.length;
  await retryAfter(2 * minute);
  expect(hanging.received.length - before).toBeLessThanOrEqual(8);
});

test('a redirect leads nowhere, whatever it points to', async () => {
  const { hook, happen, retryAfter } = await webhookTeam();
  await using inner = await startReceiver();
  const targets = [inner.url, 'http://169.254.169.254/latest/meta-data', `//127.0.0.1:${inner.port}/`];
  await using stack = new AsyncDisposableStack();
  for (const location of targets) {
    const receiver = stack.use(
      await startReceiver((response) => {
        response.writeHead(302, { location }).end();
      }),
    );
    const { log } = await hook(receiver.url);
    await happen({});
    await retryAfter(2 * minute);
    expect((await log())[0]?.attempts.at(-1)).toMatchObject({ status: 302, error: 'redirect_not_followed' });
  }
  expect(inner.connections()).toBe(0);
});

test('what a slow receiver leaves no time for is left to the retries', async () => {
  const { table, teamId, hook, feed, clock, retryAfter } = await webhookTeam();
  await using receiver = await startReceiver();
  const { log, get } = await hook(receiver.url);
  const segment = await feed({}, {}, {});
  const sender = openSender({ allowed: allowedHosts('127.0.0.1') });
  await sendSegments({ table, sender, clock }, teamId, [segment], Date.now() - 1);
  expect(receiver.received).toEqual([]);
  expect(await log('pending')).toHaveLength(3);
  expect((await get()).failing_since).toBeNull();
  expect(await retryAfter(2 * minute, Date.now() - 1)).toMatchObject({ delivered: 0 });
  expect(await retryAfter(0)).toMatchObject({ delivered: 3 });
});

test('two runs of the job beside each other send each delivery once', async () => {
  const { hook, happen, retryAfter } = await webhookTeam();
  await using receiver = await startReceiver(500);
  await hook(receiver.url);
  await happen(...Array.from({ length: 12 }, () => ({})));
  const before = receiver.received.length;
  receiver.behave(204);
  await Promise.all([retryAfter(2 * minute), retryAfter(0), retryAfter(0)]);
  expect(receiver.received.length - before).toBe(12);
});

test('a secret that was replaced signs along for a day', async () => {
  const { hook, happen, pass } = await webhookTeam();
  await using receiver = await startReceiver();
  const { secret: old, rotate } = await hook(receiver.url);
  const { secret } = await rotate();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(secret).not.toBe(old);
  const signers = async () => {
    await happen({});
    const received = receiver.received.at(-1);
    return received && [secret, old].map((one) => isSignedWith(one, received));
  };
  expect(await signers()).toEqual([true, true]);
  pass(23 * hour);
  expect(await signers()).toEqual([true, true]);
  pass(2 * hour);
  expect(await signers()).toEqual([true, false]);
});

test('a webhook that an admin disables gets nothing, and what was pending is given up', async () => {
  const { hook, happen, retryAfter } = await webhookTeam();
  await using receiver = await startReceiver(500);
  const { change, log } = await hook(receiver.url);
  await happen({}, {});
  const tried = receiver.received.length;
  expect(await change({ state: 'disabled' })).toMatchObject({
    state: 'disabled',
    reason: { code: 'by_hand' },
  });
  await happen({});
  expect(await retryAfter(2 * minute)).toMatchObject({ cancelled: 2, failed: 0 });
  expect(receiver.received).toHaveLength(tried);
  expect(await log('cancelled')).toHaveLength(2);
});

test('nothing is sent to a webhook that is removed, and the job forgets it', async () => {
  const { hook, happen, retryAfter } = await webhookTeam();
  await using receiver = await startReceiver(500);
  const { remove } = await hook(receiver.url);
  await happen({});
  await remove();
  await happen({});
  await retryAfter(2 * minute);
  expect(await retryAfter(minute)).toMatchObject({ webhooks: 0 });
  expect(receiver.received).toHaveLength(1);
});

test('a test is sent at once and changes nothing but the log', async () => {
  const { hook, retryAfter } = await webhookTeam();
  await using receiver = await startReceiver(500);
  const { secret, test: tryOut, get, log, change } = await hook(receiver.url, ['contact.created']);
  expect(await tryOut()).toMatchObject({ state: 'failed', type: 'webhook.test', next_attempt_at: null });
  expect(await get()).toMatchObject({ state: 'active', failing_since: null });
  expect(await retryAfter(hour)).toMatchObject({ webhooks: 0 });
  receiver.behave(204);
  await change({ state: 'disabled' });
  expect(await tryOut()).toMatchObject({ state: 'delivered' });
  const received = receiver.received.at(-1);
  expect(received && isSignedWith(secret, received)).toBe(true);
  expect(received?.payload).toMatchObject({ type: 'webhook.test' });
  expect(await log()).toHaveLength(2);
});

test('a redelivery goes out under the same id, and a day of retries begins anew where it fails', async () => {
  const { hook, happen, retryAfter } = await webhookTeam();
  await using receiver = await startReceiver();
  const { log, redeliver: again } = await hook(receiver.url);
  await happen({});
  const [delivery] = await log();
  expect(await again(delivery?.id ?? '')).toMatchObject({ state: 'delivered' });
  receiver.behave(500);
  const failed = await again(delivery?.id ?? '');
  expect(failed).toMatchObject({ state: 'pending', next_attempt_at: expect.any(String) });
  receiver.behave(204);
  expect(await retryAfter(2 * minute)).toMatchObject({ delivered: 1 });
  const [last] = await log();
  expect(last?.attempts.map(({ status }) => status)).toEqual([204, 204, 500, 204]);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('an event that the feed has let go of is not sent', async () => {
  const { table, teamId, hook, happen, retryAfter } = await webhookTeam();
  await using receiver = await startReceiver(500);
  const { log } = await hook(receiver.url);
  await happen({});
  const Item = { ...feedKeys.segment(teamId, 0), team_id: teamId, n: 0, events: [], written_at: 'x' };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
  await retryAfter(2 * minute);
  expect(await log()).toMatchObject([{ state: 'failed' }]);
  expect((await log())[0]?.attempts.at(-1)?.error).toBe('event_expired');
});

describe('a record that is not what it should be', () => {
  const brokenEvent = async ({ table, teamId }: { table: Table; teamId: string }): Promise<Draft> => {
    const id = newId('cont');
    const entry = 'TIMELINE#broken';
    const Item = { ...timelineKeys.primary(teamId, id, entry), changes: 'none' };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    return { type: 'contact.updated', subject: { kind: 'contact', id }, entry };
  };

  test('keeps no other event from being sent', async () => {
    const team = await webhookTeam();
    await using receiver = await startReceiver();
    const { log, get } = await team.hook(receiver.url);
    await team.happen({}, await brokenEvent(team), {});
    expect(receiver.received).toHaveLength(2);
    expect(await get()).toMatchObject({ state: 'active', failing_since: null });
    expect(await log('pending')).toMatchObject([{ attempts: [{ status: null, error: 'payload_failed' }] }]);
    await team.happen({});
    expect(await team.retryAfter(2 * minute)).toMatchObject({ webhooks: 1, delivered: 0 });
    expect(receiver.received).toHaveLength(3);
    expect((await log('pending'))[0]?.attempts).toHaveLength(2);
  });

  test('as a webhook keeps no other webhook from its retries', async () => {
    const { table, teamId, hook, happen, retryAfter } = await webhookTeam();
    await using receiver = await startReceiver(500);
    const [broken, sound] = [await hook(receiver.url), await hook(receiver.url)];
    await happen({});
    const signing = webhookKeys.signing(teamId, broken.id);
    await table.client.send(new PutCommand({ TableName: table.name, Item: { ...signing, secrets: 'none' } }));
    receiver.behave(204);
    await expect(retryAfter(2 * minute)).rejects.toThrow(/secrets/);
    expect(await sound.log('delivered')).toHaveLength(1);
  });
});
