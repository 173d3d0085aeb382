import { beforeAll, expect, test } from 'vitest';
import { createTable, runEngine, sendRaw } from './running-engine.ts';

// What AWS answers to requests that are wrong, as projects recorded it that ran against it: names and whole messages.

const running = runEngine();
let table = '';
beforeAll(async () => {
  table = await createTable(running.client, {
    LocalSecondaryIndexes: [
      {
        IndexName: 'lsi',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'g', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
});

const S = (text: string) => ({ S: text });
const N = (text: string) => ({ N: text });
const item = (pk: object, rest: object = {}) => ({ pk, sk: S('s'), ...rest });
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

type Case = [label: string, operation: string, body: () => object, message: string | RegExp, type?: string];

const put = (Item: object) => () => ({ TableName: table, Item });
const transaction =
  (...actions: (() => object)[]) =>
  () => ({ TransactItems: actions.map((action) => action()) });
const putAction = (Item: object) => () => ({ Put: { TableName: table, Item } });
const setKey = (value: object) => () => ({
  Update: {
    TableName: table,
    Key: item(S('a')),
    UpdateExpression: 'SET g = :v',
    ExpressionAttributeValues: { ':v': value },
  },
});
const batch = (Item: object) => () => ({ RequestItems: { [table]: [{ PutRequest: { Item } }] } });

const emptyKey =
  'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk';
const emptyIndexKey =
  'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: gsi, IndexKey: g';
const emptyUpdate =
  'One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.';
const wrongIndexKey =
  'One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: gsi';
const shortName =
  "1 validation error detected: Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1";
const cancelled =
  'Transaction cancelled, please refer cancellation reasons for specific reasons [ValidationError]';
const longName = 'a'.repeat(256);

const tableNames: Case[] = ['PutItem', 'UpdateItem', 'DeleteItem', 'GetItem'].map((operation) => [
  `${operation}: a wrong name is told alone`,
  operation,
  () => ({ TableName: '', Item: {}, Key: {}, ReturnValues: 'WRONG', ReturnConsumedCapacity: 'WRONG' }),
  shortName,
]);

const shapes: Case[] = [
  ...tableNames,
  [
    'a long name',
    'PutItem',
    () => ({ TableName: longName, Item: {} }),
    `1 validation error detected: Value '${longName}' at 'tableName' failed to satisfy constraint: Member must have length less than or equal to 255`,
  ],
  [
    'objects in lists are shown by their names',
    'CreateTable',
    () => ({
      TableName: 'three',
      AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'S' }],
      KeySchema: many(3, () => ({ AttributeName: 'a', KeyType: 'HASH' })),
    }),
    `1 validation error detected: Value '[${many(3, () => 'KeySchemaElement(attributeName=a, keyType=HASH)').join(', ')}]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2`,
  ],
  [
    'a limit of a query is told without its value',
    'Query',
    () => ({
      TableName: table,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': S('a') },
      Limit: 0,
    }),
    "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    'a limit of a scan with it',
    'Scan',
    () => ({ TableName: table, Limit: 0 }),
    "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
];

const sizes: Case[] = [
  [
    'a batch of writes without any',
    'BatchWriteItem',
    () => ({ RequestItems: {} }),
    'The requestItems parameter is required for BatchWriteItem',
  ],
  [
    'a batch of reads without any',
    'BatchGetItem',
    () => ({ RequestItems: {} }),
    'The requestItems parameter is required for BatchGetItem',
  ],
  [
    'more than 25 writes',
    'BatchWriteItem',
    () => ({ RequestItems: { [table]: many(26, (at) => ({ PutRequest: { Item: item(S(`${at}`)) } })) } }),
    /^1 validation error detected: Value '\{table-\d+=\[.+\]\}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: \[Member must have length less than or equal to 25, Member must have length greater than or equal to 1\]$/s,
  ],
  [
    'more than 100 reads',
    'BatchGetItem',
    () => ({ RequestItems: { [table]: { Keys: many(101, (at) => item(S(`${at}`))) } } }),
    /^1 validation error detected: Value at 'RequestItems\.table-\d+\.member\.Keys' failed to satisfy constraint: Member must have length less than or equal to 100$/,
  ],
  [
    'more than 100 actions',
    'TransactWriteItems',
    transaction(...many(101, (at) => putAction(item(S(`${at}`), { long: S('x'.repeat(100)) })))),
    /^1 validation error detected: Value '\[.+\]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100$/s,
  ],
];

const keys: Case[] = [
  ['an empty key', 'PutItem', put(item(S(''))), emptyKey],
  ['an empty key of a transaction', 'TransactWriteItems', transaction(putAction(item(S('')))), emptyKey],
  ['an empty key of an index', 'PutItem', put(item(S('a'), { g: S('') })), emptyIndexKey],
  [
    'an empty key of an index in a transaction',
    'TransactWriteItems',
    transaction(putAction(item(S('a'), { g: S('') }))),
    emptyIndexKey,
  ],
  ['an update to an empty key of an index', 'TransactWriteItems', transaction(setKey(S(''))), emptyUpdate],
  ['of two indexes the first by name is told', 'PutItem', put(item(S('a'), { g: N('1') })), wrongIndexKey],
  ['also in a batch', 'BatchWriteItem', batch(item(S('a'), { g: N('1') })), wrongIndexKey],
  [
    'a wrong type of a key of an index cancels a transaction',
    'TransactWriteItems',
    transaction(setKey(N('1'))),
    cancelled,
    'TransactionCanceledException',
  ],
  [
    'a wrong type of a key',
    'PutItem',
    put(item(N('1'))),
    'One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N',
  ],
  [
    'a wrong type of a key in a batch',
    'BatchWriteItem',
    batch(item(N('1'))),
    'The provided key element does not match the schema',
  ],
];

const update =
  (UpdateExpression: string, value: object = S('x')) =>
  () => ({
    ...{ TableName: table, Key: item(S('a')), UpdateExpression },
    ExpressionAttributeValues: { ':v': value },
  });
const expressions: Case[] = [
  [
    'an empty set',
    'PutItem',
    put(item(S('a'), { set: { SS: [] } })),
    'One or more parameter values were invalid: An string set  may not be empty',
  ],
  [
    'a set with duplicates',
    'PutItem',
    put(item(S('a'), { set: { SS: ['a', 'a'] } })),
    'One or more parameter values were invalid: Input collection [a, a] contains duplicates.',
  ],
  [
    'NULL that is false',
    'PutItem',
    put(item(S('a'), { none: { NULL: false } })),
    'One or more parameter values were invalid: Null attribute value types must have the value of true',
  ],
  [
    'no update expression',
    'UpdateItem',
    update('WRONG SYNTAX HERE'),
    'Invalid UpdateExpression: Syntax error; token: "WRONG", near: "WRONG SYNTAX"',
  ],
  [
    'a value that is not used',
    'UpdateItem',
    update('REMOVE x'),
    'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}',
  ],
  [
    'an update of a key',
    'UpdateItem',
    update('SET sk = :v'),
    'One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key',
  ],
  [
    'a sum that is too large',
    'UpdateItem',
    update('SET x = :v + :v', N('9e125')),
    'Number overflow. Attempting to store a number with magnitude larger than supported range',
  ],
];

const foreign = 'arn:aws:dynamodb:us-east-1:000000000000:table/unknown';
const resources: Case[] = [
  [
    'tags of what is not there',
    'ListTagsOfResource',
    () => ({ ResourceArn: foreign }),
    `User: arn:aws:iam::000000000000:root is not authorized to perform: dynamodb:ListTagsOfResource on resource: ${foreign}`,
    'AccessDeniedException',
  ],
  [
    'backups of what is not there',
    'UpdateContinuousBackups',
    () => ({ TableName: 'unknown', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
    'Requested resource not found: Table: unknown not found',
    'ResourceNotFoundException',
  ],
];

test.each([...shapes, ...sizes, ...keys, ...expressions, ...resources])(
  '%s',
  async (_, operation, body, message, type = 'ValidationException') => {
    const answer = await sendRaw(running.engine, operation, body());
    expect(String(answer.body.__type).split('#')[1]).toBe(type);
    expect(answer.body.message ?? answer.body.Message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  },
);

test('point-in-time recovery is told as it was asked for', async () => {
  const statusOf = async (operation: string, asked?: boolean) => {
    const rest =
      asked === undefined ? {} : { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: asked } };
    const { body } = await sendRaw(running.engine, operation, { TableName: table, ...rest });
    return JSON.stringify(body).match(/"PointInTimeRecoveryStatus":"(\w+)"/)?.[1];
  };
  expect(await statusOf('DescribeContinuousBackups')).toBe('DISABLED');
  expect(await statusOf('UpdateContinuousBackups', true)).toBe('ENABLED');
  expect(await statusOf('DescribeContinuousBackups')).toBe('ENABLED');
  expect(await statusOf('UpdateContinuousBackups', false)).toBe('DISABLED');
});
