import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leanClient } from '#core/table/lean-client.ts';
import { requestSigner } from '#core/table/sigv4.ts';

// The client of the table beside the SDK's own: it sends the same, reads the same, and signs the same.

type Handler = Extract<NonNullable<DynamoDBClientConfig['requestHandler']>, { handle: unknown }>;
type Request = Parameters<Handler['handle']>[0];
type Client = Pick<DynamoDBDocumentClient, 'send'>;

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
const region = 'eu-central-1';

/** Answers every request alike, and remembers the requests. */
const answering = (status: number, answer: object) => {
  const requests: Request[] = [];
  const requestHandler: Handler = {
    handle: async (request: Request) => {
      requests.push(request);
      const headers = { 'x-amzn-requestid': 'R1', 'content-type': 'application/x-amz-json-1.0' };
      const body = Buffer.from(JSON.stringify(answer));
      return { response: { statusCode: status, headers, body, reason: '' } };
    },
  };
  return { requests, config: { region, credentials, requestHandler, maxAttempts: 1 } };
};

const both = async (status: number, answer: object, act: (client: Client) => Promise<unknown>) => {
  const [own, lean] = [answering(status, answer), answering(status, answer)];
  const options = { marshallOptions: { removeUndefinedValues: true } };
  const outcomes = await Promise.allSettled([
    act(DynamoDBDocumentClient.from(new DynamoDBClient(own.config), options)),
    act(leanClient(lean.config)),
  ]);
  return { outcomes, requests: [own.requests, lean.requests] };
};

const texts = fc.string({ unit: 'binary' });
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    ...[texts, fc.boolean(), fc.constant(null), fc.constant(undefined)],
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e15, min: -1e15 })),
    fc.uint8Array(),
    fc.uniqueArray(texts, { minLength: 1 }).map((list) => new Set(list)),
    fc.uniqueArray(fc.integer(), { minLength: 1 }).map((list) => new Set(list)),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 5 }), tie('any'), { maxKeys: 4, noNullPrototype: false }),
    fc.constantFrom({ B: 'b', BS: ['b'], Item: { S: 's' }, Keys: [1] }),
  ),
})).any;
const item = fc.dictionary(fc.constantFrom('pk', 'sk', 'a', 'B', 'Item'), value, { maxKeys: 4 });

const TableName = 'Item';
const commands = {
  get: (some: object) => new GetCommand({ TableName, Key: { ...some } }),
  put: (some: object) => new PutCommand({ TableName, Item: { ...some } }),
  update: (some: object) =>
    new UpdateCommand({ TableName, Key: { pk: 'a' }, ExpressionAttributeValues: { ...some } }),
  delete: (some: object) => new DeleteCommand({ TableName, Key: { ...some }, ReturnValues: 'ALL_OLD' }),
  query: (some: object) =>
    new QueryCommand({
      TableName,
      ExclusiveStartKey: undefined,
      ExpressionAttributeValues: { ...some },
      Limit: 1,
    }),
  batchGet: (some: object) =>
    new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [{ ...some }, some] } } }),
  batchWrite: (some: object) =>
    new BatchWriteCommand({
      RequestItems: {
        [TableName]: [{ PutRequest: { Item: { ...some } } }, { DeleteRequest: { Key: { ...some } } }],
      },
    }),
  transact: (some: object) =>
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: { ...some } } },
        { ConditionCheck: { TableName, Key: { ...some }, ConditionExpression: 'a' } },
        {
          Update: {
            TableName,
            Key: { ...some },
            UpdateExpression: 'b',
            ExpressionAttributeValues: { ...some },
          },
        },
      ],
    }),
};

test.each(Object.entries(commands))('%s sends what the SDK sends', async (_name, command) => {
  await fc.assert(
    fc.asyncProperty(item, async (some) => {
      const { outcomes, requests } = await both(200, {}, (client) => client.send(Object(command(some))));
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      const [own, lean] = requests.map(([request]) => request);
      const [{ ClientRequestToken: ownToken, ...ownBody }, { ClientRequestToken: token, ...body }] = [
        own,
        lean,
      ].map((request) => JSON.parse(String(request?.body)));
      expect(body).toEqual(ownBody);
      expect(typeof token).toBe(typeof ownToken);
      for (const name of ['x-amz-target', 'content-type', 'host', 'x-amz-security-token'])
        expect(lean?.headers[name]).toBe(own?.headers[name]);
      for (const name of ['protocol', 'hostname', 'port', 'path', 'method'] as const)
        expect(lean?.[name]).toBe(own?.[name]);
    }),
    { numRuns: 25 },
  );
});

const stored = {
  pk: { S: 'a' },
  B: { B: 'AAEC' },
  m: { M: { B: { BS: ['AA=='] }, n: { N: '1.5' } } },
  l: { L: [{ NULL: true }] },
};

test.each([
  ['get', { Item: stored, ConsumedCapacity: { CapacityUnits: 1 } }],
  ['get', {}],
  ['delete', { Attributes: stored }],
  ['query', { Items: [stored, stored], Count: 2, LastEvaluatedKey: { pk: { S: 'a' } } }],
  ['batchGet', { Responses: { Item: [stored] }, UnprocessedKeys: { Item: { Keys: [stored] } } }],
  [
    'batchWrite',
    { UnprocessedItems: { Item: [{ PutRequest: { Item: stored } }, { DeleteRequest: { Key: stored } }] } },
  ],
  ['transact', {}],
] as const)('%s reads what the SDK reads: %j', async (name, answer) => {
  const { outcomes } = await both(200, answer, (client) => client.send(Object(commands[name]({ pk: 'a' }))));
  const [own, lean] = outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    const { $metadata: _, ...rest } = Object(outcome.value);
    return rest;
  });
  expect(lean).toEqual(own);
});

test('refusals are the SDK’s errors', async () => {
  const refusal = {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'The conditional request failed',
    Item: stored,
  };
  const { outcomes } = await both(400, refusal, (client) => client.send(commands.put({ pk: 'a' })));
  const [own, lean] = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined));
  expect(lean).toBeInstanceOf(ConditionalCheckFailedException);
  expect(lean.Item).toEqual(own.Item);
});

test('commands that are rare are sent by the SDK', async () => {
  const { ScanCommand } = await import('@aws-sdk/lib-dynamodb');
  const scan = async (client: Client) => {
    await client.send(new ScanCommand({ TableName }));
    return client.send(new ScanCommand({ TableName, ExclusiveStartKey: { pk: 'a' } }));
  };
  const { requests } = await both(200, { Items: [stored] }, scan);
  const [own, lean] = requests.map((some) => some.map(({ body }) => JSON.parse(body)));
  expect(lean).toEqual(own);
});

test('requests are signed as the SDK signs them', async () => {
  const own = answering(200, {});
  await new DynamoDBClient(own.config).send(Object(await signedExample()));
  const [request] = own.requests;
  const signed = /SignedHeaders=([^,]+)/.exec(request?.headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const time = request?.headers['x-amz-date'] ?? '';
  const given = {
    ...request,
    headers: Object.fromEntries(signed.map((name) => [name, request?.headers[name]])),
  };
  const signingDate = new Date(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const signer = requestSigner(async () => credentials);
  const { headers } = await signer.sign(Object(given), { signingDate, signingRegion: region });
  expect(headers.authorization).toBe(request?.headers.authorization);
});

const signedExample = async () => {
  const { GetItemCommand } = await import('@aws-sdk/client-dynamodb');
  return new GetItemCommand({ TableName: 'tafel', Key: { pk: { S: 'ä' } } });
};
