import {
  CreateTableCommand,
  DescribeTableCommand,
  PutItemCommand,
  UpdateItemCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { createTable, key, runEngine, sendRaw } from './running-engine.ts';

const running = runEngine();

const named = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`);

const indexOn = (name: string, projected: readonly string[] = []) => ({
  IndexName: `by-${name}`,
  KeySchema: [{ AttributeName: name, KeyType: 'HASH' as const }],
  Projection:
    projected.length > 0
      ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projected] }
      : { ProjectionType: 'KEYS_ONLY' as const },
});

let tables = 0;

/** Creates a table with an index for each list of projected names. */
const createWith = (indexes: readonly (readonly string[])[]) => {
  const keys = named(indexes.length, 'k');
  return running.client.send(
    new CreateTableCommand({
      TableName: `limits-${tables++}`,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', ...keys].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: keys.map((name, at) => indexOn(name, indexes[at])),
    }),
  );
};

const each = (indexes: number, names: number) =>
  Array.from({ length: indexes }, (_, at) => named(names, `n${at}-`));

test.each([
  ['20 indexes', '21', each(20, 0), each(21, 0)],
  ['20 names projected by an index', '21', each(1, 20), each(1, 21)],
  ['100 names by all of them', '101', each(10, 10), [...each(10, 10), ['one']]],
])('%s are taken, %s are not', async (_, __, most, more) => {
  await expect(createWith(most)).resolves.toBeDefined();
  await expect(createWith(more)).rejects.toMatchObject({ name: 'ValidationException' });
});

test('one index is made or dropped at a time', async () => {
  const TableName = await createTable(running.client);
  const update = running.client.send(
    new UpdateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'x', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [{ Create: indexOn('x') }, { Delete: { IndexName: 'gsi' } }],
    }),
  );
  await expect(update).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('an item has 400 KB to the byte, put or updated', async () => {
  const TableName = await createTable(running.client);
  const rest = 400 * 1024 - 'pksk'.length - 'as'.length - 'text'.length;
  const put = (size: number) =>
    running.client.send(
      new PutItemCommand({ TableName, Item: { ...key('a'), text: { S: 'x'.repeat(size) } } }),
    );
  await put(rest);
  await expect(put(rest + 1)).rejects.toThrow('Item size has exceeded the maximum allowed size');
  const update = running.client.send(
    new UpdateItemCommand({
      ...{ TableName, Key: key('a'), UpdateExpression: 'SET more = :v' },
      ExpressionAttributeValues: { ':v': { BOOL: true } },
    }),
  );
  await expect(update).rejects.toThrow('Item size to update has exceeded the maximum allowed size');
});

test('a batch of reads ends before sixteen megabytes, and leaves the rest', async () => {
  const TableName = await createTable(running.client);
  const text = { S: 'x'.repeat(390 * 1024) };
  const keys = named(43, 'p').map((pk) => key(pk));
  for (const each of keys) await sendRaw(running.engine, 'PutItem', { TableName, Item: { ...each, text } });
  const { body } = await sendRaw(running.engine, 'BatchGetItem', {
    RequestItems: { [TableName]: { Keys: keys } },
  });
  expect(body.UnprocessedKeys).toEqual({ [TableName]: { Keys: keys.slice(42) } });
  expect(body.Responses).toEqual({ [TableName]: keys.slice(0, 42).map((each) => ({ ...each, text })) });
});

test('a table tells how many items it has and their bytes, whatever becomes of them', async () => {
  const { client } = running;
  const TableName = await createTable(client);
  const measured = async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    const index = Table?.GlobalSecondaryIndexes?.[0];
    return [Table?.ItemCount, Table?.TableSizeBytes, index?.ItemCount, index?.IndexSizeBytes];
  };
  const put = (pk: string, rest: object) =>
    client.send(new PutItemCommand({ TableName, Item: { ...key(pk), ...rest } }));
  await put('a', {});
  expect(await measured()).toEqual([1, 6, 0, 0]);
  await put('b', { g: { S: 'g' }, n: { N: '1' } });
  expect(await measured()).toEqual([2, 6 + 6 + 2 + 3, 1, 6 + 2 + 3]);
  await put('a', { g: { S: 'g' }, n: { N: '12' }, hidden: { S: 'abc' } });
  expect(await measured()).toEqual([2, 11 + 11 + 9, 2, 22]);
  await put('b', {});
  expect(await measured()).toEqual([2, 6 + 20, 1, 11]);
});
