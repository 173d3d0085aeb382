import { inOrder } from '../in-order.ts';
import { inLanes } from '../lanes.ts';
import type { CountOf } from '../schedule/schedules.schema.ts';
import { type Tally, tallyOf } from '../schedule/tally.ts';
import { type DueRecord, dueRecords } from '../table/due.ts';
import { clearPending, dueWebhooksPk, forgetHealth } from '../webhook/health.item.ts';
import { findTarget } from '../webhook/webhook.item.ts';
import { attempt, type Delivering, follow, isUnsent, type Line, lineOf } from './deliver.ts';
import { cancelDelivery, claimDelivery, findDeliveries, findPending, putDelivery } from './delivery.item.ts';
import type { StoredDelivery } from './delivery.schema.ts';
import { settled, throwFirst } from './settled.ts';

export interface RetryReport {
  cutoff: string;
  /** Number of webhooks with deliveries to come. */
  webhooks: number;
  delivered: number;
  failed: number;
  /** Number of deliveries cancelled because their webhook is disabled. */
  cancelled: number;
}

/** Number of webhooks at a time, and of deliveries to each. */
const lanes = 32;
const atOnce = 8;
const pageSize = 100;

/** Number of failures in a row after which a webhook is left to the next run. */
const mostFailures = 5;

/** Time (ms) within which any attempt has ended. */
const lease = 120_000;

/** Time (ms) after the last mark from which the index shows all; it lags by seconds at most. */
const indexPatience = 600_000;

interface Run extends Delivering {
  at: string;
  /** Time (ms since the epoch) after which no attempt begins. */
  until: number;
  tally: Tally<CountOf<'retry-webhooks'>>;
}

const isUnreachable = ({ attempts }: StoredDelivery): boolean => {
  const last = attempts.at(-1);
  return last !== undefined && last.status === null && !isUnsent(last);
};

const isSpent = (run: Run, line: Line): boolean =>
  line.disabled || line.failures >= mostFailures || Date.now() > run.until;

const retry = async (run: Run, line: Line, delivery: StoredDelivery): Promise<void> => {
  if (isSpent(run, line)) return;
  const until = new Date(run.clock().getTime() + lease).toISOString();
  if (!(await claimDelivery(run.table, delivery, until))) return;
  const attempted = await attempt(run, line, delivery);
  await putDelivery(run.table, attempted, { isNew: false });
  await follow(run, line, attempted);
  run.tally.add(line.webhook.team_id, attempted.state === 'delivered' ? 'delivered' : 'failed');
  // One that cannot be reached would cost each of the others its time.
  if (isUnreachable(attempted)) line.failures = mostFailures;
};

/** Tries all that is due, page by page, until the webhook has failed too often. */
const retryDue = async (run: Run, line: Line): Promise<void> => {
  const seen = new Set<string>();
  for (;;) {
    const keys = await findPending(run.table, line.webhook.id, { at: run.at, limit: pageSize });
    // The index may still show what has been dealt with.
    const fresh = keys.filter(({ sk }) => !seen.has(sk));
    if (fresh.length === 0 || isSpent(run, line)) return;
    for (const { sk } of fresh) seen.add(sk);
    const due = (await findDeliveries(run.table, fresh))
      .filter(({ next_attempt_at }) => next_attempt_at !== null && next_attempt_at <= run.at)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const works = due.map((delivery) => ({
      keys: [delivery.subject.id],
      work: () => settled(retry(run, line, delivery)),
    }));
    throwFirst(await inOrder(works, atOnce));
  }
};

const cancelAll = async (run: Run, teamId: string, webhookId: string): Promise<void> => {
  const seen = new Set<string>();
  for (;;) {
    const keys = (await findPending(run.table, webhookId, { limit: pageSize })).filter(
      ({ sk }) => !seen.has(sk),
    );
    if (keys.length === 0 || Date.now() > run.until) return;
    await inLanes(keys, atOnce, async (key) => {
      seen.add(key.sk);
      if (await cancelDelivery(run.table, key)) run.tally.add(teamId, 'cancelled');
    });
  }
};

const clearWhenDone = async (run: Run, { webhook, health }: Line): Promise<void> => {
  const { marked_at } = health;
  const isSettled = marked_at === null || run.clock().getTime() - Date.parse(marked_at) > indexPatience;
  if (!isSettled || (await findPending(run.table, webhook.id, { limit: 1 })).length > 0) return;
  await clearPending(run.table, webhook, marked_at);
};

const lookAt = async (run: Run, teamId: string, webhookId: string): Promise<void> => {
  run.tally.add(teamId, 'webhooks');
  const target = await findTarget(run.table, teamId, webhookId);
  if (!target) {
    await cancelAll(run, teamId, webhookId);
    return forgetHealth(run.table, { team_id: teamId, id: webhookId }, run.clock());
  }
  const line = lineOf(target);
  if (!line.disabled) await retryDue(run, line);
  if (line.disabled) await cancelAll(run, teamId, webhookId);
  return clearWhenDone(run, line);
};

/**
 * Attempts the deliveries due at `at`, each webhook on its own, so that one that hangs delays no other;
 * cancels those of disabled webhooks. Begins no attempt after `until` (ms). Run again, or twice at once, it
 * continues with what is left.
 */
export const retryWebhooks = async (
  delivering: Delivering,
  at: Date,
  until: number,
  tally = tallyOf('retry-webhooks'),
): Promise<RetryReport> => {
  const cutoff = at.toISOString();
  const failures: Awaited<ReturnType<typeof settled>>[] = [];
  const run: Run = { ...delivering, at: cutoff, until, tally };
  const due: DueRecord[] = [];
  for await (const record of dueRecords(delivering.table, dueWebhooksPk, cutoff)) due.push(record);
  await inLanes(due, lanes, async ({ teamId, recordId }) => {
    failures.push(await settled(lookAt(run, teamId, recordId)));
  });
  throwFirst(failures);
  return { cutoff, ...tally.total };
};
