import * as v from 'valibot';
import { findSegment } from '../feed/feed.item.ts';
import type { FeedEvent } from '../feed/feed.schema.ts';
import type { Table } from '../table/table.ts';
import type { Attempt } from '../webhook/attempt.schema.ts';
import { clearFailing, markPending } from '../webhook/health.item.ts';
import type { Outcome, Sender } from '../webhook/post.ts';
import { signedHeaders } from '../webhook/sign.ts';
import { showsContacts } from '../webhook/standing.ts';
import { disableWebhook, findTarget, type Target } from '../webhook/webhook.item.ts';
import type { DisableReason } from '../webhook/webhook.schema.ts';
import type { StoredDelivery } from './delivery.schema.ts';
import { payloadOf, testPayload } from './payload.ts';
import { mostSustained, sustained, waitAfter } from './retry-plan.ts';

export interface Delivering {
  table: Table;
  sender: Sender;
  /** Clock by which attempts are planned and recorded. */
  clock: () => Date;
}

/** A webhook while deliveries to it are under way. */
export interface Line extends Target {
  /** Whether the last attempt failed, so far as is known. */
  failing: boolean;
  disabled: boolean;
  /** Whether the retries know of what is pending, and of the failure. */
  marked: 'no' | 'pending' | 'failing';
  /** Failed attempts without a success between them. */
  failures: number;
}

export const lineOf = (target: Target): Line => ({
  ...target,
  failing: target.health.failing_since !== null,
  disabled: target.webhook.state === 'disabled',
  marked: 'no',
  failures: 0,
});

const attemptsKept = 20;

/** Reads the event of a delivery, if the feed still has it. */
const eventOf = async (table: Table, { team_id, source }: StoredDelivery): Promise<FeedEvent | undefined> =>
  source ? (await findSegment(table, team_id, source.segment))?.events[source.index] : undefined;

const bodyOf = async (
  table: Table,
  webhook: Target['webhook'],
  delivery: StoredDelivery,
  known: FeedEvent | undefined,
): Promise<string | undefined> => {
  if (!delivery.source) return testPayload(delivery.webhook_id, delivery.event_id, delivery.occurred_at);
  const [event, shows] = await Promise.all([
    known ?? eventOf(table, delivery),
    showsContacts(table, webhook),
  ]);
  return event && payloadOf(table, delivery.team_id, event, shows);
};

/** Makes the outcome of an event of which there is nothing to send. */
const unsent = (error: 'event_expired' | 'payload_failed'): Outcome => ({
  status: null,
  duration_ms: 0,
  error,
});

/** Tells whether an attempt ended without reaching the receiver. */
export const isUnsent = ({ error }: Pick<Attempt, 'error'>): boolean =>
  error === 'event_expired' || error === 'payload_failed';

const stateAfter = (tries: number, error: Attempt['error'], now: Date) => {
  if (error === null) return { state: 'delivered', next_attempt_at: null } as const;
  const wait = error === 'gone' || error === 'event_expired' ? undefined : waitAfter(tries);
  if (wait === undefined) return { state: 'failed', next_attempt_at: null } as const;
  return { state: 'pending', next_attempt_at: new Date(now.getTime() + wait).toISOString() } as const;
};

const sendOnce = async (
  { table, sender }: Delivering,
  { webhook, signing }: Target,
  { delivery, event, at }: { delivery: StoredDelivery; event: FeedEvent | undefined; at: string },
): Promise<Outcome> => {
  let body: string | undefined;
  try {
    body = await bodyOf(table, webhook, delivery, event);
  } catch (error) {
    // A record that is not what it should be must not keep the others from being sent.
    if (error instanceof v.ValiError) return unsent('payload_failed');
    throw error;
  }
  if (body === undefined) return unsent('event_expired');
  const headers = signedHeaders(signing, { id: delivery.event_id, body, at });
  return sender.post(webhook.url, { headers, body });
};

/** Tries a delivery once; answers it with the attempt, not yet recorded. */
export const attempt = async (
  delivering: Delivering,
  target: Target,
  delivery: StoredDelivery,
  event?: FeedEvent,
): Promise<StoredDelivery> => {
  const { clock } = delivering;
  const at = clock().toISOString();
  const outcome = await sendOnce(delivering, target, { delivery, event, at });
  const tries = delivery.tries + 1;
  return {
    ...delivery,
    tries,
    attempts: [...delivery.attempts, { at, ...outcome }].slice(-attemptsKept),
    ...stateAfter(tries, outcome.error, clock()),
  };
};

const gone: DisableReason = { code: 'gone', message: 'The receiver answered 410 Gone.' };
const failing: DisableReason = {
  code: 'failing',
  message: 'Nothing could be delivered for a day. Mend the receiver, then make the webhook active again.',
};

const disable = async ({ table, clock }: Delivering, line: Line, reason: DisableReason): Promise<void> => {
  line.disabled = true;
  await disableWebhook(table, line.webhook, { reason, at: clock().toISOString() });
};

/** Tells whether a webhook has taken nothing for so long that it is to be disabled after this attempt. */
const isFailingForLong = async (
  { table, clock }: Delivering,
  { webhook, health }: Line,
  state: StoredDelivery['state'],
): Promise<boolean> => {
  const enough = state === 'failed' ? sustained : mostSustained;
  const isLong = (since: string | null | undefined) =>
    typeof since === 'string' && clock().getTime() - Date.parse(since) >= enough;
  // Most attempts fail early and need no second read.
  if (state !== 'failed' && !isLong(health.failing_since)) return false;
  return isLong((await findTarget(table, webhook.team_id, webhook.id))?.health.failing_since);
};

/** Schedules retries for what is pending. To be called after it is on record. */
export const ensureRetry = async (
  { table, clock }: Delivering,
  line: Line,
  failed: boolean,
): Promise<void> => {
  if (line.marked === 'failing' || (line.marked === 'pending' && !failed)) return;
  line.marked = failed ? 'failing' : 'pending';
  await markPending(table, line.webhook, { at: clock().toISOString(), failed });
};

/** Updates the state of a webhook by a recorded attempt. */
export const follow = async (
  delivering: Delivering,
  line: Line,
  { state, attempts }: StoredDelivery,
): Promise<void> => {
  const last = attempts.at(-1);
  if (!last) return;
  if (isUnsent(last)) {
    if (state === 'pending') await ensureRetry(delivering, line, false);
    return;
  }
  const { error } = last;
  if (error === null) {
    if (line.failing) await clearFailing(delivering.table, line.webhook);
    if (line.marked === 'failing') line.marked = 'pending';
    line.failing = false;
    line.failures = 0;
    return;
  }
  line.failing = true;
  line.failures++;
  await ensureRetry(delivering, line, true);
  if (error === 'gone') await disable(delivering, line, gone);
  else if (await isFailingForLong(delivering, line, state)) await disable(delivering, line, failing);
};
