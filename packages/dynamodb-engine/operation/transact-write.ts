import { type CancellationReason, TransactionCanceledError, ValidationError } from '../error.ts';
import { readRequest } from '../request/shape.ts';
import { transactWriteShape } from '../request/transaction-shape.ts';
import { Consumption, readUnits } from '../table/capacity.ts';
import type { Change, Table } from '../table/table.ts';
import { consumptionFor, consumptionOf } from './consumptions.ts';
import type { Context, Operation } from './context.ts';
import { collectionMetrics } from './item-operations.ts';
import { all, checkDistinct, idOf, maxBytes, none, tooLarge } from './transaction.ts';
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
