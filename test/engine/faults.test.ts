import {
  BatchGetItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import { newTableLimits, quiet } from '#engine/fault/switches.ts';
import { createTable, key, runEngine } from './running-engine.ts';

let clock = 1_000_000;
const running = runEngine({ now: () => clock, sweepMs: 3_600_000 });

afterEach(() => running.engine.set(quiet));

const put = (TableName: string, pk: string, size = 0) =>
  running.client.send(
    new PutItemCommand({
      TableName,
      Item: { ...key(pk), text: { S: 'x'.repeat(size) }, g: { S: 'g' }, n: { N: '1' } },
    }),
  );

const outcomes = async (work: () => Promise<unknown>, times: number): Promise<string[]> => {
  const names: string[] = [];
  for (let at = 0; at < times; at++)
    names.push(
      await work().then(
        () => 'done',
        (error: Error) => error.name,
      ),
    );
  return names;
};

test('the same seed lets the same requests fail', async () => {
  const TableName = await createTable(running.client);
  const rates = { throttle: 0.3, internal: 0.2 };
  const run = () => {
    running.engine.set({ seed: 7, rates });
    return outcomes(() => put(TableName, 'a'), 30);
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set(['done', 'ThrottlingException', 'InternalServerError']));
  expect(await run()).toEqual(first);
});

test('a lost answer is of work that was done', async () => {
  const TableName = await createTable(running.client);
  running.engine.set({ rates: { lost: 1 } });
  await expect(put(TableName, 'a')).rejects.toThrow();
  running.engine.set(quiet);
  expect((await running.client.send(new GetItemCommand({ TableName, Key: key('a') }))).Item).toBeDefined();
});

test('batches are left half undone and transactions conflict', async () => {
  const TableName = await createTable(running.client);
  running.engine.set({ rates: { unprocessed: 1, conflict: 1 } });
  const Keys = ['a', 'b', 'c', 'd'].map((pk) => key(pk));
  const read = await running.client.send(
    new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }),
  );
  expect(read.UnprocessedKeys?.[TableName]?.Keys).toEqual(Keys.slice(2));
  const TransactItems = [{ Put: { TableName, Item: key('a') } }];
  await expect(running.client.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject({
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });
});

test('a partition takes a thousand units a second, and a table on demand four thousand', async () => {
  const TableName = await createTable(running.client);
  running.engine.set({ limits: newTableLimits });
  const size = 100_000;
  const oneKey = await outcomes(() => put(TableName, 'same', size), 15);
  expect(oneKey.filter((name) => name === 'done')).toHaveLength(11);
  clock += 1000;
  let at = 0;
  const manyKeys = await outcomes(() => put(TableName, `p${at++}`, size), 60);
  expect(manyKeys.filter((name) => name === 'done').length).toBeGreaterThanOrEqual(40);
  expect(manyKeys.at(-1)).toBe('ThrottlingException');
  clock += 1000;
  expect(await outcomes(() => put(TableName, 'same', size), 1)).toEqual(['done']);
});

test('an index lags as long as the switch says', async () => {
  const TableName = await createTable(running.client);
  running.engine.set({ indexLagMs: 200 });
  await put(TableName, 'a');
  const count = async () =>
    (
      await running.client.send(
        new QueryCommand({
          ...{ TableName, IndexName: 'gsi', KeyConditionExpression: 'g = :g' },
          ExpressionAttributeValues: { ':g': { S: 'g' } },
        }),
      )
    ).Count;
  expect(await count()).toBe(0);
  clock += 250;
  expect(await count()).toBe(1);
});
