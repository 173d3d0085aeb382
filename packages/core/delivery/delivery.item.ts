import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { derivedId } from '../id.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, getItem, type Table, transacted } from '../table/table.ts';
import { change, is, put, putNew } from '../table/write.ts';
import { type Delivery, type StoredDelivery, storedDeliverySchema } from './delivery.schema.ts';

const keptDays = 30;

/**
 * Derives the id of a delivery: the same event at the same webhook is the same delivery, however often the
 * stream brings it.
 */
export const deliveryIdOf = (webhookId: string, event: { id: string; at: string }): string =>
  derivedId('dlv', Date.parse(event.at), event.id, webhookId);

export const deliveryKeys = {
  /** Ids begin with the time of the event, so that the log is in its order. */
  primary: (teamId: string, webhookId: string, deliveryId: string): Key => ({
    pk: `T#${teamId}#WEBHOOK#${webhookId}`,
    sk: `DELIVERY#${deliveryId}`,
  }),
  duePartition: (webhookId: string) => `DUE#delivery#${webhookId}`,
};

const prefix = 'DELIVERY#';

const toDelivery = (item: Item): StoredDelivery => v.parse(storedDeliverySchema, item);

const keyOf = ({ team_id, webhook_id, id }: StoredDelivery) => deliveryKeys.primary(team_id, webhook_id, id);

const toItem = (delivery: StoredDelivery): Item => {
  const { webhook_id, id, occurred_at, next_attempt_at } = delivery;
  return {
    ...keyOf(delivery),
    ...delivery,
    ttl: Math.ceil(Date.parse(occurred_at) / 1_000) + keptDays * 86_400,
    ...(next_attempt_at !== null && {
      byDuePk: deliveryKeys.duePartition(webhook_id),
      byDueSk: `${next_attempt_at}#${id}`,
    }),
  };
};

export const describeDelivery = ({
  team_id: _,
  source: _source,
  tries: _tries,
  ...delivery
}: StoredDelivery): Delivery => delivery;

/** Records a delivery as it is by now; a repeated one only when it is not there yet. */
export const putDelivery = async (
  table: Table,
  delivery: StoredDelivery,
  { isNew: isFirst }: { isNew: boolean },
): Promise<void> => {
  await transacted(table, [isFirst ? putNew(toItem(delivery)) : put(toItem(delivery))]);
};

export const findDelivery = async (
  table: Table,
  teamId: string,
  webhookId: string,
  deliveryId: string,
): Promise<StoredDelivery | undefined> => {
  const item = await getItem(table, deliveryKeys.primary(teamId, webhookId, deliveryId));
  return item && toDelivery(item);
};

/** Finds which of these deliveries are on record. */
export const findRecorded = async (
  table: Table,
  { team_id, id }: { team_id: string; id: string },
  deliveryIds: readonly string[],
): Promise<Set<string>> => {
  const keys = deliveryIds.map((deliveryId) => deliveryKeys.primary(team_id, id, deliveryId));
  return new Set((await batchGet(table, keys)).map(({ sk }) => sk.slice(prefix.length)));
};

/**
 * Finds up to `limit` pending deliveries of a webhook, the longest overdue first; only those due at `at`, if
 * it is given.
 */
export const findPending = async (
  table: Table,
  webhookId: string,
  { at, limit }: { at?: string; limit: number },
): Promise<Key[]> => {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'byDue',
      KeyConditionExpression: `byDuePk = :pk${at === undefined ? '' : ' AND byDueSk < :at'}`,
      ExpressionAttributeValues: {
        ':pk': deliveryKeys.duePartition(webhookId),
        // As in `due.ts`: what is due at this very moment is in.
        ...(at !== undefined && { ':at': `${at}$` }),
      },
      ProjectionExpression: 'pk, sk',
      Limit: limit,
    }),
  );
  return (Items ?? []) as Key[];
};

/** Finds the deliveries at these keys. */
export const findDeliveries = async (table: Table, keys: readonly Key[]): Promise<StoredDelivery[]> =>
  (await batchGet(table, keys)).map(toDelivery);

/** Claims a due delivery for an attempt, until `until` (ISO time); false when another has claimed it. */
export const claimDelivery = (table: Table, delivery: StoredDelivery, until: string): Promise<boolean> =>
  transacted(table, [
    change(keyOf(delivery), {
      set: { byDueSk: `${until}#${delivery.id}`, next_attempt_at: until },
      when: [is('next_attempt_at', delivery.next_attempt_at)],
    }),
  ]);

/** Cancels a pending delivery, since its webhook is disabled. */
export const cancelDelivery = (table: Table, key: Key): Promise<boolean> =>
  transacted(table, [
    change(key, {
      set: { state: 'cancelled', next_attempt_at: null },
      remove: ['byDuePk', 'byDueSk'],
      when: [is('state', 'pending')],
    }),
  ]);

/**
 * Reads a page of a webhook's log, newest first, after the delivery `after`; filtered pages may take several
 * reads.
 */
export const readLog = async (
  table: Table,
  { teamId, webhookId }: { teamId: string; webhookId: string },
  { state, after, limit }: { state?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ deliveries: StoredDelivery[]; last: string | undefined }> => {
  const { pk } = deliveryKeys.primary(teamId, webhookId, '');
  const answer = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ...(state !== undefined && {
        FilterExpression: '#state = :state',
        ExpressionAttributeNames: { '#state': 'state' },
      }),
      ExpressionAttributeValues: {
        ':pk': pk,
        ':from': prefix,
        ':to': `${prefix}~`,
        ...(state !== undefined && { ':state': state }),
      },
      ...(after !== undefined && { ExclusiveStartKey: { pk, sk: prefix + after } }),
      ...(state === undefined && { Limit: limit }),
      ScanIndexForward: false,
    }),
  );
  const found = ((answer.Items ?? []) as Item[]).map(toDelivery);
  const deliveries = found.slice(0, limit);
  if (found.length > limit) return { deliveries, last: deliveries.at(-1)?.id };
  const { sk } = answer.LastEvaluatedKey ?? {};
  return { deliveries, last: sk === undefined ? undefined : String(sk).slice(prefix.length) };
};
