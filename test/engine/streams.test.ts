import {
  DeleteItemCommand,
  DeleteTableCommand,
  PutItemCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { expect, test } from 'vitest';
import { createTable, key, runEngine } from './running-engine.ts';

let clock = Date.parse('2026-01-01T00:00:00Z');
const running = runEngine({ now: () => clock, sweepMs: 3_600_000 });

const streamOf = async (TableName: string) => {
  const { Streams } = await running.streams.send(new ListStreamsCommand({ TableName }));
  const StreamArn = Streams?.[0]?.StreamArn ?? '';
  const { StreamDescription } = await running.streams.send(new DescribeStreamCommand({ StreamArn }));
  return { StreamArn, ShardId: StreamDescription?.Shards?.[0]?.ShardId ?? '' };
};

type Where = Pick<GetShardIteratorCommandInput, 'ShardIteratorType' | 'SequenceNumber'>;

const read = async (TableName: string, where: Where = { ShardIteratorType: 'TRIM_HORIZON' }) => {
  const shard = await streamOf(TableName);
  const { ShardIterator } = await running.streams.send(new GetShardIteratorCommand({ ...shard, ...where }));
  return (await running.streams.send(new GetRecordsCommand({ ShardIterator }))).Records ?? [];
};

const withStream = (StreamViewType: 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY' = 'NEW_AND_OLD_IMAGES') =>
  createTable(running.client, { StreamSpecification: { StreamEnabled: true, StreamViewType } });

test('each change is there once, in order, with what was and what is', async () => {
  const { client } = running;
  const TableName = await withStream();
  const put = (v: string) =>
    client.send(new PutItemCommand({ TableName, Item: { ...key('a'), v: { S: v } } }));
  await put('1');
  await put('1');
  await put('2');
  await client.send(new UpdateItemCommand({ TableName, Key: key('a'), UpdateExpression: 'REMOVE nothing' }));
  await client.send(new DeleteItemCommand({ TableName, Key: key('a') }));
  await client.send(new DeleteItemCommand({ TableName, Key: key('a') }));
  const records = await read(TableName);
  const one = { ...key('a'), v: { S: '1' } };
  const two = { ...key('a'), v: { S: '2' } };
  expect(
    records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.OldImage, dynamodb?.NewImage]),
  ).toEqual([
    ['INSERT', undefined, one],
    ['MODIFY', one, two],
    ['REMOVE', two, undefined],
  ]);
  expect(records.map(({ userIdentity }) => userIdentity)).toEqual([undefined, undefined, undefined]);
});

test('iterators begin at the start, at the end, at and after a record', async () => {
  const TableName = await withStream('KEYS_ONLY');
  for (const pk of ['a', 'b', 'c'])
    await running.client.send(new PutItemCommand({ TableName, Item: { ...key(pk), v: { S: 'x' } } }));
  const all = await read(TableName);
  expect(all[0]?.dynamodb).not.toHaveProperty('NewImage');
  const SequenceNumber = all[1]?.dynamodb?.SequenceNumber;
  const names = async (where: Where) =>
    (await read(TableName, where)).map(({ dynamodb }) => dynamodb?.Keys?.pk?.S);
  expect(await names({ ShardIteratorType: 'LATEST' })).toEqual([]);
  expect(await names({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber })).toEqual(['b', 'c']);
  expect(await names({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber })).toEqual(['c']);
});

test('what expires goes as the service’s, and is found by the index no more', async () => {
  const { client, engine } = running;
  const TableName = await withStream();
  const seconds = clock / 1000;
  const expiring = { g: { S: 'g' }, n: { N: '1' } };
  for (const [pk, at] of [
    ['past', seconds - 10],
    ['future', seconds + 10],
    ['ages', 5],
  ] as const)
    await client.send(
      new PutItemCommand({ TableName, Item: { ...key(pk), ...expiring, expires: { N: String(at) } } }),
    );
  const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  expect(engine.sweep()).toBe(1);
  clock += 20_000;
  expect(engine.sweep()).toBe(1);
  const removed = (await read(TableName)).filter(({ eventName }) => eventName === 'REMOVE');
  expect(removed.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S)).toEqual(['past', 'future']);
  expect(removed[0]?.userIdentity).toEqual({ Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' });
});

const hour = 60 * 60_000;

test('records are kept for a day, and iterators for a quarter of an hour', async () => {
  const { client, engine, streams } = running;
  const TableName = await withStream();
  const put = (pk: string) => client.send(new PutItemCommand({ TableName, Item: key(pk) }));
  await put('old');
  const SequenceNumber = (await read(TableName))[0]?.dynamodb?.SequenceNumber;
  const shard = await streamOf(TableName);
  const at = { ShardIteratorType: 'TRIM_HORIZON' as const };
  const { ShardIterator } = await streams.send(new GetShardIteratorCommand({ ...shard, ...at }));
  clock += 23 * hour;
  await put('new');
  engine.sweep();
  expect(await read(TableName)).toHaveLength(2);
  clock += 2 * hour;
  engine.sweep();
  expect((await read(TableName)).map(({ dynamodb }) => dynamodb?.Keys?.pk?.S)).toEqual(['new']);
  await expect(
    read(TableName, { ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber }),
  ).rejects.toMatchObject({ name: 'TrimmedDataAccessException' });
  await expect(streams.send(new GetRecordsCommand({ ShardIterator }))).rejects.toMatchObject({
    name: 'ExpiredIteratorException',
  });
});

test('a stream outlives its table by a day, and ends', async () => {
  const { client, engine, streams } = running;
  const TableName = await withStream();
  await client.send(new PutItemCommand({ TableName, Item: key('a') }));
  const shard = await streamOf(TableName);
  await client.send(new DeleteTableCommand({ TableName }));
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: shard.StreamArn }));
  expect(StreamDescription).toMatchObject({
    StreamStatus: 'DISABLED',
    Shards: [{ SequenceNumberRange: { EndingSequenceNumber: expect.any(String) } }],
  });
  const at = { ShardIteratorType: 'TRIM_HORIZON' as const };
  const { ShardIterator } = await streams.send(new GetShardIteratorCommand({ ...shard, ...at }));
  const page = await streams.send(new GetRecordsCommand({ ShardIterator }));
  expect(page.Records).toHaveLength(1);
  expect(page.NextShardIterator).toBeUndefined();
  clock += 25 * hour;
  engine.sweep();
  expect((await streams.send(new ListStreamsCommand({ TableName }))).Streams).toEqual([]);
});
