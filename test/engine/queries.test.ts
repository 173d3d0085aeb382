import {
  type AttributeValue,
  BatchWriteItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { createTable, key, runEngine } from './running-engine.ts';

const running = runEngine();

const filled = async (count: number): Promise<string> => {
  const { client } = running;
  const TableName = await createTable(client);
  for (let from = 0; from < count; from += 25) {
    const items = Array.from({ length: Math.min(25, count - from) }, (_, at) => itemAt(from + at));
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
  }
  return TableName;
};

const itemAt = (at: number): Record<string, AttributeValue> => ({
  ...key(`p${at % 3}`, String(at).padStart(4, '0')),
  ...{ g: { S: 'all' }, n: { N: String(100 - at) }, shown: { S: 'x' }, secret: { N: String(at) } },
});

const sortKeys = (items: Record<string, AttributeValue>[] = []) => items.map(({ sk }) => Number(sk?.S));

const inPartition = (TableName: string): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: 'pk = :p',
  ExpressionAttributeValues: { ':p': { S: 'p1' } },
});

test('pages of any size, forwards and backwards, give each item once and in order', async () => {
  const TableName = await filled(60);
  for (const ScanIndexForward of [true, false]) {
    for (const Limit of [1, 7, 20, 100]) {
      const found: number[] = [];
      let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
      do {
        const input = { ...inPartition(TableName), ScanIndexForward, Limit, ExclusiveStartKey };
        const page = await running.client.send(new QueryCommand(input));
        expect(page.Count).toBeLessThanOrEqual(Limit);
        found.push(...sortKeys(page.Items));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      const expected = Array.from({ length: 20 }, (_, at) => 1 + 3 * at);
      expect(found).toEqual(ScanIndexForward ? expected : expected.toReversed());
    }
  }
});

test('an index gives what it projects, in the order of its key, page by page', async () => {
  const TableName = await filled(30);
  const found: Record<string, AttributeValue>[] = [];
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await running.client.send(
      new QueryCommand({
        ...{ TableName, IndexName: 'gsi', Limit: 11, ExclusiveStartKey },
        KeyConditionExpression: 'g = :g AND n BETWEEN :a AND :b',
        ExpressionAttributeValues: { ':g': { S: 'all' }, ':a': { N: '72' }, ':b': { N: '95' } },
      }),
    );
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  expect(found.map(({ n }) => Number(n?.N))).toEqual(Array.from({ length: 24 }, (_, at) => 72 + at));
  expect(Object.keys(found[0] ?? {}).sort()).toEqual(['g', 'n', 'pk', 'shown', 'sk']);
});

test('a filter counts what it was asked of, and a projection leaves the rest away', async () => {
  const TableName = await filled(30);
  const page = await running.client.send(
    new QueryCommand({
      ...inPartition(TableName),
      FilterExpression: 'secret > :min',
      ProjectionExpression: 'sk',
      ExpressionAttributeValues: { ':p': { S: 'p1' }, ':min': { N: '20' } },
    }),
  );
  expect(page).toMatchObject({ Count: 3, ScannedCount: 10 });
  expect(page.Items).toEqual([{ sk: { S: '0022' } }, { sk: { S: '0025' } }, { sk: { S: '0028' } }]);
});

test('segments of a scan share the items between them', async () => {
  const TableName = await filled(60);
  const found = await Promise.all(
    [0, 1, 2, 3].map(async (Segment) => {
      const page = await running.client.send(new ScanCommand({ TableName, Segment, TotalSegments: 4 }));
      return sortKeys(page.Items);
    }),
  );
  expect(found.flat().sort((one, other) => one - other)).toEqual(Array.from({ length: 60 }, (_, at) => at));
});

test('a page ends after a megabyte', async () => {
  const { client } = running;
  const TableName = await createTable(client);
  for (let at = 0; at < 12; at++)
    await client.send(
      new PutItemCommand({
        TableName,
        Item: { ...key('p1', String(at + 10)), text: { S: 'x'.repeat(100_000) } },
      }),
    );
  const page = await client.send(new QueryCommand(inPartition(TableName)));
  expect(page.Count).toBe(11);
  expect(page.LastEvaluatedKey).toEqual(key('p1', '20'));
});

test('an index that is added later has all items; one at a time', async () => {
  const TableName = await filled(60);
  const index = (IndexName: string) => ({
    Create: {
      IndexName,
      KeySchema: [{ AttributeName: 'shown', KeyType: 'HASH' as const }],
      Projection: { ProjectionType: 'ALL' as const },
    },
  });
  const update = (...indexes: ReturnType<typeof index>[]) =>
    running.client.send(
      new UpdateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: 'shown', AttributeType: 'S' }],
        GlobalSecondaryIndexUpdates: indexes,
      }),
    );
  await expect(update(index('one'), index('two'))).rejects.toMatchObject({ name: 'LimitExceededException' });
  await update(index('late'));
  const page = await running.client.send(
    new QueryCommand({
      ...{ TableName, IndexName: 'late', KeyConditionExpression: 'shown = :x' },
      ExpressionAttributeValues: { ':x': { S: 'x' } },
    }),
  );
  expect(page.Count).toBe(60);
  expect(page.Items?.[0]).toHaveProperty('secret');
});
