import { ExpiredIteratorError, ResourceNotFoundError, TrimmedDataAccessError } from '../error.ts';
import { readRequest } from '../request/shape.ts';
import { getRecordsShape } from '../request/table-shape.ts';
import type { RecordRow } from '../stream/stream-log.ts';
import type { StreamEntry } from '../table/catalog.ts';
import type { Context, Operation } from './context.ts';
import { arnOf, iteratorValidMs, readIterator, sequenceText, writeIterator } from './stream-position.ts';

const maxRecordBytes = 1024 * 1024;

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
