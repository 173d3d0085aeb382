import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { getItem, type Key, type Table } from '../table/table.ts';

/** Whose request: the key that the caller chose, which means nothing to other callers. */
export interface RequestKey {
  teamId: string;
  caller: string;
  key: string;
}

export const idempotencyKeys = {
  primary: ({ teamId, caller, key }: RequestKey): Key => ({
    pk: `T#${teamId}#IDEMPOTENCY#${createHash('sha256').update(`${caller}\n${key}`).digest('base64url')}`,
    sk: 'IDEMPOTENCY',
  }),
};

const recordSchema = v.object({
  /** Hash of all that makes the request this one. */
  fingerprint: v.string(),
  /** Of the first attempt, in ms; what a later attempt creates has the same ids. */
  started_at: v.number(),
  /** Which attempt works on it, and until when it may (ms). */
  attempt: v.string(),
  locked_until: v.number(),
  expires_at: v.number(),
  answer: v.optional(v.instance(Uint8Array)),
});
export type RequestRecord = v.InferOutput<typeof recordSchema>;

const held = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** TTL deletes within days, so that readers look at `expires_at` as well. */
const expiry = (expiresAt: number) => ({ expires_at: expiresAt, ttl: Math.ceil(expiresAt / 1_000) });

/** Begins a request that is new, or whose record has expired; false when there is a record. */
export const beginRequest = (table: Table, key: RequestKey, record: RequestRecord): Promise<boolean> =>
  held(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...idempotencyKeys.primary(key), ...record, ...expiry(record.expires_at) },
        ConditionExpression: 'attribute_not_exists(pk) OR expires_at <= :now',
        ExpressionAttributeValues: { ':now': record.started_at },
      }),
    ),
  );

export const findRequest = async (table: Table, key: RequestKey): Promise<RequestRecord | undefined> => {
  const item = await getItem(table, idempotencyKeys.primary(key));
  return item && v.parse(recordSchema, item);
};

/** Goes on with a request whose last attempt ended without an answer; false when somebody else was faster. */
export const resumeRequest = (
  table: Table,
  key: RequestKey,
  seen: RequestRecord,
  { attempt, locked_until }: Pick<RequestRecord, 'attempt' | 'locked_until'>,
): Promise<boolean> =>
  held(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: idempotencyKeys.primary(key),
        UpdateExpression: 'SET attempt = :attempt, locked_until = :until',
        ConditionExpression: 'attempt = :seen AND locked_until = :seenUntil AND attribute_not_exists(answer)',
        ExpressionAttributeValues: {
          ':attempt': attempt,
          ':until': locked_until,
          ':seen': seen.attempt,
          ':seenUntil': seen.locked_until,
        },
      }),
    ),
  );

/** Keeps the answer; false when the attempt has lost its lock to a later one. */
export const finishRequest = (
  table: Table,
  key: RequestKey,
  { attempt, answer, expires_at }: { attempt: string; answer: Uint8Array; expires_at: number },
): Promise<boolean> =>
  held(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: idempotencyKeys.primary(key),
        UpdateExpression: 'SET answer = :answer, expires_at = :expires, #ttl = :ttl',
        ConditionExpression: 'attempt = :attempt',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':attempt': attempt,
          ':answer': answer,
          ':expires': expires_at,
          ':ttl': expiry(expires_at).ttl,
        },
      }),
    ),
  );

/** Ends an attempt without an answer to keep: the next may begin at once. */
export const releaseRequest = (table: Table, key: RequestKey, attempt: string): Promise<boolean> =>
  held(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: idempotencyKeys.primary(key),
        UpdateExpression: 'SET locked_until = :now',
        ConditionExpression: 'attempt = :attempt',
        ExpressionAttributeValues: { ':now': 0, ':attempt': attempt },
      }),
    ),
  );
