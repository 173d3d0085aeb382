import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Host, startHost } from '#local/host.ts';
import { eventually } from '#test/harness/wait.ts';
import { synthesiseFixture } from '#test/local/fixtures/app.ts';

let directory: string;
let host: Host;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-host-'));
  synthesiseFixture(path.join(directory, 'cdk.out'));
  host = await startFixture();
});

afterAll(async () => {
  await host.close();
  await rm(directory, { recursive: true });
});

const startFixture = () =>
  startHost({ directory, assembly: path.join(directory, 'cdk.out'), schedules: false });

const drop = async (key: string) => {
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  const s3 = new S3Client({ endpoint: host.s3Url, region: 'us-east-1', credentials, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: host.bucket, Key: key, Body: 'content' }));
  s3.destroy();
};

const logOf = (id: string) => readFile(path.join(directory, 'logs', `${id}.log`), 'utf8');

test('the API answers through the function of the template', async () => {
  const response = await fetch(`${host.apiUrl}/items/7?a=b`, { headers: { authorization: 'x' } });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({
    pathParameters: { id: '7' },
    queryStringParameters: { a: 'b' },
  });
});

test('functions find the table and the engines in their environment', async () => {
  const names = ['TABLE_NAME', 'AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_S3'];
  expect(await host.invoke('probe', { do: 'environment', names })).toEqual({
    ok: true,
    payload: {
      TABLE_NAME: host.tableName,
      AWS_ENDPOINT_URL_DYNAMODB: host.dynamodbUrl,
      AWS_ENDPOINT_URL_S3: host.s3Url,
    },
  });
});

test('a file in the bucket starts the machine, which calls the function', async () => {
  await drop('drops/a file.csv');
  await host.idle();
  await eventually(async () => expect(await logOf('probe')).toContain('drops/a file.csv\n'));
});

test('a change of the table reaches the function that follows its stream', async () => {
  const put = new PutCommand({ TableName: host.tableName, Item: { pk: 'followed', sk: '1' } });
  await DynamoDBDocumentClient.from(host.dynamodb).send(put);
  await eventually(async () => expect(await logOf('projector')).toContain('INSERT followed\n'));
});

test('a job runs on demand with the time asked for', async () => {
  expect(host.jobNames()).toEqual(['nightly']);
  const at = new Date('2026-01-31T02:00:00Z');
  expect(await host.runJob('nightly', at)).toMatchObject({ do: 'echo', at: '2026-01-31T02:00:00Z' });
});

test('data outlives a restart', async () => {
  const Item = { pk: '1', sk: '1' };
  const put = new PutCommand({ TableName: host.tableName, Item });
  await DynamoDBDocumentClient.from(host.dynamodb).send(put);
  await host.close();
  await expect(fetch(host.apiUrl)).rejects.toThrow();
  host = await startFixture();
  const get = new GetCommand({ TableName: host.tableName, Key: Item });
  expect((await DynamoDBDocumentClient.from(host.dynamodb).send(get)).Item).toEqual(Item);
});

test('a start that fails leaves nothing running', async () => {
  const broken = path.join(directory, 'nothing-here');
  await expect(startHost({ directory: broken, inMemory: true, assembly: broken })).rejects.toThrow(
    /manifest.json/,
  );
});

test('with DynamoDB Local and without Java the start fails with the one line that says so', async () => {
  vi.stubEnv('CALLBOOK_DYNAMODB', 'java');
  vi.stubEnv('JAVA_HOME', path.join(directory, 'no-java'));
  const failure = startHost({ directory, inMemory: true, assembly: path.join(directory, 'cdk.out') });
  await expect(failure).rejects.toThrow(/^DynamoDB Local needs Java 17 or newer, and no Java was found/);
  vi.unstubAllEnvs();
});
