import { ResourceNotFoundError, TrimmedDataAccessError } from '../error.ts';
import { readRequest } from '../request/shape.ts';
import { describeStreamShape, listStreamsShape, shardIteratorShape } from '../request/table-shape.ts';
import { describeKey } from '../table/description.ts';
import type { Operation } from './context.ts';
import { arnOf, findStream, sequenceText, shardOf, startOf, writeIterator } from './stream-position.ts';

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
