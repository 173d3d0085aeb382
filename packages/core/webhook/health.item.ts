import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Item, Key, Table } from '../table/table.ts';

/** Which webhooks have deliveries to come; few do, so that one partition holds them all. */
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
  /** ISO time of the latest word that deliveries are pending. */
  marked_at: v.optional(v.nullable(v.string()), null),
});
/** How deliveries to a webhook fare. An item of its own, since it changes with them and the webhook does not. */
export type Health = v.InferOutput<typeof healthSchema>;

export const toHealth = (item: Item | undefined): Health => v.parse(healthSchema, item ?? {});

interface Named {
  team_id: string;
  id: string;
}

/** Lets the retries know that deliveries of a webhook are pending, and, where one has failed, since when it fails. */
export const markPending = async (
  table: Table,
  { team_id, id }: Named,
  { at, failed }: { at: string; failed: boolean },
): Promise<void> => {
  const due = healthKeys.byDue(team_id, id, at);
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: healthKeys.primary(team_id, id),
      UpdateExpression: `SET marked_at = :at, byDuePk = if_not_exists(byDuePk, :pk), byDueSk = if_not_exists(byDueSk, :sk)${failed ? ', failing_since = if_not_exists(failing_since, :at)' : ''}`,
      ExpressionAttributeValues: { ':at': at, ':pk': due.byDuePk, ':sk': due.byDueSk },
    }),
  );
};

/** A delivery has succeeded, or a person has put the webhook into service again. */
export const clearFailing = async (table: Table, { team_id, id }: Named): Promise<void> => {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: healthKeys.primary(team_id, id),
      UpdateExpression: 'REMOVE failing_since',
    }),
  );
};

/** Nothing is pending any more; no change when somebody has marked it meanwhile. */
export const clearPending = async (
  table: Table,
  { team_id, id }: Named,
  seen: string | null,
): Promise<void> => {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: healthKeys.primary(team_id, id),
        UpdateExpression: 'REMOVE byDuePk, byDueSk',
        ConditionExpression: 'marked_at = :seen',
        ExpressionAttributeValues: { ':seen': seen },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** Lets go of what deliveries that were under way have left of a webhook that is removed. */
export const forgetHealth = async (table: Table, { team_id, id }: Named, now: Date): Promise<void> => {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: healthKeys.primary(team_id, id),
      UpdateExpression: 'SET #ttl = :ttl REMOVE byDuePk, byDueSk',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':ttl': Math.ceil(now.getTime() / 1_000) },
    }),
  );
};
