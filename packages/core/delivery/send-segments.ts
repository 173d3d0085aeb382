import { matchesType } from '../feed/event-type.ts';
import type { Segment } from '../feed/feed.item.ts';
import type { FeedEvent } from '../feed/feed.schema.ts';
import { inOrder } from '../in-order.ts';
import { findTargets } from '../webhook/webhook.item.ts';
import { attempt, type Delivering, ensureRetry, follow, type Line, lineOf } from './deliver.ts';
import { deliveryIdOf, findRecorded, putDelivery } from './delivery.item.ts';
import type { StoredDelivery } from './delivery.schema.ts';
import { settled, throwFirst } from './settled.ts';

/** Number of deliveries to one webhook at a time. */
const atOnce = 8;

/** Time (ms) after which retries take what is not attempted now. */
const later = 60_000;

interface Wanted {
  event: FeedEvent;
  delivery: StoredDelivery;
}

const newDelivery = (
  { webhook }: Line,
  event: FeedEvent,
  source: { segment: number; index: number },
): StoredDelivery => ({
  id: deliveryIdOf(webhook.id, event),
  team_id: webhook.team_id,
  webhook_id: webhook.id,
  event_id: event.id,
  type: event.type,
  occurred_at: event.at,
  subject: { type: event.subject.kind, id: event.subject.id },
  state: 'pending',
  attempts: [],
  next_attempt_at: null,
  source,
  tries: 0,
});

const wantedOf = (line: Line, segments: readonly Segment[]): Wanted[] =>
  segments.flatMap(({ n, events }) =>
    events.flatMap((event, index) =>
      matchesType(line.webhook.types, event.type)
        ? [{ event, delivery: newDelivery(line, event, { segment: n, index }) }]
        : [],
    ),
  );

/** Records a delivery without an attempt. */
const postpone = async (delivering: Delivering, line: Line, delivery: StoredDelivery): Promise<void> => {
  const { table, clock } = delivering;
  const postponed: StoredDelivery = line.disabled
    ? { ...delivery, state: 'cancelled' }
    : { ...delivery, next_attempt_at: new Date(clock().getTime() + later).toISOString() };
  await putDelivery(table, postponed, { isNew: true });
  if (!line.disabled) await ensureRetry(delivering, line, false);
};

const deliver = async (
  delivering: Delivering,
  line: Line,
  { event, delivery }: Wanted,
  until: number,
): Promise<void> => {
  if (line.failing || line.disabled || Date.now() > until) return postpone(delivering, line, delivery);
  const attempted = await attempt(delivering, line, delivery, event);
  await putDelivery(delivering.table, attempted, { isNew: true });
  return follow(delivering, line, attempted);
};

const deliverTo = async (
  delivering: Delivering,
  line: Line,
  segments: readonly Segment[],
  until: number,
): Promise<void> => {
  const wanted = wantedOf(line, segments);
  const recorded = await findRecorded(
    delivering.table,
    line.webhook,
    wanted.map(({ delivery }) => delivery.id),
  );
  // The run that recorded them may have been killed before it scheduled retries.
  if (recorded.size > 0) await ensureRetry(delivering, line, false);
  const works = wanted
    .filter(({ delivery }) => !recorded.has(delivery.id))
    .map((one) => ({
      keys: [one.event.subject.id],
      work: () => settled(deliver(delivering, line, one, until)),
    }));
  throwFirst(await inOrder(works, atOnce));
};

/**
 * Sends the events of a team's segments to the webhooks that want them, those of one record in order. What
 * fails, all for a webhook that fails at present, and what is not reached by `until` (ms) is left to the
 * retries. Run again, it sends nothing that is recorded.
 */
export const sendSegments = async (
  delivering: Delivering,
  teamId: string,
  segments: readonly Segment[],
  until: number,
): Promise<void> => {
  const lines = (await findTargets(delivering.table, teamId)).map(lineOf).filter(({ disabled }) => !disabled);
  throwFirst(await Promise.all(lines.map((line) => settled(deliverTo(delivering, line, segments, until)))));
};
