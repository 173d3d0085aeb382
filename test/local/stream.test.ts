import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type DynamoDb, startDynamoDb } from '#local/dynamodb/dynamodb.ts';
import { freePort } from '#local/ports.ts';
import { type StreamPollersOptions, startStreamPollers } from '#local/stream/stream.ts';
import type { DiscardedBatch } from '#local/stream/stream-batch.ts';
import type { InvokeResult, StreamMapping } from '#local/types.ts';
import { eventually } from '#test/harness/wait.ts';

type Change = {
  eventName: string;
  dynamodb: {
    SequenceNumber: string;
    NewImage: { pk: { S: string }; n: { N: string }; data?: { B: string } };
  };
};

let dynamodb: DynamoDb;
let client: DynamoDBClient;
let checkpointDirectory: string;
let streamArn: string;
let tableName: string;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  dynamodb = await startDynamoDb({ port: await freePort(), environment: {} });
  client = new DynamoDBClient({
    endpoint: dynamodb.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(() => dynamodb.close());

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  checkpointDirectory = await mkdtemp(path.join(tmpdir(), 'local-stream-'));
  tableName = path.basename(checkpointDirectory);
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  streamArn = TableDescription?.LatestStreamArn ?? '';
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((pollers) => pollers.close()));
  await rm(checkpointDirectory, { recursive: true, force: true });
});

const put = async (from: number, to: number, more = {}) => {
  for (let n = from; n <= to; n++) {
    await client.send(
      new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'same' }, n: { N: `${n}` }, ...more } }),
    );
  }
};

/** A function that takes changes until `fail` says otherwise. */
function projector(
  fail: (numbers: number[], records: Change[]) => InvokeResult | undefined = () => undefined,
) {
  const batches: number[][] = [];
  const taken: number[] = [];
  const invoke = async (_arn: string, payload: unknown): Promise<InvokeResult> => {
    const { Records: records }: { Records: Change[] } = JSON.parse(JSON.stringify(payload));
    const numbers = records.map(({ dynamodb: { NewImage } }) => Number(NewImage.n.N));
    batches.push(numbers);
    const failed = fail(numbers, records);
    if (failed === undefined) taken.push(...numbers);
    return failed ?? { ok: true, payload: null };
  };
  return { batches, taken, invoke };
}

