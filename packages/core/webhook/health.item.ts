import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { type Table, transacted, write } from '../table/table.ts';
import { change, is } from '../table/write.ts';

/** Partition of all webhooks with deliveries to come; these are few. */
export const dueWebhooksPk = 'DUE#webhook';

export const healthKeys = {
  primary: (teamId: string, webhookId: string): Key => ({
    pk: `T#${teamId}#WEBHOOK#${webhookId}`,
    sk: 'HEALTH',
  }),
  byDue: (teamId: string, webhookId: string, at: string) => ({
    byDuePk: dueWebhooksPk,
    byDueSk: `${at}#${teamId}#${webhookId}`,
  }),
};

const healthSchema = v.object({
  /** ISO time of the first failure since the last success. */
  failing_since: v.optional(v.nullable(v.string()), null),
  /** ISO time of the latest mark that deliveries are pending. */
  marked_at: v.optional(v.nullable(v.string()), null),
});
/**
 * The health of deliveries to a webhook; an item of its own, since it changes with them and the webhook does
 * not.
 */
export type Health = v.InferOutput<typeof healthSchema>;

export const toHealth = (item: Item | undefined): Health => v.parse(healthSchema, item ?? {});

interface Named {
  team_id: string;
  id: string;
}

/** Marks that deliveries of a webhook are pending, and, where one has failed, since when it fails. */
export const markPending = async (
  table: Table,
  { team_id, id }: Named,
  { at, failed }: { at: string; failed: boolean },
): Promise<void> => {
  const due = healthKeys.byDue(team_id, id, at);
  await write(table, [
    change(healthKeys.primary(team_id, id), {
      set: { marked_at: at },
      setOnce: { ...due, ...(failed && { failing_since: at }) },
    }),
  ]);
};

/** Clears the failure of a webhook: a delivery has succeeded, or a person has enabled it again. */
export const clearFailing = async (table: Table, { team_id, id }: Named): Promise<void> => {
  await write(table, [change(healthKeys.primary(team_id, id), { remove: ['failing_since'] })]);
};

/** Clears the mark of pending deliveries, unless somebody has set it meanwhile. */
export const clearPending = async (
  table: Table,
  { team_id, id }: Named,
  seen: string | null,
): Promise<void> => {
  await transacted(table, [
    change(healthKeys.primary(team_id, id), {
      remove: ['byDuePk', 'byDueSk'],
      when: [is('marked_at', seen)],
    }),
  ]);
};

/** Removes what deliveries under way have left of a removed webhook. */
export const forgetHealth = async (table: Table, { team_id, id }: Named, now: Date): Promise<void> => {
  await write(table, [
    change(healthKeys.primary(team_id, id), {
      set: { ttl: Math.ceil(now.getTime() / 1_000) },
      remove: ['byDuePk', 'byDueSk'],
    }),
  ]);
};
