import {
  type CancellationReason,
  ConditionalCheckFailedError,
  ProvisionedThroughputExceededError,
  ThrottlingError,
  TransactionCanceledError,
  ValidationError,
} from '../error.ts';
import { transactGetShape, transactWriteShape } from '../request/item-shape.ts';
import { readRequest } from '../request/shape.ts';
import { Consumption, readUnits } from '../table/capacity.ts';
import { checkKey, type StoredKey, storedKey } from '../table/key.ts';
import { checkScalarKeys } from '../table/scalar-keys.ts';
import type { Change, Table } from '../table/table.ts';
import { checkItem } from '../value/check-item.ts';
import { consumptionFor, consumptionOf } from './batch-operations.ts';
import type { Context, Operation } from './context.ts';
import { readExpressions } from './expressions.ts';
import { collectionMetrics } from './item-operations.ts';
import {
  decide,
  type Intent,
  type Plan,
  place,
  readCheck,
  readDelete,
  readPut,
  readUpdate,
} from './write-plan.ts';

const maxBytes = 4 * 1024 * 1024;
const none: CancellationReason = { Code: 'None' };

type WriteInput = ReturnType<(typeof transactWriteShape)['read']>;
type Action = WriteInput['TransactItems'][number];

const readAction = ({ Put, Update, Delete, ConditionCheck }: Action): Intent => {
  const given = [Put, Update, Delete, ConditionCheck].filter((action) => action !== undefined);
  if (given.length !== 1)
    throw new ValidationError('TransactItems can only contain one of Check, Put, Update or Delete');
  if (Put) return readPut(Put);
  if (Update) return readUpdate(Update);
  if (Delete) return readDelete(Delete);
  return readCheck(ConditionCheck ?? { TableName: '', Key: {} });
};

/** Does each, and answers what came of all; throws if one failed, with the reason of each. */
const all = <From, To>(items: readonly From[], work: (item: From) => To): To[] => {
  const results: To[] = [];
  const reasons = items.map((item) => {
    try {
      results.push(work(item));
      return none;
    } catch (error) {
      return reasonOf(error);
    }
  });
  if (reasons.some((reason) => reason !== none)) throw new TransactionCanceledError(reasons);
  return results;
};

const reasonOf = (error: unknown): CancellationReason => {
  if (error instanceof ConditionalCheckFailedError)
    return { Code: 'ConditionalCheckFailed', Item: error.item, Message: error.message };
  if (error instanceof ValidationError) return { Code: 'ValidationError', Message: error.message };
  if (error instanceof ThrottlingError) return { Code: 'ThrottlingError', Message: error.message };
  if (error instanceof ProvisionedThroughputExceededError)
    return { Code: 'ProvisionedThroughputExceeded', Message: error.message };
  throw error;
};

const isEmptyKey = ({ Message }: CancellationReason): boolean =>
  Message?.includes('The AttributeValue for a key attribute cannot contain an empty') === true;

/** Refuses an empty key as a fault of the request; every other fault of a key cancels the transaction. */
const allWithKeys = <From, To>(items: readonly From[], work: (item: From) => To): To[] => {
  try {
    return all(items, work);
  } catch (error) {
    const empty = error instanceof TransactionCanceledError && error.reasons.find(isEmptyKey);
    throw empty ? new ValidationError(empty.Message) : error;
  }
};

const idOf = (table: Table, { partition, sort }: StoredKey): string =>
  `${table.definition.name}\0${Buffer.from(partition).toString('latin1')}\0${Buffer.from(sort).toString('latin1')}`;

const checkDistinct = (ids: readonly string[]): void => {
  if (new Set(ids).size !== ids.length)
    throw new ValidationError('Transaction request cannot include multiple operations on one item');
};

const tooLarge = () =>
  new ValidationError(
    'Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit',
  );

