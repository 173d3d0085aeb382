import {
  ExpiredIteratorError,
  ResourceNotFoundError,
  TrimmedDataAccessError,
  ValidationError,
} from '../error.ts';
import { readRequest } from '../request/shape.ts';
import {
  describeStreamShape,
  getRecordsShape,
  listStreamsShape,
  shardIteratorShape,
} from '../request/table-shape.ts';
import type { RecordRow } from '../stream/stream-log.ts';
import type { StreamEntry } from '../table/catalog.ts';
import { describeKey, streamArn } from '../table/description.ts';
import type { Context, Operation } from './context.ts';

const iteratorValidMs = 15 * 60_000;
const maxRecordBytes = 1024 * 1024;
/** Lambda and the SDK read sequence numbers of 21 to 40 digits. */
const numberBase = 100_000_000_000_000_000_000n;

const sequenceText = (sequence: number): string => (numberBase + BigInt(sequence)).toString();

const sequenceOf = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new ValidationError(`Invalid SequenceNumber: ${text}`);
  const offset = BigInt(text) - numberBase;
  return offset < 0n ? 0 : Number(offset);
};

/** All changes of a table are in one shard, so that each item's are in order. */
const shardOf = ({ number, label }: StreamEntry): string =>
  `shardId-${String(Date.parse(`${label}Z`)).padStart(20, '0')}-${String(number).padStart(8, '0')}`;

const arnOf = (entry: StreamEntry, { place }: Context) => streamArn(place, entry.table, entry.label);

const findStream = (arn: string, context: Context): StreamEntry => {
  const label = arn.split('/stream/')[1];
  const entry = label === undefined ? undefined : context.catalog.findStream(label);
  if (!entry || arnOf(entry, context) !== arn)
    throw new ResourceNotFoundError(`Requested resource not found: Stream: ${arn} not found`);
  return entry;
};

export const listStreams: Operation = (request, context) => {
  const input = readRequest(listStreamsShape, request);
  const entries = context.catalog
    .streams()
    .filter(({ table }) => input.TableName === undefined || table === input.TableName)
    .map((entry) => ({ StreamArn: arnOf(entry, context), TableName: entry.table, StreamLabel: entry.label }))
    .sort((one, other) => (one.StreamArn < other.StreamArn ? -1 : 1));
  const from = input.ExclusiveStartStreamArn;
  const left = entries.filter(({ StreamArn }) => from === undefined || StreamArn > from);
  const page = left.slice(0, input.Limit ?? 100);
  return JSON.stringify({
    Streams: page,
    ...(page.length < left.length && { LastEvaluatedStreamArn: page.at(-1)?.StreamArn }),
  });
};

export const describeStream: Operation = (request, context) => {
  const input = readRequest(describeStreamShape, request);
  const entry = findStream(input.StreamArn, context);
  const { next } = context.catalog.logOf(entry).bounds();
  const shard = {
    ShardId: shardOf(entry),
    SequenceNumberRange: {
      StartingSequenceNumber: sequenceText(1),
      ...(entry.endedAt !== undefined && { EndingSequenceNumber: sequenceText(Math.max(next - 1, 1)) }),
    },
  };
  return JSON.stringify({
    StreamDescription: {
      StreamArn: input.StreamArn,
      StreamLabel: entry.label,
      StreamStatus: entry.endedAt === undefined ? 'ENABLED' : 'DISABLED',
      StreamViewType: entry.view,
      CreationRequestDateTime: Date.parse(`${entry.label}Z`) / 1000,
      TableName: entry.table,
      KeySchema: describeKey(entry.key),
      Shards: input.ExclusiveStartShardId === shard.ShardId ? [] : [shard],
    },
  });
};

interface Iterator {
  readonly label: string;
  /** The number of the first record that it reads. */
  readonly from: number;
  readonly at: number;
}

const writeIterator = ({ label, from, at }: Iterator, arn: string): string =>
  `${arn}|1|${Buffer.from(JSON.stringify([label, from, at])).toString('base64')}`;

const invalidIterator = () => new ValidationError('Invalid ShardIterator');

const readIterator = (text: string): Iterator => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text.split('|')[2] ?? '', 'base64').toString());
    if (!Array.isArray(parts)) throw invalidIterator();
    const [label, from, at]: unknown[] = parts;
    if (typeof label !== 'string' || typeof from !== 'number' || typeof at !== 'number')
      throw invalidIterator();
    return { label, from, at };
  } catch {
    throw invalidIterator();
  }
};

