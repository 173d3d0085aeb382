import * as v from 'valibot';
import { attemptSchema } from '../webhook/attempt.schema.ts';

export const deliveryStateSchema = v.picklist(
  ['pending', 'delivered', 'failed', 'cancelled'],
  'unknown_value',
);

/**
 * A delivery of one event to one webhook, with its attempts. The payload is not kept: it is made anew for
 * each attempt.
 */
export const deliverySchema = v.object({
  id: v.string(),
  webhook_id: v.string(),
  event_id: v.pipe(v.string(), v.description('Sent as `webhook-id`, the same at each attempt')),
  type: v.string(),
  occurred_at: v.string(),
  subject: v.object({ type: v.string(), id: v.string() }),
  state: deliveryStateSchema,
  attempts: v.pipe(v.array(attemptSchema), v.description('The last twenty')),
  next_attempt_at: v.nullable(v.string()),
});
export type Delivery = v.InferOutput<typeof deliverySchema>;

export const storedDeliverySchema = v.object({
  ...deliverySchema.entries,
  team_id: v.string(),
  /** Where the event is in the feed; null for a test. */
  source: v.nullable(v.object({ segment: v.number(), index: v.number() })),
  /** Number of attempts since it began, or began anew. */
  tries: v.number(),
});
export type StoredDelivery = v.InferOutput<typeof storedDeliverySchema>;
