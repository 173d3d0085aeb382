import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { stillAs } from '../table/still-as.ts';
import { batchGet, getItem, type Item, type Key, putNew, type Table, type Write } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { type Health, healthKeys, toHealth } from './health.item.ts';
import {
  type DisableReason,
  type Signing,
  type StoredWebhook,
  signingSchema,
  storedWebhookSchema,
} from './webhook.schema.ts';

/** At most so many webhooks has a team. */
export const mostWebhooks = 20;

export const webhookKeys = {
  primary: (teamId: string, webhookId: string): Key => ({
    pk: `T#${teamId}#WEBHOOK#${webhookId}`,
    sk: 'WEBHOOK',
  }),
  signing: (teamId: string, webhookId: string): Key => ({
    ...webhookKeys.primary(teamId, webhookId),
    sk: 'SIGNING',
  }),
  /** Which webhooks a team has, in one item: who follows the feed finds them with one read. */
  list: (teamId: string): Key => ({ pk: `T#${teamId}#WEBHOOKS`, sk: 'WEBHOOKS' }),
};

const toWebhook = (item: Item): StoredWebhook => v.parse(storedWebhookSchema, item);

/** Fails without the words of the schema's own error, which quotes the item. */
const toSigning = (item: Item): Signing => {
  const { success, output } = v.safeParse(signingSchema, item);
  if (!success) throw new Error(`The secrets of ${item.pk} are not what they should be.`);
  return output;
};

const toItem = (webhook: StoredWebhook, via: Via): Item => ({
  ...webhookKeys.primary(webhook.team_id, webhook.id),
  ...webhook,
  ...via,
});

/** The webhook, its secret, its entry in the list; the last does not hold when the team has as many as it may. */
export const newWebhookWrites = (
  table: Table,
  { webhook, signing, via }: { webhook: StoredWebhook; signing: Signing; via: Via },
): [Write, Write, Write] => [
  putNew(table, toItem(webhook, via)),
  putNew(table, { ...webhookKeys.signing(webhook.team_id, webhook.id), ...signing }),
  {
    Update: {
      TableName: table.name,
      Key: webhookKeys.list(webhook.team_id),
      UpdateExpression: 'ADD ids :id',
      ConditionExpression: 'attribute_not_exists(ids) OR size(ids) < :most',
      ExpressionAttributeValues: { ':id': new Set([webhook.id]), ':most': mostWebhooks },
    },
  },
];

/** Replaces a webhook that is still as `seen`. */
export const replaceWebhookWrite = (
  table: Table,
  { webhook, seen, via }: { webhook: StoredWebhook; seen: StoredWebhook; via: Via },
): Write => ({ Put: { TableName: table.name, Item: toItem(webhook, via), ...stillAs(seen) } });

/** Removes a webhook that is still as `seen`, and all of it but its log, which goes by itself. */
export const removeWebhookWrites = (table: Table, seen: StoredWebhook): Write[] => {
  const { team_id, id } = seen;
  return [
    { Delete: { TableName: table.name, Key: webhookKeys.primary(team_id, id), ...stillAs(seen) } },
    { Delete: { TableName: table.name, Key: webhookKeys.signing(team_id, id) } },
    { Delete: { TableName: table.name, Key: healthKeys.primary(team_id, id) } },
    {
      Update: {
        TableName: table.name,
        Key: webhookKeys.list(team_id),
        UpdateExpression: 'DELETE ids :id',
        ExpressionAttributeValues: { ':id': new Set([id]) },
      },
    },
  ];
};

/** Replaces the secrets that are still as `seen`. */
export const replaceSigningWrite = (
  table: Table,
  { team_id, id }: Pick<StoredWebhook, 'team_id' | 'id'>,
  { signing, seen }: { signing: Signing; seen: Signing },
): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...webhookKeys.signing(team_id, id), ...signing },
    ...stillAs(seen),
  },
});

/** A webhook with what it takes to deliver to it. */
export interface Target {
  webhook: StoredWebhook;
  signing: Signing;
  health: Health;
}

const findAll = async (table: Table, teamId: string, webhookIds: readonly string[]): Promise<Target[]> => {
  const keys = webhookIds.flatMap((id) => [
    webhookKeys.primary(teamId, id),
    webhookKeys.signing(teamId, id),
    healthKeys.primary(teamId, id),
  ]);
  const items = new Map((await batchGet(table, keys)).map((item) => [`${item.pk} ${item.sk}`, item]));
  const at = ({ pk, sk }: Key) => items.get(`${pk} ${sk}`);
  return webhookIds.flatMap((id) => {
    const webhook = at(webhookKeys.primary(teamId, id));
    const signing = at(webhookKeys.signing(teamId, id));
    const health = at(healthKeys.primary(teamId, id));
    // Removed meanwhile.
    if (!webhook || !signing) return [];
    return [{ webhook: toWebhook(webhook), signing: toSigning(signing), health: toHealth(health) }];
  });
};

/** All webhooks of a team, in no order. Costs one small read where it has none. */
export const findTargets = async (table: Table, teamId: string): Promise<Target[]> => {
  const ids = (await getItem(table, webhookKeys.list(teamId)))?.ids;
  return ids instanceof Set ? findAll(table, teamId, [...ids].map(String)) : [];
};

export const findTarget = async (
  table: Table,
  teamId: string,
  webhookId: string,
): Promise<Target | undefined> => (await findAll(table, teamId, [webhookId]))[0];

/** Takes an active webhook out of service; no change when it is not active any more. */
export const disableWebhook = async (
  table: Table,
  { team_id, id }: Pick<StoredWebhook, 'team_id' | 'id'>,
  { reason, at }: { reason: DisableReason; at: string },
): Promise<void> => {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: webhookKeys.primary(team_id, id),
        UpdateExpression:
          'SET #state = :disabled, reason = :reason, disabled_at = :at, updated_at = :at, updated_by = :by, via = :via ADD version :one',
        ConditionExpression: '#state = :active',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':disabled': 'disabled',
          ':active': 'active',
          ':reason': reason,
          ':at': at,
          ':by': 'webhooks',
          ':via': 'delivery',
          ':one': 1,
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};
