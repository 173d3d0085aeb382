import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import { newTableLimits, quiet, type Switches } from '#engine/fault/switches.ts';
import { createTable, key, runEngine, sendRaw } from './running-engine.ts';

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
  const before = running.engine.faults.limits;
  const oneKey = await outcomes(() => put(TableName, 'same', size), 15);
  expect(oneKey.filter((name) => name === 'done')).toHaveLength(11);
  expect(running.engine.faults.limits).toBe(before + 4);
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

test('entries of an index that wait are not lost where their index changes', async () => {
  const { client, engine } = running;
  const TableName = await createTable(client);
  engine.set({ indexLagMs: 200 });
  await put(TableName, 'a');
  await client.send(
    new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'gsi' } }] }),
  );
  await put(TableName, 'b');
  clock += 250;
  expect((await client.send(new ScanCommand({ TableName }))).Count).toBe(2);
});

test('a busy partition of an index holds the table back, and only where it would write to it', async () => {
  const { client, engine } = running;
  const TableName = await createTable(client);
  engine.set({ limits: newTableLimits });
  let at = 0;
  // Each item takes one unit of a partition of its own, and one of the partition of the index that all share.
  const write = (g: string) =>
    client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: Array.from({ length: 25 }, () => ({
            PutRequest: { Item: { ...key(`p${at++}`), g: { S: g }, n: { N: String(at) } } },
          })),
        },
      }),
    );
  const left = async (g: string) => (await write(g)).UnprocessedItems?.[TableName]?.length ?? 0;
  for (let batch = 0; batch < 40; batch++) expect(await left('same')).toBe(0);
  await expect(write('same')).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
  expect(await left('other')).toBe(0);
  clock += 1000;
  expect(await left('same')).toBe(0);
});

test('a late request is done all the same', async () => {
  const { client, engine } = running;
  const TableName = await createTable(client);
  engine.set({ lateMs: 1, rates: { late: 1 } });
  const before = engine.faults.late;
  await Promise.all([put(TableName, 'a'), put(TableName, 'b')]);
  expect((await client.send(new ScanCommand({ TableName }))).Count).toBe(2);
  expect(engine.faults.late).toBe(before + 3);
});

interface Control {
  readonly switches: Switches;
  readonly counts: Record<string, number>;
  readonly message?: string;
}

const control = async (
  method: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: Control }> => {
  const answer = await fetch(`${running.engine.url}/_engine/switches`, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Control };
};

test('switches are set and read from outside', async () => {
  const set = await control('PUT', { seed: 3, rates: { throttle: 1 }, limits: 'new-table', indexLagMs: 5 });
  expect(set).toMatchObject({
    status: 200,
    body: { switches: { seed: 3, rates: { throttle: 1, lost: 0 }, limits: newTableLimits, indexLagMs: 5 } },
  });
  expect((await sendRaw(running.engine, 'ListTables', {})).body.__type).toMatch(/ThrottlingException$/);
  const { body } = await control('GET');
  expect(body.counts.throttle).toBeGreaterThan(0);
  expect(body.switches).toEqual(set.body.switches);
});

test.each([
  ['no JSON', '{', /no JSON/],
  ['a list', [], /are an object/],
  ['an unknown switch', { sped: 1 }, /no switch "sped"/],
  ['an unknown rate', { rates: { thrtle: 1 } }, /no switch "thrtle"/],
  ['a rate above one', { rates: { lost: 2 } }, /from 0 to 1/],
  ['a limit below zero', { limits: { tableRead: -1 } }, /from 0 to/],
])('switches that are %s are refused, and nothing is set', async (_, body, message) => {
  expect(await control('PUT', body)).toMatchObject({
    status: 400,
    body: { message: expect.stringMatching(message) },
  });
  expect(running.engine.switches).toEqual(quiet);
});
