import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { documentClient } from './document-client.ts';
import { leanClient } from './lean-client.ts';
import { type Patience, patienceUntil, shortPatience } from './patience.ts';
import { patientClient } from './patient-client.ts';

/** The one table. Whoever holds this can reach every team, so operations take a team beside it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** By default that of a request whose caller waits. */
  readonly patience: Patience;
  /** The same table for work that nobody waits for, which goes on until a deadline (ms since the epoch). */
  readonly until: (deadline: number) => Table;
}

export interface Key {
  pk: string;
  sk: string;
}

export type Item = Key & Record<string, unknown>;

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

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
      if (attempt > 0) await table.patience.pause(attempt);
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

const conditionsOf = (error: TransactionCanceledException): TransactionRefused | undefined => {
  const failed = new Set<number>();
  for (const [index, { Code }] of (error.CancellationReasons ?? []).entries()) {
    if (Code === 'ConditionalCheckFailed') failed.add(index);
  }
  return failed.size > 0 ? new TransactionRefused(failed) : undefined;
};

/**
 * All writes or none.
 * @throws TransactionRefused when a condition does not hold
 * @throws BusyError when the table, or other writers of the items, let nothing through for too long
 */
export const transact = async (table: Table, writes: readonly Write[]): Promise<void> => {
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
  } catch (error) {
    throw (error instanceof TransactionCanceledException && conditionsOf(error)) || error;
  }
};

const putAlone = async (table: Table, put: NonNullable<Write['Put']>): Promise<void> => {
  try {
    await table.client.send(new PutCommand(put));
  } catch (error) {
    throw error instanceof ConditionalCheckFailedException ? new TransactionRefused(new Set([0])) : error;
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
