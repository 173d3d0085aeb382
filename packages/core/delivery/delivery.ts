import { failure, notFound } from '../error.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import type { Table } from '../table/table.ts';
import { getTarget, type OneWebhook } from '../webhook/webhook.ts';
import { attempt, type Delivering, follow, lineOf } from './deliver.ts';
import { describeDelivery, findDelivery, putDelivery, readLog } from './delivery.item.ts';
import type { Delivery, StoredDelivery } from './delivery.schema.ts';

/** Most reads (of 1 MB) of the log for a filtered page. */
const mostReads = 5;

interface LogRequest {
  state?: StoredDelivery['state'] | undefined;
  limit: number;
  cursor?: string | undefined;
}

/**
 * Lists a webhook's log, newest first. A filtered page may hold fewer than `limit` and still be followed by
 * others.
 * @throws CallbookError `webhook_not_found`, `cursor_invalid`
 */
export const listDeliveries = async (
  table: Table,
  one: OneWebhook,
  { state, limit, cursor }: LogRequest,
): Promise<{ deliveries: Delivery[]; next_cursor: string | null }> => {
  const { teamId, webhookId } = one;
  await getTarget(table, one);
  const query = { kind: 'delivery', webhookId, state };
  let after = cursor === undefined ? undefined : await readCursor(table, teamId, query, cursor);
  const found: StoredDelivery[] = [];
  for (let read = 0; read < mostReads; read++) {
    const page = await readLog(table, one, { state, after, limit: limit - found.length });
    found.push(...page.deliveries);
    after = page.last;
    if (after === undefined || found.length >= limit) break;
  }
  return {
    deliveries: found.map(describeDelivery),
    next_cursor: after === undefined ? null : await writeCursor(table, teamId, query, after),
  };
};

export interface OneDelivery extends OneWebhook {
  deliveryId: string;
}

const findStored = async (
  table: Table,
  { teamId, webhookId, deliveryId }: OneDelivery,
): Promise<StoredDelivery> => {
  const delivery = await findDelivery(table, teamId, webhookId, deliveryId);
  if (!delivery) throw notFound('delivery');
  return delivery;
};

/** @throws CallbookError `webhook_not_found`, `delivery_not_found` */
export const getDelivery = async (table: Table, one: OneDelivery): Promise<Delivery> => {
  await getTarget(table, one);
  return describeDelivery(await findStored(table, one));
};

/**
 * Sends an event again at once. Where that fails, its day of retries begins anew.
 * @throws CallbookError `webhook_not_found`, `delivery_not_found`, `webhook_disabled`
 */
export const redeliver = async (delivering: Delivering, one: OneDelivery): Promise<Delivery> => {
  const { table } = delivering;
  const target = await getTarget(table, one);
  const delivery = await findStored(table, one);
  if (target.webhook.state === 'disabled')
    throw failure('conflict', 'webhook_disabled', 'The webhook is disabled. Make it active first.');
  const attempted = await attempt(delivering, target, { ...delivery, tries: 0 });
  const kept = delivery.source ? attempted : unrepeated(attempted);
  await putDelivery(table, kept, { isNew: false });
  if (delivery.source) await follow(delivering, lineOf(target), kept);
  return describeDelivery(kept);
};

/** Makes a delivery that is not retried. */
const unrepeated = (delivery: StoredDelivery): StoredDelivery =>
  delivery.state === 'delivered' ? delivery : { ...delivery, state: 'failed', next_attempt_at: null };

/**
 * Sends an event `webhook.test` at once, also to a disabled webhook. Its result is in the log and changes
 * nothing else.
 * @throws CallbookError `webhook_not_found`
 */
export const testWebhook = async (
  delivering: Delivering,
  { id, eventId, now, ...one }: OneWebhook & { id: string; eventId: string; now: Date },
): Promise<Delivery> => {
  const target = await getTarget(delivering.table, one);
  const tested = await attempt(delivering, target, {
    id,
    team_id: one.teamId,
    webhook_id: one.webhookId,
    event_id: eventId,
    type: 'webhook.test',
    occurred_at: now.toISOString(),
    subject: { type: 'webhook', id: one.webhookId },
    state: 'pending',
    attempts: [],
    next_attempt_at: null,
    source: null,
    tries: 0,
  });
  const delivery = unrepeated(tested);
  await putDelivery(delivering.table, delivery, { isNew: false });
  return describeDelivery(delivery);
};
