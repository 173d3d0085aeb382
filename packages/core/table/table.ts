import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { failure } from '../error.ts';
import { backOff } from './back-off.ts';

/** The one table. Whoever holds this can reach every team, so operations take a team beside it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

export interface Key {
  pk: string;
  sk: string;
}

export type Item = Key & Record<string, unknown>;

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export const openTable = (name: string, client = new DynamoDBClient({ maxAttempts: 5 })): Table => ({
  name,
  client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
});

export const transactionLimit = 100;
const batchGetLimit = 100;
const batchWriteLimit = 25;

export const getItem = async (table: Table, key: Key): Promise<Item | undefined> => {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return Item as Item | undefined;
};

const chunked = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );

const getBatch = async (table: Table, keys: readonly Key[], consistent: boolean): Promise<Item[]> => {
  const found: Item[] = [];
  let left: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt > 0) await backOff(attempt);
    const answer = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: left, ConsistentRead: consistent } } }),
    );
    found.push(...((answer.Responses?.[table.name] ?? []) as Item[]));
    left = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return found;
};

/** The items that exist among `keys` (distinct), in no order; what the engine leaves unprocessed is asked again. */
export const batchGet = async (
  table: Table,
  keys: readonly Key[],
  { consistent = true } = {},
): Promise<Item[]> =>
  (await Promise.all(chunked(keys, batchGetLimit).map((some) => getBatch(table, some, consistent)))).flat();

/** The items that exist at these keys, in their order. */
export const batchGetInOrder = async (
  table: Table,
  keys: readonly Key[],
  options: { consistent: boolean },
): Promise<Item[]> => {
  const byKey = new Map(
    (await batchGet(table, keys, options)).map((item) => [`${item.pk} ${item.sk}`, item]),
  );
  return keys.flatMap(({ pk, sk }) => byKey.get(`${pk} ${sk}`) ?? []);
};

export type Query = Omit<QueryCommandInput, 'TableName'>;

/** The pages of a query, read as they are asked for. */
export async function* queryPages(table: Table, query: Query): AsyncGenerator<Item[]> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(
      new QueryCommand({ TableName: table.name, ...query, ExclusiveStartKey: start }),
    );
    yield (page.Items ?? []) as Item[];
    start = page.LastEvaluatedKey;
  } while (start);
}

export const queryAll = async (table: Table, query: Query): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const page of queryPages(table, query)) items.push(...page);
  return items;
};

export const deleteAll = async (table: Table, keys: readonly Key[]): Promise<void> => {
  for (const some of chunked(keys, batchWriteLimit)) {
    let left: Record<string, unknown>[] = some.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt > 0) await backOff(attempt);
      const answer = await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: left } }));
      left = answer.UnprocessedItems?.[table.name] ?? [];
    }
  }
};

/** A condition of a transaction did not hold; `failed` holds the index of each such write. */
export class TransactionRefused extends Error {
  override readonly name = 'TransactionRefused';
  readonly failed: ReadonlySet<number>;

  constructor(failed: ReadonlySet<number>) {
    super(`Conditions of the writes ${[...failed].join(', ')} did not hold.`);
    this.failed = failed;
  }
}

const transient = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const transactAttempts = 8;

const busy = () =>
  failure('unavailable', 'busy', 'Others are writing the same records. Try again in a moment.');

const refusal = (error: TransactionCanceledException): TransactionRefused | undefined => {
  const failed = new Set<number>();
  for (const [index, { Code }] of (error.CancellationReasons ?? []).entries()) {
    if (Code === 'ConditionalCheckFailed') failed.add(index);
  }
  return failed.size > 0 ? new TransactionRefused(failed) : undefined;
};

/**
 * All writes or none.
 * @throws TransactionRefused when a condition does not hold
 * @throws CallbookError `busy` when other writers kept the items for too long
 */
export const transact = async (table: Table, writes: readonly Write[]): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = refusal(error);
      if (refused) throw refused;
      if (!error.CancellationReasons?.some(({ Code }) => Code && transient.has(Code))) throw error;
      if (attempt === transactAttempts) throw busy();
    }
    await backOff(attempt);
  }
};

const putAlone = async (table: Table, put: NonNullable<Write['Put']>): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await table.client.send(new PutCommand(put));
      return;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new TransactionRefused(new Set([0]));
      if (!(error instanceof TransactionConflictException)) throw error;
      if (attempt === transactAttempts) throw busy();
    }
    await backOff(attempt);
  }
};

/** All writes or none, as `transact`; a single put goes without a transaction, for half the units. */
export const write = async (table: Table, writes: readonly Write[]): Promise<void> => {
  const [first, ...rest] = writes;
  if (first?.Put && rest.length === 0) await putAlone(table, first.Put);
  else await transact(table, writes);
};

/** A put that must not replace anything. */
export const putNew = (table: Table, item: Item): Write => ({
  Put: { TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});
