import { createHash, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { failure } from '#core/error.ts';
import { derivedId, type newId } from '#core/id.ts';
import {
  beginRequest,
  findRequest,
  finishRequest,
  type RequestKey,
  type RequestRecord,
  releaseRequest,
  resumeRequest,
} from '#core/idempotency/idempotency.item.ts';
import type { Table } from '#core/table/table.ts';
import { log } from '../log.ts';
import { type Event, type Result, rawBody } from './event.ts';
import { errorResult, settled, withHeaders } from './result.ts';

const keptFor = 24 * 60 * 60 * 1_000;
/** Beyond the function's own end, for clocks that differ. */
const lockMargin = 5_000;
/** An item holds 400 KB. */
const largestAnswer = 350_000;

const keyShape = /^[\x21-\x7e]{1,255}$/;

const keyInvalid = () =>
  failure(
    'malformed',
    'idempotency_key_invalid',
    'An Idempotency-Key is 1 to 255 visible ASCII characters.',
    'Idempotency-Key',
  );

const keyReused = () =>
  failure(
    'invalid',
    'idempotency_key_reused',
    'This Idempotency-Key came with another request before. Give each request a key of its own.',
    'Idempotency-Key',
  );

const inFlight = () =>
  failure(
    'conflict',
    'idempotency_in_flight',
    'The same request is being carried out. Send it again in a moment for its answer.',
    'Idempotency-Key',
  );

const answerTooLarge = () =>
  failure(
    'conflict',
    'idempotency_answer_too_large',
    'The request was carried out before. Its answer was too large to be kept; read the records themselves.',
    'Idempotency-Key',
  );

/** The caller's key; undefined when there is none. @throws CallbookError `idempotency_key_invalid` */
export const idempotencyKeyOf = ({ headers }: Event): string | undefined => {
  const key = headers['idempotency-key'];
  if (key !== undefined && !keyShape.test(key)) throw keyInvalid();
  return key;
};

const fingerprintOf = (event: Event): string => {
  const query = Object.entries(event.queryStringParameters ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([event.requestContext.http.method, event.rawPath, query]))
    .update(rawBody(event))
    .digest('base64url');
};

const answerErased = () =>
  failure(
    'conflict',
    'idempotency_answer_erased',
    'The request was carried out before. Its answer told of a person who was erased since.',
    'Idempotency-Key',
  );

const keptSchema = v.union([
  v.object({ too_large: v.literal(true) }),
  v.object({ erased: v.literal(true) }),
  v.object({
    statusCode: v.number(),
    headers: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
    body: v.string(),
  }),
]);

const packed = ({ statusCode = 200, headers = {}, body = '' }: Result): Uint8Array => {
  const answer = gzipSync(JSON.stringify({ statusCode, headers, body }));
  return answer.length <= largestAnswer ? answer : gzipSync(JSON.stringify({ too_large: true }));
};

const replayed = (answer: Uint8Array): Result => {
  const kept = v.parse(keptSchema, JSON.parse(gunzipSync(answer).toString()));
  if ('too_large' in kept) throw answerTooLarge();
  if ('erased' in kept) throw answerErased();
  return withHeaders(kept, { 'idempotent-replayed': 'true' });
};

/** Nothing is decided by an answer of these: the next attempt may end otherwise. */
const isFinal = ({ statusCode = 200, headers = {} }: Result): boolean =>
  statusCode < 500 && statusCode !== 401 && !(statusCode >= 400 && 'retry-after' in headers);

/** Ids that the same request always gives, in the order in which it asks for them. */
const idsOf = ({ teamId, caller, key }: RequestKey, startedAt: number): typeof newId => {
  let asked = 0;
  return (prefix: string) =>
    derivedId(prefix, startedAt, 'idempotency', teamId, caller, key, startedAt, asked++);
};

interface Attempt {
  table: Table;
  event: Event;
  /** Whose key it is. */
  key: RequestKey;
  /** How long the function may still run (ms). */
  remaining: number;
  /** Whether the answer may be kept; otherwise the request runs again and finds what it has made. */
  keep: (result: Result) => boolean;
  work: (ids: typeof newId) => Promise<Result>;
}

/** The record with a lock for this attempt, or the answer that makes the attempt needless. */
const lock = async ({ table, event, key, remaining }: Attempt): Promise<RequestRecord | Result> => {
  const now = Date.now();
  const mine = { attempt: randomUUID(), locked_until: now + remaining + lockMargin };
  const fingerprint = fingerprintOf(event);
  const fresh = { ...mine, fingerprint, started_at: now, expires_at: now + keptFor };
  if (await beginRequest(table, key, fresh)) return fresh;
  const seen = await findRequest(table, key);
  if (seen && seen.fingerprint !== fingerprint) throw keyReused();
  if (seen?.answer) return replayed(seen.answer);
  const free = seen && seen.locked_until <= now;
  if (free && (await resumeRequest(table, key, seen, mine))) return { ...seen, ...mine };
  return withHeaders(errorResult(event, inFlight()), { 'retry-after': '1' });
};

/** What the caller is told does not hang on whether the answer could be kept. */
const conclude = async (
  { table, key, event, keep }: Attempt,
  { attempt }: RequestRecord,
  result: Result,
): Promise<void> => {
  try {
    if (isFinal(result) && keep(result))
      await finishRequest(table, key, {
        attempt,
        answer: packed(result),
        expires_at: Date.now() + keptFor,
      });
    else await releaseRequest(table, key, attempt);
  } catch (error) {
    const { requestId } = event.requestContext;
    log.error('answer not kept', { requestId, error: error instanceof Error ? error : String(error) });
  }
};

/**
 * Carries a request out once: the same one again gets the first answer for 24 hours. An attempt that died leaves its
 * lock, and with it the time from which the next attempt derives the same ids.
 */
export const idempotently = async (attempt: Attempt): Promise<Result> => {
  const record = await lock(attempt);
  if (!('fingerprint' in record)) return record;
  const ids = idsOf(attempt.key, record.started_at);
  const result = await settled(attempt.event, () => attempt.work(ids));
  await conclude(attempt, record, result);
  return result;
};
