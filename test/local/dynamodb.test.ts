import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DescribeTableCommand, DescribeTimeToLiveCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DynamoDb, startDynamoDb } from '#local/dynamodb/dynamodb.ts';
import type { TableSource } from '#local/dynamodb/table-source.ts';
import { findStreamArn, provisionTable } from '#local/dynamodb/tables.ts';
import { freePort } from '#local/ports.ts';
import { eventually } from '#test/harness/wait.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-dynamodb-'));
});

afterAll(() => rm(directory, { recursive: true }));

const isDown = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

const clientFor = ({ url }: DynamoDb) =>
  new DynamoDBClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

/** A folder that stands in for a Java installation. */
const fakeJava = async (name: string, script: string): Promise<NodeJS.ProcessEnv> => {
  const bin = path.join(directory, name, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(path.join(bin, 'java'), `#!/bin/sh\n${script}\n`);
  await chmod(path.join(bin, 'java'), 0o755);
  return { JAVA_HOME: path.join(directory, name), CALLBOOK_DYNAMODB: 'java' };
};

describe('starting the engine of the table', () => {
  test('a host that is killed takes it along', async () => {
    const script = fileURLToPath(new URL('./fixtures/hold-dynamodb.ts', import.meta.url));
    const host = spawn(process.execPath, [script, String(await freePort())], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = await once(host.stdout, 'data');
    expect(await isDown(String(url))).toBe(false);
    host.kill('SIGKILL');
    await eventually(async () => expect(await isDown(String(url))).toBe(true));
  });

  test('an engine that dies is reported', async () => {
    const environment = await fakeJava(
      'short',
      `exec ${process.execPath} -e '
      const server = require("node:http").createServer((_, response) => {
        response.writeHead(400).end();
        setTimeout(() => process.exit(7), 50);
      });
      server.listen(process.argv[1]);' "$7"`,
    );
    const port = await freePort();
    const engine = await startDynamoDb({ port, environment });
    expect(await engine.failed).toMatch('ended with exit code 7');
    await engine.close();
  });

  test.each([
    ['without Java', 'exit 127', /needs Java 17 or newer, and no Java was found.*apt-get install openjdk-17/],
    ['with macOS in place of Java', 'echo "Unable to locate a Java Runtime."; exit 1', /no Java was found/],
    [
      'with an old Java',
      'echo "java.lang.UnsupportedClassVersionError: 61.0" >&2; exit 1',
      /needs Java 17 or newer, and this machine's Java is older.*CALLBOOK_DYNAMODB=docker.*CALLBOOK_DYNAMODB_URL/,
    ],
    [
      'with a fault',
      'echo first; echo "Address already in use"; exit 1',
      /exit code 1: Address already in use/,
    ],
  ])('%s one line says what to do', async (name, script, message) => {
    const environment = await fakeJava(name, script);
    const failure = startDynamoDb({ port: await freePort(), environment });
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toThrow(/^[^\n]+$/);
    await expect(failure).rejects.toMatchObject({ name: 'CommandError' });
  });

  test('a wrong engine or address is refused', async () => {
    const port = await freePort();
    await expect(startDynamoDb({ port, environment: { CALLBOOK_DYNAMODB: 'oracle' } })).rejects.toThrow(
      /"oracle"/,
    );
    const environment = { CALLBOOK_DYNAMODB_URL: `http://127.0.0.1:${port}` };
    await expect(startDynamoDb({ port, environment })).rejects.toThrow(/No DynamoDB answers at/);
  });
});

const index = (name: string, include: string[] = []): TableSource['GlobalSecondaryIndexes'][number] => ({
  IndexName: name,
  KeySchema: [{ AttributeName: `${name}Pk`, KeyType: 'HASH' }],
  Projection:
    include.length > 0 ? { ProjectionType: 'INCLUDE', NonKeyAttributes: include } : { ProjectionType: 'ALL' },
});

const tableWith = (...indexes: TableSource['GlobalSecondaryIndexes']): TableSource => ({
  name: 'table',
  arn: 'arn:table',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: ['pk', ...indexes.map(({ IndexName }) => `${IndexName}Pk`)].map((name) => ({
    AttributeName: name,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: indexes,
  LocalSecondaryIndexes: [],
  TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
});

test('data of the other engine is neither used nor lost in silence', async () => {
  const data = path.join(directory, 'earlier');
  await mkdir(data, { recursive: true });
  await writeFile(path.join(data, 'shared-local-instance.db'), 'kept');
  const failure = startDynamoDb({ port: await freePort(), directory: data });
  await expect(failure).rejects.toThrow(/holds data of DynamoDB Local.*--engine dynamodb-local.*--fresh/);
  await rm(path.join(data, 'shared-local-instance.db'));
  await writeFile(path.join(data, 'table.sqlite'), 'x'.repeat(200));
  const environment = { CALLBOOK_DYNAMODB: 'java' };
  const other = startDynamoDb({ port: await freePort(), directory: data, environment });
  await expect(other).rejects.toThrow(/holds data of the builtin engine/);
  const damaged = startDynamoDb({ port: await freePort(), directory: data });
  await expect(damaged).rejects.toThrow(
    /table\.sqlite cannot be used: it is no database\. It was left as it is/,
  );
});

describe('tables of the template', () => {
  test('are created, kept over a restart, and given new indexes', async () => {
    const data = path.join(directory, 'data');
    const first = await startDynamoDb({ port: await freePort(), directory: data });
    await provisionTable(clientFor(first), tableWith(index('byTeam')));
    const items = DynamoDBDocumentClient.from(clientFor(first));
    const item = { pk: '1', byTeamPk: 'team', byNamePk: 'name' };
    await items.send(new PutCommand({ TableName: 'table', Item: item }));
    await first.close();
    expect(await isDown(first.url)).toBe(true);

    const second = await startDynamoDb({ port: await freePort(), directory: data });
    const client = clientFor(second);
    await provisionTable(client, tableWith(index('byName')));
    const kept = DynamoDBDocumentClient.from(client);
    expect((await kept.send(new GetCommand({ TableName: 'table', Key: { pk: '1' } }))).Item).toEqual(item);
    const query = new QueryCommand({
      TableName: 'table',
      IndexName: 'byName',
      KeyConditionExpression: 'byNamePk = :name',
      ExpressionAttributeValues: { ':name': 'name' },
    });
    expect((await kept.send(query)).Items).toEqual([item]);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'table' }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['byName']);

    await expect(provisionTable(client, tableWith(index('byName', ['x'])))).rejects.toThrow(
      /The template changed the index byName, which the existing table table cannot take. Start with --fresh/,
    );
    await second.close();
  });

  test('have their stream and time to live', async () => {
    const engine = await startDynamoDb({ port: await freePort() });
    const client = clientFor(engine);
    await provisionTable(client, tableWith());
    await provisionTable(client, tableWith());
    expect(await findStreamArn(client, 'table')).toMatch(/table\/stream\//);
    const { TimeToLiveDescription } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: 'table' }),
    );
    expect(TimeToLiveDescription).toEqual({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' });
    await engine.close();
  });
});
