import fc from 'fast-check';
import type { Item } from '#engine/value/attribute-value.ts';
import { broken, condition, type Piece, parametersOf, projection, update } from './expression-arbitraries.ts';
import type { Request } from './post.ts';
import { attributes, key, partitions, type SortType, sortKey, wrongValue } from './value-arbitraries.ts';

/** A table and what is done to it. The name of the table is put in when it runs. */
export interface Sequence {
  readonly sortType: SortType | undefined;
  readonly requests: readonly Request[];
}

export const tableName = 'Subject';

/** A table of that key with an index by `g` and `n`, one that shares its partitions by `n` where it can, and a stream. */
export const tableOf = (sortType: SortType | undefined): Request => ({
  operation: 'CreateTable',
  body: {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      ...(sortType ? [{ AttributeName: 'sk', AttributeType: sortType }] : []),
      { AttributeName: 'g', AttributeType: 'S' },
      { AttributeName: 'n', AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      ...(sortType ? [{ AttributeName: 'sk', KeyType: 'RANGE' }] : []),
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-g',
        KeySchema: [
          { AttributeName: 'g', KeyType: 'HASH' },
          { AttributeName: 'n', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a'] },
      },
    ],
    ...(sortType && {
      LocalSecondaryIndexes: [
        {
          IndexName: 'by-n',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'n', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
});

const sometimes = <T>(of: fc.Arbitrary<T>, frequency = 2) =>
  fc.option(of, { nil: undefined, freq: frequency });

/** Mostly as it should be; now and then broken. */
const orBroken = (piece: fc.Arbitrary<Piece>) =>
  fc.oneof({ weight: 12, arbitrary: piece }, { weight: 1, arbitrary: broken(piece) });

const request = (operation: string, body: Record<string, unknown>): Request => ({
  operation,
  body: { TableName: tableName, ...body },
});

const itemOf = (sortType: SortType | undefined): fc.Arbitrary<Item> =>
  fc.tuple(attributes, key(sortType)).map(([rest, keys]) => ({ ...rest, ...keys }));

const wrongItem = (sortType: SortType | undefined): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(itemOf(sortType), fc.constantFrom('a', 'pk', 'sk', 'g', 'n'), wrongValue)
    .map(([item, name, value]) => ({ ...item, [name]: value }));

const put = (sortType: SortType | undefined) =>
  fc
    .tuple(
      fc.oneof({ weight: 15, arbitrary: itemOf(sortType) }, { weight: 1, arbitrary: wrongItem(sortType) }),
      sometimes(orBroken(condition)),
      sometimes(fc.constantFrom('ALL_OLD', 'NONE')),
    )
    .map(([Item, ConditionExpression, ReturnValues]) =>
      request('PutItem', {
        Item,
        ...(ReturnValues && { ReturnValues }),
        ...parametersOf({ ConditionExpression }),
      }),
    );

const change = (sortType: SortType | undefined) =>
  fc
    .tuple(
      key(sortType),
      orBroken(update),
      sometimes(condition),
      sometimes(fc.constantFrom('ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'), 6),
    )
    .map(([Key, UpdateExpression, ConditionExpression, ReturnValues]) =>
      request('UpdateItem', {
        Key,
        ...(ReturnValues && { ReturnValues }),
        ...parametersOf({ UpdateExpression, ConditionExpression }),
      }),
    );

const remove = (sortType: SortType | undefined) =>
  fc
    .tuple(key(sortType), sometimes(condition), fc.constantFrom('ALL_OLD', 'NONE'))
    .map(([Key, ConditionExpression, ReturnValues]) =>
      request('DeleteItem', { Key, ReturnValues, ...parametersOf({ ConditionExpression }) }),
    );

const get = (sortType: SortType | undefined) =>
  fc
    .tuple(key(sortType), sometimes(orBroken(projection)))
    .map(([Key, ProjectionExpression]) =>
      request('GetItem', { Key, ConsistentRead: true, ...parametersOf({ ProjectionExpression }) }),
    );

const partitionTest = (pk: string): Piece => ({
  text: 'pk = :v0',
  names: {},
  values: { ':v0': { S: pk } },
});

const sortTests = ['= :v1', '< :v1', '<= :v1', '> :v1', '>= :v1', 'BETWEEN :v1 AND :v2'];

const keyCondition = (sortType: SortType | undefined): fc.Arbitrary<Piece> => {
  const partition = fc.constantFrom(...partitions).map(partitionTest);
  if (sortType === undefined) return partition;
  const withSort = fc
    .tuple(partition, fc.nat(), sortKey(sortType), sortKey(sortType))
    .map(([piece, choice, one, other]) => {
      const tests = sortType === 'N' ? sortTests : [...sortTests, 'begins_with'];
      const test = tests[choice % tests.length] ?? '= :v1';
      const text = test === 'begins_with' ? 'begins_with(sk, :v1)' : `sk ${test}`;
      return {
        text: `${piece.text} AND ${text}`,
        names: {},
        values: { ...piece.values, ':v1': one, ...(text.includes(':v2') && { ':v2': other }) },
      };
    });
  return fc.oneof(partition, withSort);
};

const query = (sortType: SortType | undefined) =>
  fc
    .tuple(
      orBroken(keyCondition(sortType)),
      sometimes(condition),
      sometimes(projection),
      sometimes(fc.boolean()),
      sometimes(fc.integer({ min: 1, max: 3 })),
    )
    .map(([KeyConditionExpression, FilterExpression, ProjectionExpression, ScanIndexForward, Limit]) =>
      request('Query', {
        ...(ScanIndexForward !== undefined && { ScanIndexForward }),
        ...(Limit && { Limit }),
        ...parametersOf({ KeyConditionExpression, FilterExpression, ProjectionExpression }),
      }),
    );

const indexQuery = fc
  .tuple(
    fc.constantFrom('g1', 'g2'),
    fc.constantFrom('', ' AND n > :k1', ' AND n BETWEEN :k1 AND :k2'),
    fc.integer({ min: 0, max: 5 }),
    fc.constantFrom('ALL_PROJECTED_ATTRIBUTES', 'COUNT'),
  )
  .map(([g, rest, n, Select]) =>
    request('Query', {
      IndexName: 'by-g',
      Select,
      KeyConditionExpression: `g = :k0${rest}`,
      ExpressionAttributeValues: {
        ':k0': { S: g },
        ...(rest.includes(':k1') && { ':k1': { N: String(n) } }),
        ...(rest.includes(':k2') && { ':k2': { N: String(n + 3) } }),
      },
    }),
  );

const scan = fc
  .tuple(sometimes(orBroken(condition), 1), sometimes(projection), sometimes(fc.constantFrom('by-g'), 4))
  .map(([FilterExpression, ProjectionExpression, IndexName]) =>
    request('Scan', {
      ...(IndexName && { IndexName }),
      ...parametersOf({ FilterExpression, ProjectionExpression }),
    }),
  );

const batchWrite = (sortType: SortType | undefined) =>
  fc
    .array(
      fc.oneof(
        itemOf(sortType).map((Item) => ({ PutRequest: { Item } })),
        key(sortType).map((Key) => ({ DeleteRequest: { Key } })),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((requests) => ({
      operation: 'BatchWriteItem',
      body: { RequestItems: { [tableName]: requests } },
    }));

const batchGet = (sortType: SortType | undefined) =>
  fc
    .tuple(fc.array(key(sortType), { minLength: 1, maxLength: 4 }), sometimes(projection))
    .map(([Keys, ProjectionExpression]) => ({
      operation: 'BatchGetItem',
      body: {
        RequestItems: {
          [tableName]: { Keys, ConsistentRead: true, ...parametersOf({ ProjectionExpression }) },
        },
      },
    }));

const actionNames: Readonly<Record<string, string>> = {
  PutItem: 'Put',
  UpdateItem: 'Update',
  DeleteItem: 'Delete',
};

/** One write of a transaction: a write's body without what only single writes answer. */
const toAction = ({ operation, body }: Request) => {
  const { ReturnValues: _, ...rest } = body;
  return {
    [actionNames[operation] ?? operation]: { ...rest, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
  };
};

const check = (sortType: SortType | undefined) =>
  fc.tuple(key(sortType), condition).map(([Key, ConditionExpression]) => ({
    ConditionCheck: { TableName: tableName, Key, ...parametersOf({ ConditionExpression }) },
  }));

const transactWrite = (sortType: SortType | undefined) =>
  fc
    .array(
      fc.oneof(
        put(sortType).map(toAction),
        change(sortType).map(toAction),
        remove(sortType).map(toAction),
        check(sortType),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((TransactItems) => ({ operation: 'TransactWriteItems', body: { TransactItems } }));

const transactGet = (sortType: SortType | undefined) =>
  fc
    .array(
      fc.tuple(key(sortType), sometimes(projection)).map(([Key, ProjectionExpression]) => ({
        Get: { TableName: tableName, Key, ...parametersOf({ ProjectionExpression }) },
      })),
      { minLength: 1, maxLength: 3 },
    )
    .map((TransactItems) => ({ operation: 'TransactGetItems', body: { TransactItems } }));

const anyRequest = (sortType: SortType | undefined): fc.Arbitrary<Request> =>
  fc.oneof(
    { weight: 8, arbitrary: put(sortType) },
    { weight: 9, arbitrary: change(sortType) },
    { weight: 2, arbitrary: remove(sortType) },
    { weight: 2, arbitrary: get(sortType) },
    { weight: 3, arbitrary: query(sortType) },
    { weight: 1, arbitrary: indexQuery },
    { weight: 2, arbitrary: scan },
    { weight: 1, arbitrary: batchWrite(sortType) },
    { weight: 1, arbitrary: batchGet(sortType) },
    { weight: 2, arbitrary: transactWrite(sortType) },
    { weight: 1, arbitrary: transactGet(sortType) },
  );

/** Sequences of so many requests to a table of any key. */
export const sequenceOf = (length: number): fc.Arbitrary<Sequence> =>
  fc
    .constantFrom<SortType | undefined>(undefined, 'S', 'N', 'B')
    .chain((sortType) =>
      fc
        .array(anyRequest(sortType), { minLength: length, maxLength: length, size: 'max' })
        .map((requests) => ({ sortType, requests })),
    );
