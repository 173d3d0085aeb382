import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import type { InvokeFunction, InvokeResult, StreamMapping } from '../types.ts';

const FIRST_RETRY_MS = 25;
const MAX_RETRY_MS = 10_000;

/** A change as Lambda gives it to a function. */
export type StreamRecord = {
  readonly eventID: string;
  readonly eventName: string;
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly ApproximateCreationDateTime: number;
    readonly Keys: { readonly [name: string]: { readonly S: string } };
  };
  readonly [field: string]: unknown;
};

/** Records that were given up. */
export type DiscardedBatch = {
  readonly mapping: StreamMapping;
  readonly shardId: string;
  readonly records: readonly StreamRecord[];
  readonly cause: string;
  /** Why it is not tried again. */
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly attempts: number;
};

export type BatchOptions = {
  readonly mapping: StreamMapping;
  readonly shardId: string;
  readonly invoke: InvokeFunction;
  readonly onDiscard: (batch: DiscardedBatch) => void | Promise<void>;
  /** All records up to this one are done with. */
  readonly onDone: (sequenceNumber: string) => void;
  readonly signal: AbortSignal;
};

/** `doneCount` records are done with, the one behind them is not. */
type Failure = { readonly doneCount: number; readonly cause: string };

const responseSchema = v.nullish(
  v.object({ batchItemFailures: v.nullish(v.array(v.object({ itemIdentifier: v.nullish(v.string()) }))) }),
);

/**
 * Gives a batch to the function until it is done with or given up, as Lambda does: again from the first
 * record that failed, in halves if the mapping bisects, no more often or longer than the mapping says.
 */
export async function processBatch(batch: readonly StreamRecord[], options: BatchOptions): Promise<void> {
  const { mapping, signal } = options;
  let records = batch;
  for (let attempt = 0; records.length > 0 && !signal.aborted; ) {
    const failure = await invokeWith(records, options);
    const doneCount = failure?.doneCount ?? records.length;
    const last = records[doneCount - 1];
    if (last !== undefined) options.onDone(last.dynamodb.SequenceNumber);
    if (failure === undefined) return;
    records = records.slice(doneCount);
    if (mapping.BisectBatchOnFunctionError === true && records.length > 1) {
      const middle = Math.ceil(records.length / 2);
      await processBatch(records.slice(0, middle), options);
      records = records.slice(middle);
      continue;
    }
    attempt = doneCount > 0 ? 1 : attempt + 1;
    const condition = givenUp(records, attempt, mapping);
    if (condition) return discard(records, { condition, attempts: attempt, cause: failure.cause }, options);
    await pause(Math.min(FIRST_RETRY_MS * 2 ** attempt, MAX_RETRY_MS), signal);
  }
}

async function invokeWith(
  records: readonly StreamRecord[],
  { mapping, invoke }: BatchOptions,
): Promise<Failure | undefined> {
  const outcome = await invoke(mapping.FunctionName, { Records: records });
  if (!outcome.ok)
    return { doneCount: 0, cause: `${outcome.error.errorType}: ${outcome.error.errorMessage}` };
  if (mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') !== true) return undefined;
  return reportedFailure(records, outcome);
}

function reportedFailure(
  records: readonly StreamRecord[],
  { payload }: InvokeResult & { ok: true },
): Failure | undefined {
  const response = v.safeParse(responseSchema, payload);
  if (!response.success) return { doneCount: 0, cause: 'The response is not a batch response' };
  const failures = response.output?.batchItemFailures ?? [];
  if (failures.length === 0) return undefined;
  const positions = failures.map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  // Lambda takes an identifier that is not in the batch as a failure of the whole batch.
  return {
    doneCount: Math.max(0, Math.min(...positions)),
    cause: 'The function reported batch item failures',
  };
}

function givenUp(
  records: readonly StreamRecord[],
  attempt: number,
  mapping: StreamMapping,
): DiscardedBatch['condition'] | undefined {
  const { MaximumRetryAttempts: retries = -1, MaximumRecordAgeInSeconds: maxAge = -1 } = mapping;
  const oldest = records[0]?.dynamodb.ApproximateCreationDateTime ?? Number.POSITIVE_INFINITY;
  if (retries >= 0 && attempt > retries) return 'RetryAttemptsExhausted';
  return maxAge >= 0 && Date.now() / 1000 - oldest > maxAge ? 'RecordAgeExceeded' : undefined;
}

async function discard(
  records: readonly StreamRecord[],
  why: Pick<DiscardedBatch, 'condition' | 'attempts' | 'cause'>,
  { mapping, shardId, onDiscard, onDone }: BatchOptions,
): Promise<void> {
  console.error(`stream: ${mapping.FunctionName} failed, ${records.length} records given up: ${why.cause}`);
  await onDiscard({ mapping, shardId, records, ...why });
  const last = records.at(-1);
  if (last !== undefined) onDone(last.dynamodb.SequenceNumber);
}

/** Ends early, without an error, when the pollers close. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
