import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, expect, test } from 'vitest';
import { startEngine } from '#engine/engine.ts';
import { clientOf, createTable, key, sendRaw } from './running-engine.ts';

const kills = Number(process.env.ENGINE_KILLS ?? 4);
const directory = mkdtempSync(path.join(tmpdir(), 'engine-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const serve = fileURLToPath(new URL('../../packages/dynamodb-engine/serve.ts', import.meta.url));

const start = async (file: string): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawn(process.execPath, [serve, '--port', '0', '--file', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0] ?? '';
  return { child, url };
};

type Key = Record<string, AttributeValue> | undefined;
interface Page {
  readonly Items?: Record<string, AttributeValue>[] | undefined;
  readonly LastEvaluatedKey?: Key;
}

const writer = async (client: DynamoDBClient, table: string, from: number, onDone: (at: number) => void) => {
  for (let at = from; ; at += 4) {
    const items = ['one', 'two'].map((sk) => ({
      Put: {
        TableName: table,
        Item: { ...key(`p${at}`, sk), g: { S: 'all' }, n: { N: String(at) }, shown: { S: sk } },
      },
    }));
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    onDone(at);
  }
};

const setLag = async (url: string, indexLagMs: number) => {
  const answer = await fetch(`${url}/_engine/switches`, {
    method: 'PUT',
    body: JSON.stringify({ indexLagMs }),
  });
  expect(answer.status).toBe(200);
};

/** What two reads of the same table give, as sorted names of items. */
const readAll = async (client: DynamoDBClient, TableName: string) => {
  const query = {
    ...{ TableName, IndexName: 'gsi', KeyConditionExpression: 'g = :all' },
    ExpressionAttributeValues: { ':all': { S: 'all' } },
  };
  const read = async (next: (ExclusiveStartKey: Key) => Promise<Page>): Promise<string[]> => {
    const names: string[] = [];
    let start: Key;
    do {
      const page = await next(start);
      names.push(...(page.Items ?? []).map(({ pk, sk }) => `${pk?.S} ${sk?.S}`));
      start = page.LastEvaluatedKey;
    } while (start);
    return names.sort();
  };
  return {
    items: await read((ExclusiveStartKey) => client.send(new ScanCommand({ TableName, ExclusiveStartKey }))),
    entries: await read((ExclusiveStartKey) =>
      client.send(new QueryCommand({ ...query, ExclusiveStartKey })),
    ),
  };
};

const readStream = async (file: string, TableName: string): Promise<string[]> => {
  const engine = await startEngine({ port: 0, path: file });
  const ask = async (operation: string, body: object): Promise<Record<string, never>> =>
    (await sendRaw(engine, `DynamoDBStreams_20120810.${operation}`, body)).body as Record<string, never>;
  const { Streams } = await ask('ListStreams', { TableName });
  const StreamArn = (Streams as unknown as { StreamArn: string }[])[0]?.StreamArn;
  const { StreamDescription } = await ask('DescribeStream', { StreamArn });
  const ShardId = (StreamDescription as unknown as { Shards: { ShardId: string }[] }).Shards[0]?.ShardId;
  const first = await ask('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
  const names: string[] = [];
  let iterator: unknown = first.ShardIterator;
  for (let isMore = true; isMore; ) {
    const page = await ask('GetRecords', { ShardIterator: iterator });
    const records = page.Records as unknown as {
      dynamodb: { Keys: { pk: { S: string }; sk: { S: string } } };
    }[];
    names.push(...records.map(({ dynamodb: { Keys } }) => `${Keys.pk.S} ${Keys.sk.S}`));
    isMore = records.length > 0;
    iterator = page.NextShardIterator;
  }
  await engine.close();
  return names;
};

/** A machine that is busy takes seconds to start a process. */
const timeout = 300_000 + kills * 15_000;

test('what was acknowledged survives kill -9: no half transaction, indexes and stream agree', {
  timeout,
}, async () => {
  const file = path.join(directory, 'killed.sqlite');
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' as const };
  let table = '';
  const done: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const { child, url } = await start(file);
    const client = clientOf(url);
    table ||= await createTable(client, { StreamSpecification });
    // Every other time, entries of the index wait in the moment of death.
    await setLag(url, kill % 2 === 0 ? 0 : 10_000);
    const enough = Promise.withResolvers<void>();
    const onDone = (at: number) => {
      done.push(at);
      if (done.length >= (kill + 1) * 20) enough.resolve();
    };
    const writers = [0, 1, 2, 3].map((at) =>
      writer(client, table, kill * 100_000 + at, onDone).catch(() => undefined),
    );
    await enough.promise;
    child.kill('SIGKILL');
    await Promise.all(writers);
  }
  const engine = await startEngine({ port: 0, path: file, now: () => Date.now() + 60_000 });
  const { items, entries } = await readAll(clientOf(engine.url), table);
  await engine.close();
  expect(items).toEqual(expect.arrayContaining(done.flatMap((at) => [`p${at} one`, `p${at} two`])));
  expect(items.filter((name) => name.endsWith('one')).map((name) => name.replace('one', 'two'))).toEqual(
    items.filter((name) => name.endsWith('two')),
  );
  expect(entries).toEqual(items);
  const stream = await readStream(file, table);
  expect(stream.toSorted()).toEqual(items);
  // Each writer waits for its answer before it goes on.
  for (const own of [0, 1, 2, 3]) {
    const order = stream.map((name) => Number(/\d+/.exec(name)?.[0])).filter((at) => at % 4 === own);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  }
});

const damage: [string, (file: string) => void, RegExp][] = [
  [
    'other content',
    (file) => writeFileSync(file, 'no database, but long enough to be one'.repeat(10)),
    /no database/,
  ],
  ['a missing end', (file) => truncateSync(file, 16_384), /its end is missing/],
  [
    'wrong bytes inside',
    (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 8192, 20_000);
      writeFileSync(file, bytes);
    },
    /damaged/,
  ],
];

test.each(damage)('a file with %s is refused by name and left as it is', async (name, spoil, message) => {
  const file = path.join(directory, `${name}.sqlite`);
  const engine = await startEngine({ port: 0, path: file });
  await createTable(clientOf(engine.url));
  await engine.close();
  spoil(file);
  const before = readFileSync(file);
  const failure = startEngine({ port: 0, path: file });
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.toThrow(file);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('two engines do not share a file', async () => {
  const file = path.join(directory, 'shared.sqlite');
  const engine = await startEngine({ port: 0, path: file });
  await expect(startEngine({ port: 0, path: file })).rejects.toThrow(/another process has it open/);
  await engine.close();
});