export const getShardIterator: Operation = (request, context) => {
  const input = readRequest(shardIteratorShape, request);
  const entry = findStream(input.StreamArn, context);
  if (input.ShardId !== shardOf(entry))
    throw new ResourceNotFoundError(
      `Requested resource not found: Shard: ${input.ShardId} in Stream: ${input.StreamArn} not found`,
    );
  const { ShardIteratorType: type, SequenceNumber: number } = input;
  const bounds = context.catalog.logOf(entry).bounds();
  const from = startOf(type, number, bounds);
  if (number !== undefined && from < bounds.first && from < bounds.next)
    throw new TrimmedDataAccessError(
      'The operation attempted to read past the oldest stream record in a shard.',
    );
  return JSON.stringify({
    ShardIterator: writeIterator({ label: entry.label, from, at: context.now() }, input.StreamArn),
  });
};

const startOf = (
  type: string,
  number: string | undefined,
  { first, next }: { readonly first: number; readonly next: number },
): number => {
  const isNumbered = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
  if (isNumbered && number === undefined)
    throw new ValidationError(
      `One or more parameter values were invalid: ShardIteratorType is ${type}, but SequenceNumber is not specified`,
    );
  if (!isNumbered && number !== undefined)
    throw new ValidationError(
      `One or more parameter values were invalid: ShardIteratorType is ${type}, but SequenceNumber is specified`,
    );
  if (type === 'TRIM_HORIZON') return first;
  if (type === 'LATEST') return next;
  return sequenceOf(number ?? '') + (type === 'AFTER_SEQUENCE_NUMBER' ? 1 : 0);
};

export const getRecords: Operation = (request, context) => {
  const input = readRequest(getRecordsShape, request);
  const iterator = readIterator(input.ShardIterator);
  const entry = context.catalog.findStream(iterator.label);
  if (!entry) throw new ResourceNotFoundError('Requested resource not found: Stream not found');
  if (context.now() - iterator.at > iteratorValidMs)
    throw new ExpiredIteratorError('Iterator expired. The iterator was created more than 15 minutes ago.');
  const log = context.catalog.logOf(entry);
  const { first, next } = log.bounds();
  if (iterator.from < first && first < next)
    throw new TrimmedDataAccessError(
      'The operation attempted to read past the oldest stream record in a shard.',
    );
  const rows = cut(log.read(iterator.from, input.Limit ?? 1000));
  const from = (rows.at(-1)?.[0] ?? iterator.from - 1) + 1;
  const isOver = entry.endedAt !== undefined && from >= next;
  const following = writeIterator({ ...iterator, from, at: context.now() }, arnOf(entry, context));
  const records = rows.map((row) => recordText(row, entry, context));
  const tail = isOver ? '' : `,"NextShardIterator":${JSON.stringify(following)}`;
  return `{"Records":[${records.join(',')}]${tail}}`;
};

/** As many records as a megabyte holds, but one at least. */
const cut = (rows: readonly RecordRow[]): readonly RecordRow[] => {
  let bytes = 0;
  const end = rows.findIndex((row) => {
    bytes += row[6];
    return bytes > maxRecordBytes;
  });
  return end < 0 ? rows : rows.slice(0, Math.max(end, 1));
};

const recordText = (row: RecordRow, { label, view }: StreamEntry, { place }: Context): string => {
  const [sequence, at, name, keys, newImage, oldImage, size, isExpiry] = row;
  const service = isExpiry ? ',"userIdentity":{"PrincipalId":"dynamodb.amazonaws.com","Type":"Service"}' : '';
  const images = `${newImage === null ? '' : `,"NewImage":${newImage}`}${oldImage === null ? '' : `,"OldImage":${oldImage}`}`;
  const id = `${Date.parse(`${label}Z`).toString(16)}${sequence.toString(16).padStart(20, '0')}`;
  return `{"eventID":"${id}","eventName":"${name}","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"${place.region}","dynamodb":{"ApproximateCreationDateTime":${Math.floor(at / 1000)},"Keys":${keys}${images},"SequenceNumber":"${sequenceText(sequence)}","SizeBytes":${size},"StreamViewType":"${view}"}${service}}`;
};
