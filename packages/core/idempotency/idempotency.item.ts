import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { shardOf, shards } from '../table/shard.ts';
import { batchGet, getItem, queryPages, type Table, transacted } from '../table/table.ts';
import { absent, change, either, is, isAtMost, isNew, isThere, put, type Write } from '../table/write.ts';

/** The caller and the key that it chose, which means nothing to other callers. */
export interface RequestKey {
  teamId: string;
  caller: string;
  key: string;
}

const answersOf = (teamId: string) => (shard: number) => `T#${teamId}#idempotency#${shard}`;

const teamOf = (pk: string): string => pk.split('#')[1] ?? '';

export const idempotencyKeys = {
  primary: ({ teamId, caller, key }: RequestKey): Key => ({
    pk: `T#${teamId}#IDEMPOTENCY#${createHash('sha256').update(`${caller}\n${key}`).digest('base64url')}`,
    sk: 'IDEMPOTENCY',
  }),
  /** The answers of a team that are kept, so that those about a person can be found. */
  byTeam: ({ pk }: Key, expiresAt: number) => ({
    byTeamPk: answersOf(teamOf(pk))(shardOf(pk)),
    byTeamSk: new Date(expiresAt).toISOString(),
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

/** TTL deletes within days, so that readers look at `expires_at` as well. */
const expiry = (expiresAt: number) => ({ expires_at: expiresAt, ttl: Math.ceil(expiresAt / 1_000) });

/** Begins a request that is new, or whose record has expired; false when there is a record. */
export const beginRequest = (table: Table, key: RequestKey, record: RequestRecord): Promise<boolean> =>
  transacted(table, [
    put(
      {
        ...idempotencyKeys.primary(key),
        ...record,
        ...expiry(record.expires_at),
        ...idempotencyKeys.byTeam(idempotencyKeys.primary(key), record.expires_at),
      },
      either(isNew, isAtMost('expires_at', record.started_at)),
    ),
  ]);

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
  transacted(table, [
    change(idempotencyKeys.primary(key), {
      set: { attempt, locked_until },
      when: [is('attempt', seen.attempt), is('locked_until', seen.locked_until), absent('answer')],
    }),
  ]);

/** Keeps the answer; false when the attempt has lost its lock to a later one. */
export const finishRequest = (
  table: Table,
  key: RequestKey,
  { attempt, answer, expires_at }: { attempt: string; answer: Uint8Array; expires_at: number },
): Promise<boolean> =>
  transacted(table, [
    change(idempotencyKeys.primary(key), {
      set: { answer, ...expiry(expires_at) },
      when: [is('attempt', attempt)],
    }),
  ]);

/** Ends an attempt without an answer to keep: the next may begin at once. */
export const releaseRequest = (table: Table, key: RequestKey, attempt: string): Promise<boolean> =>
  transacted(table, [
    change(idempotencyKeys.primary(key), { set: { locked_until: 0 }, when: [is('attempt', attempt)] }),
  ]);

/** The records of a team's requests of the last day, with their answers, as they are asked for. */
export async function* keptAnswers(table: Table, teamId: string): AsyncGenerator<Item> {
  for (const shard of shards) {
    const pages = queryPages(table, {
      IndexName: 'byTeam',
      KeyConditionExpression: 'byTeamPk = :pk',
      ExpressionAttributeValues: { ':pk': answersOf(teamId)(shard) },
      ProjectionExpression: 'pk, sk',
    });
    for await (const keys of pages) yield* await batchGet(table, keys);
  }
}

/** Takes the answer of a request away: the same one again is told that it was carried out, and no more. */
export const forgetAnswerWrite = (key: Key): Write =>
  change(key, { set: { answer: gzipSync(JSON.stringify({ erased: true })) }, when: [isThere] });
