import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll } from 'vitest';
import { type Engine, type EngineSettings, startEngine } from '#engine/engine.ts';

export interface RunningEngine {
  engine: Engine;
  client: DynamoDBClient;
  streams: DynamoDBStreamsClient;
}

const settingsOf = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
});

export const clientOf = (url: string): DynamoDBClient => new DynamoDBClient(settingsOf(url));

/** An engine in memory for the tests of a file. */
export const runEngine = (settings: Partial<EngineSettings> = {}): RunningEngine => {
  const running = {} as RunningEngine;
  beforeAll(async () => {
    running.engine = await startEngine({ port: 0, ...settings });
    running.client = clientOf(running.engine.url);
    running.streams = new DynamoDBStreamsClient(settingsOf(running.engine.url));
  });
  afterAll(() => running.engine.close());
  return running;
};

let tables = 0;

type Rest = Partial<CreateTableCommandInput>;

/** Creates a table of its own for a test: `pk` and `sk` are strings, `gsi` is an index by `g` and `n`. */
export const createTable = async (client: DynamoDBClient, rest: Rest = {}): Promise<string> => {
  const TableName = `table-${tables++}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'g', AttributeType: 'S' },
        { AttributeName: 'n', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi',
          KeySchema: [
            { AttributeName: 'g', KeyType: 'HASH' },
            { AttributeName: 'n', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['shown'] },
        },
      ],
      ...rest,
    }),
  );
  return TableName;
};

export const key = (pk: string, sk = 's'): Record<string, AttributeValue> => ({
  pk: { S: pk },
  sk: { S: sk },
});

const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=abc';

/** Sends a request as it is, without the client's own checks. */
export const sendRaw = async (
  { url }: Engine,
  operation: string,
  body: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...{ authorization, 'content-type': 'application/x-amz-json-1.0', 'x-amz-date': '20260101T000000Z' },
      'x-amz-target': operation.includes('.') ? operation : `DynamoDB_20120810.${operation}`,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
};