function start(
  invoke: StreamPollersOptions['invoke'],
  mapping: Partial<StreamMapping> = {},
  more: Partial<StreamPollersOptions> = {},
) {
  const EventSourceArn = `arn:aws:dynamodb:eu-central-1:000000000000:table/${tableName}`;
  const pollers = startStreamPollers({
    mappings: [
      {
        uuid: 'mapping',
        FunctionName: 'projector',
        EventSourceArn,
        StartingPosition: 'TRIM_HORIZON',
        ...mapping,
      },
    ],
    streamArnOf: async (arn) => (arn === EventSourceArn ? streamArn : undefined),
    dynamodbUrl: dynamodb.url,
    invoke,
    checkpointDirectory,
    ...more,
  });
  open.push(pollers);
  return pollers;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const crash: InvokeResult = { ok: false, error: { errorType: 'Error', errorMessage: 'crash' } };
test('changes come in order, in batches, in the form that Lambda gives them', async () => {
  await put(1, 25, { data: { B: Buffer.from('bytes') } });
  const seen: unknown[] = [];
  const { batches, taken, invoke } = projector((_numbers, records) => void seen.push(...records));
  start(invoke, { BatchSize: 10 });
  await eventually(() => expect(taken).toEqual(range(1, 25)));
  expect(batches.map(({ length }) => length)).toEqual([10, 10, 5]);
  expect(seen[1]).toMatchObject({
    eventName: 'MODIFY',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: { pk: { S: 'same' } },
      OldImage: { n: { N: '1' } },
      NewImage: { n: { N: '2' }, data: { B: Buffer.from('bytes').toString('base64') } },
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  });
});

test('a restart goes on where it was', async () => {
  await put(1, 5);
  const first = projector();
  const pollers = start(first.invoke);
  await eventually(() => expect(first.taken).toEqual(range(1, 5)));
  await pollers.close();
  await put(6, 8);
  const second = projector();
  start(second.invoke);
  await eventually(() => expect(second.taken).toEqual(range(6, 8)));
});

test('LATEST leaves out what was before, but not what comes while the host is away', async () => {
  await put(1, 3);
  const first = projector();
  const pollers = start(first.invoke, { StartingPosition: 'LATEST' });
  let next = 4;
  await eventually(async () => {
    await put(next, next++);
    expect(first.taken.length).toBeGreaterThan(0);
  });
  await pollers.close();
  expect(first.taken[0]).toBeGreaterThan(3);
  await put(100, 101);
  const second = projector();
  start(second.invoke, { StartingPosition: 'LATEST' });
  await eventually(() => expect(second.taken.slice(-2)).toEqual([100, 101]));
});

test('a failed batch is tried again before anything else', async () => {
  await put(1, 6);
  let failures = 2;
  const { batches, taken, invoke } = projector(() => (failures-- > 0 ? crash : undefined));
  start(invoke, { BatchSize: 3 });
  await eventually(() => expect(taken).toEqual(range(1, 6)));
  expect(batches).toEqual([range(1, 3), range(1, 3), range(1, 3), range(4, 6)]);
});

test('bisecting finds the one bad record, which is given up after its retries', async () => {
  await put(1, 8);
  const discarded: DiscardedBatch[] = [];
  const { taken, invoke } = projector((numbers) => (numbers.includes(6) ? crash : undefined));
  const onDiscard = (batch: DiscardedBatch) => void discarded.push(batch);
  start(invoke, { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 }, { onDiscard });
  await eventually(() => expect(taken).toEqual([1, 2, 3, 4, 5, 7, 8]));
  expect(discarded).toMatchObject([
    { cause: 'Error: crash', records: [{ dynamodb: { NewImage: { n: { N: '6' } } } }] },
  ]);
});

test('reported item failures go on from the first of them', async () => {
  await put(1, 6);
  let failures = 2;
  const { batches, taken, invoke } = projector((numbers, records) => {
    const bad = records[numbers.indexOf(4)];
    if (bad === undefined || failures-- === 0) return undefined;
    taken.push(...numbers.filter((n) => n < 4));
    return { ok: true, payload: { batchItemFailures: [{ itemIdentifier: bad.dynamodb.SequenceNumber }] } };
  });
  start(invoke, { FunctionResponseTypes: ['ReportBatchItemFailures'] });
  await eventually(() => expect(taken).toEqual(range(1, 6)));
  expect(batches).toEqual([range(1, 6), range(4, 6), range(4, 6)]);
});

test('filters keep records from the function, and the window gathers them', async () => {
  const Pattern = JSON.stringify({
    eventName: ['MODIFY'],
    dynamodb: { NewImage: { n: { N: ['3', '5', '7'] } } },
  });
  const { batches, taken, invoke } = projector();
  const mapping = { FilterCriteria: { Filters: [{ Pattern }] }, MaximumBatchingWindowInSeconds: 1 };
  start(invoke, mapping);
  await put(1, 9);
  await eventually(() => expect(taken).toEqual([3, 5, 7]));
  expect(batches).toHaveLength(1);
});

test('a mapping that is disabled, or whose stream is unknown, does nothing', async () => {
  await put(1, 2);
  const { batches, invoke } = projector();
  start(invoke, { Enabled: false });
  start(invoke, { EventSourceArn: 'arn:other' });
  const other = projector();
  start(other.invoke, { FunctionName: 'other' });
  await eventually(() => expect(other.taken).toEqual([1, 2]));
  expect(batches).toEqual([]);
});
