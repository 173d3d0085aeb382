import {
  type _Record,
  type AttributeValue,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { EventMatcher } from '../events/event-pattern.ts';
import { type BatchOptions, pause, processBatch, type StreamRecord } from './stream-batch.ts';
import type { UntilChange } from './stream-changes.ts';
import type { StreamCheckpoint } from './stream-checkpoint.ts';

/** Changes that follow each other are gathered: a shard is not read more often than this. */
export const POLL_MS = 100;
/** Iterators expire when they are not used, so a shard is read now and then. */
const LONGEST_WAIT_MS = 60_000;
const DEFAULT_BATCH_SIZE = 100;
const MAX_GET_RECORDS = 1000;
/** Lambda's limit for a payload, less some for the envelope. */
const MAX_BATCH_BYTES = 5.9 * 1024 * 1024;

export type ShardOptions = Omit<BatchOptions, 'onDone'> & {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly startAt: 'LATEST' | 'TRIM_HORIZON';
  readonly checkpoint: StreamCheckpoint;
  readonly matches: EventMatcher;
  readonly untilChange: UntilChange;
};

/** Reads one shard in order, from its checkpoint to its end or until `signal` is aborted. */
export async function pollShard(options: ShardOptions): Promise<void> {
  const { client, checkpoint, shardId, signal } = options;
  let iterator = await openShard(options);
  let batch = new Batch(options);
  // Taken before reading, so that what comes meanwhile is not missed.
  let mark = await options.untilChange(undefined, POLL_MS);
  let readAt = 0;
  while (iterator !== undefined && !signal.aborted) {
    readAt = performance.now();
    const command = new GetRecordsCommand({ ShardIterator: iterator, Limit: MAX_GET_RECORDS });
    const read = await unlessTrimmed(client.send(command));
    if (read === undefined) {
      iterator = await openOldest(options);
      batch = new Batch(options);
      continue;
    }
    const { Records = [], NextShardIterator } = read;
    batch = await batch.take(Records);
    if (batch.isDue || NextShardIterator === undefined) batch = await batch.process();
    iterator = NextShardIterator;
    if (Records.length > 0 || iterator === undefined) continue;
    mark = await options.untilChange(mark, batch.waitsMs ?? LONGEST_WAIT_MS);
    await pause(Math.max(0, readAt + POLL_MS - performance.now()), signal);
  }
  if (iterator === undefined && !signal.aborted) checkpoint.move(shardId, { isFinished: true });
}

/** DynamoDB Local says so, too, of a shard that was empty when it was opened, at the moment of its first record. */
async function unlessTrimmed<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && error.name === 'TrimmedDataAccessException') return undefined;
    throw error;
  }
}

async function openOldest({ client, streamArn, shardId }: ShardOptions): Promise<string | undefined> {
  const oldest = { StreamArn: streamArn, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  return (await client.send(new GetShardIteratorCommand(oldest))).ShardIterator;
}

async function openShard(options: ShardOptions): Promise<string | undefined> {
  const { client, checkpoint, streamArn, shardId, startAt } = options;
  const { sequenceNumber } = checkpoint.of(shardId);
  const shard = { StreamArn: streamArn, ShardId: shardId };
  const position =
    sequenceNumber === undefined
      ? ({ ShardIteratorType: startAt } as const)
      : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber } as const);
  // What came after the checkpoint was kept for a day only.
  const opened = await unlessTrimmed(client.send(new GetShardIteratorCommand({ ...shard, ...position })));
  return opened ? opened.ShardIterator : openOldest(options);
}

/** Records on their way to the function. Those that the mapping filters out count as done with. */
class Batch {
  readonly #options: ShardOptions;
  readonly #records: StreamRecord[] = [];
  #last: string | undefined;
  #bytes = 0;
  #since = 0;

  constructor(options: ShardOptions) {
    this.#options = options;
  }

  /** Takes records, and has them processed as often as it is full; answers the batch that is open then. */
  async take(records: readonly _Record[]): Promise<Batch> {
    let batch: Batch = this;
    for (const record of records) {
      batch.#add(toStreamRecord(record));
      if (batch.#isFull) batch = await batch.process();
    }
    return batch;
  }

  #add(record: StreamRecord): void {
    this.#last = record.dynamodb.SequenceNumber;
    if (!this.#options.matches(record)) return;
    if (this.#records.length === 0) this.#since = Date.now();
    this.#records.push(record);
    this.#bytes += Buffer.byteLength(JSON.stringify(record));
  }

  get #isFull(): boolean {
    const { BatchSize = DEFAULT_BATCH_SIZE } = this.#options.mapping;
    return this.#records.length >= BatchSize || this.#bytes >= MAX_BATCH_BYTES;
  }

  /** How long more is waited for; undefined while there is nothing. */
  get waitsMs(): number | undefined {
    const { MaximumBatchingWindowInSeconds: window = 0 } = this.#options.mapping;
    return this.#last === undefined ? undefined : Math.max(0, this.#since + window * 1000 - Date.now());
  }

  /** No more is waited for. */
  get isDue(): boolean {
    return this.waitsMs === 0;
  }

  async process(): Promise<Batch> {
    const { checkpoint, shardId, signal } = this.#options;
    const onDone = (sequenceNumber: string) => checkpoint.move(shardId, { sequenceNumber });
    await processBatch(this.#records, { ...this.#options, onDone });
    if (this.#last !== undefined && !signal.aborted) onDone(this.#last);
    return new Batch(this.#options);
  }
}

/** The record as Lambda gives it to a function. */
export function toStreamRecord(record: _Record): StreamRecord {
  const time = record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? Date.now();
  const { userIdentity, ...others } = record;
  const { Keys, NewImage, OldImage, ...rest } = record.dynamodb ?? {};
  const images = {
    ...(Keys && { Keys }),
    ...(NewImage && { NewImage: mended(NewImage) }),
    ...(OldImage && { OldImage: mended(OldImage) }),
  };
  // Lambda writes these two small.
  const identity = userIdentity && { type: userIdentity.Type, principalId: userIdentity.PrincipalId };
  const whole = { ...others, ...(identity && { userIdentity: identity }), dynamodb: { ...rest, ...images } };
  const json = JSON.stringify(whole, (_field, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
  const plain: StreamRecord = JSON.parse(json);
  return { ...plain, dynamodb: { ...plain.dynamodb, ApproximateCreationDateTime: Math.floor(time / 1000) } };
}

type Image = { [name: string]: AttributeValue };

/** DynamoDB Local's streams lose what an empty list or map was; a list reads as either. */
function mended(image: Image): Image {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, mendedValue(value)]));
}

function mendedValue(value: AttributeValue): AttributeValue {
  if (value.M) return { M: mended(value.M) };
  if (value.L) return { L: value.L.map(mendedValue) };
  return Object.keys(value).length === 0 ? { L: [] } : value;
}