export const transactWriteItems: Operation = (request, context) => {
  const input = readRequest(transactWriteShape, request);
  const intents = input.TransactItems.map(readAction);
  const tables = intents.map(({ tableName }) => context.catalog.get(tableName));
  const plans = allWithKeys(
    intents.map((intent, at) => ({ intent, table: tables[at] })),
    ({ intent, table }) => place(intent, table as Table),
  );
  checkDistinct(plans.map(({ table, key }) => idOf(table, key)));
  const token = input.ClientRequestToken;
  if (token !== undefined && context.tokens.isRepeated(token, input.TransactItems))
    return repeated(plans, input);
  if (context.faults.strikes('conflict')) throw conflict(plans.length);
  const changes = allWithKeys(plans, (plan) => {
    context.load.admit('Write', plan.table, plan.key);
    const change = decide(plan);
    context.load.admitEntries(plan.table, change);
    return change;
  });
  if (changes.reduce((bytes, { after, before }) => bytes + ((after ?? before)?.size ?? 0), 0) > maxBytes)
    throw tooLarge();
  if (token !== undefined) context.tokens.add(token, input.TransactItems, context.now());
  return commit(plans, changes, input, context);
};

const conflict = (count: number): TransactionCanceledError =>
  new TransactionCanceledError(
    Array.from({ length: count }, (_, at) =>
      at === 0 ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : none,
    ),
  );

const commit = (
  plans: readonly Plan[],
  changes: readonly Change[],
  input: WriteInput,
  context: Context,
): string => {
  const consumptions = new Map<Table, Consumption>();
  const metrics: Record<string, object[]> = {};
  const how = { factor: 2, now: context.now(), delay: context.delay } as const;
  for (const [at, { table, intent }] of plans.entries()) {
    const change = changes[at];
    if (!change) continue;
    const one = new Consumption();
    table.write(change, one, how);
    context.load.chargeWrite(table, change, one);
    consumptionFor(table, consumptions).add(one);
    const metric = collectionMetrics(table, intent, input.ReturnItemCollectionMetrics);
    if (metric && intent.kind !== 'check')
      metrics[intent.tableName] = [...(metrics[intent.tableName] ?? []), metric];
  }
  return JSON.stringify({
    ...consumptionOf(consumptions, input.ReturnConsumedCapacity, 'WriteCapacityUnits'),
    ...(Object.keys(metrics).length > 0 && { ItemCollectionMetrics: metrics }),
  });
};

/** A repeated request reads what the first one wrote. */
const repeated = (plans: readonly Plan[], input: WriteInput): string => {
  const consumptions = new Map<Table, Consumption>();
  for (const { table, key } of plans)
    consumptionFor(table, consumptions).table += readUnits(table.items.find(key)?.size ?? 0) * 2;
  return JSON.stringify(consumptionOf(consumptions, input.ReturnConsumedCapacity, 'ReadCapacityUnits'));
};

export const transactGetItems: Operation = (request, context) => {
  const input = readRequest(transactGetShape, request);
  const reads = input.TransactItems.map(({ Get }) => ({
    item: checkItem(Get.Key),
    projection: readExpressions(Get, ['ProjectionExpression']).projection,
    tableName: Get.TableName,
  }));
  const lookups = reads.map((read) => ({ ...read, table: context.catalog.get(read.tableName) }));
  const keys = all(lookups, ({ item, table, projection }) => {
    checkKey(item, table.definition.key);
    checkScalarKeys([projection], table.definition);
    return { table, key: storedKey(item, table.definition.key) };
  });
  checkDistinct(keys.map(({ table, key }) => idOf(table, key)));
  const found = all(keys, ({ table, key }) => {
    context.load.admit('Read', table, key);
    return { table, stored: table.items.find(key) };
  });
  if (found.reduce((bytes, { stored }) => bytes + (stored?.size ?? 0), 0) > maxBytes) throw tooLarge();
  const consumptions = new Map<Table, Consumption>();
  const responses = found.map(({ table, stored }, at) => {
    consumptionFor(table, consumptions).table += readUnits(stored?.size ?? 0) * 2;
    if (!stored) return '{}';
    const projection = lookups[at]?.projection;
    return `{"Item":${projection ? JSON.stringify(projection.project(stored.item)) : stored.text}}`;
  });
  const capacity = JSON.stringify(
    consumptionOf(consumptions, input.ReturnConsumedCapacity, 'ReadCapacityUnits'),
  );
  return `{"Responses":[${responses.join(',')}]${capacity === '{}' ? '' : `,${capacity.slice(1, -1)}`}}`;
};
