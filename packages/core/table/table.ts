import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { documentClient } from './document-client.ts';
import type { Item, Key } from './item.ts';
import { leanClient } from './lean-client.ts';
import { type Patience, patienceUntil, shortPatience } from './patience.ts';
import { patientClient } from './patient-client.ts';
import { toTransactItem } from './translate.ts';
import type { Change, Write } from './write.ts';

/** The one table. Whoever holds this can reach every team, so operations take a team beside it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Patience with a busy table; by default that of a request whose caller waits. */
  readonly patience: Patience;
  /**
   * Answers the same table with the patience of work that nobody waits for, until a deadline (ms since the
   * epoch).
   */
  readonly until: (deadline: number) => Table;
}

const tableWith = (name: string, client: DynamoDBDocumentClient, patience: Patience): Table => ({
  name,
  client: patientClient(client, patience),
  patience,
  until: (deadline) => tableWith(name, client, patienceUntil(deadline)),
});

export const openTable = (name: string, client?: DynamoDBClient): Table =>
  tableWith(name, client ? documentClient(client) : leanClient(), shortPatience());

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
    if (attempt > 0) await table.patience.pause(attempt);
    const answer = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: left, ConsistentRead: consistent } } }),
    );
    found.push(...((answer.Responses?.[table.name] ?? []) as Item[]));
    left = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return found;
};

/**
 * Reads the items that exist among `keys` (distinct), in no order; asks again for what is left unprocessed.
 */
export const batchGet = async (
  table: Table,
  keys: readonly Key[],
  { consistent = true } = {},
): Promise<Item[]> =>
  (await Promise.all(chunked(keys, batchGetLimit).map((some) => getBatch(table, some, consistent)))).flat();

/** Reads the items that exist at these keys, in their order. */
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

/** Reads the pages of a query as they are asked for. */
/** @param further the `Limit` of pages after the first, where it is another */
export async function* queryPages(
  table: Table,
  query: Query,
  { further = query.Limit }: { further?: number | undefined } = {},
): AsyncGenerator<Item[]> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ...query,
        ...(start && { Limit: further, ExclusiveStartKey: start }),
      }),
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

const writeBatches = async (table: Table, requests: readonly Record<string, unknown>[]): Promise<void> => {
  for (const some of chunked(requests, batchWriteLimit)) {
    let left: Record<string, unknown>[] = some;
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt > 0) await table.patience.pause(attempt);
      const answer = await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: left } }));
      left = answer.UnprocessedItems?.[table.name] ?? [];
    }
  }
};

export const deleteAll = (table: Table, keys: readonly Key[]): Promise<void> =>
  writeBatches(
    table,
    keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  );

/** Puts items in the place of whatever has their keys, without conditions and one by one: others see some of them first. */
export const putAll = (table: Table, items: readonly Item[]): Promise<void> =>
  writeBatches(
    table,
    items.map((item) => ({ PutRequest: { Item: item } })),
  );

/** Thrown when a condition of a transaction did not hold; `failed` holds the index of each such write. */
export class TransactionRefused extends Error {
  override readonly name = 'TransactionRefused';
  readonly failed: ReadonlySet<number>;

  constructor(failed: ReadonlySet<number>) {
    super(`Conditions of the writes ${[...failed].join(', ')} did not hold.`);
    this.failed = failed;
  }
}

const conditionsOf = (error: TransactionCanceledException): TransactionRefused | undefined => {
  const failed = new Set<number>();
  for (const [index, { Code }] of (error.CancellationReasons ?? []).entries()) {
    if (Code === 'ConditionalCheckFailed') failed.add(index);
  }
  return failed.size > 0 ? new TransactionRefused(failed) : undefined;
};

/**
 * Carries out all writes or none, in a transaction.
 * @throws TransactionRefused when a condition does not hold
 * @throws BusyError when the table, or other writers of the items, let nothing through for too long
 */
export const transact = async (table: Table, writes: readonly Write[]): Promise<void> => {
  const TransactItems = writes.map((one) => toTransactItem(table.name, one));
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    throw (error instanceof TransactionCanceledException && conditionsOf(error)) || error;
  }
};

const sendAlone = async (table: Table, one: Write): Promise<boolean> => {
  const { Put, Update, Delete } = toTransactItem(table.name, one);
  if (Put) await table.client.send(new PutCommand(Put));
  else if (Update) await table.client.send(new UpdateCommand(Update));
  else if (Delete) await table.client.send(new DeleteCommand(Delete));
  else return false;
  return true;
};

/** Carries out all writes or none; a single one goes without a transaction, for half the units. */
export const write = async (table: Table, writes: readonly Write[]): Promise<void> => {
  const [first, ...rest] = writes;
  try {
    if (first && rest.length === 0 && (await sendAlone(table, first))) return;
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? new TransactionRefused(new Set([0])) : error;
  }
  await transact(table, writes);
};

/** Carries out all writes or none; false when a condition did not hold because somebody else was faster. */
export const transacted = async (table: Table, writes: readonly Write[]): Promise<boolean> => {
  try {
    await write(table, writes);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused) return false;
    throw error;
  }
};

/**
 * Changes an item and answers its new state; where a condition does not hold, its state without the change.
 */
export const changeItem = async (
  table: Table,
  one: Change,
): Promise<{ changed: boolean; item: Item | undefined }> => {
  const { Update } = toTransactItem(table.name, one);
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: one.change,
        ...Update,
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { changed: true, item: Attributes as Item };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { changed: false, item: error.Item && (unmarshall(error.Item) as Item) };
  }
};
