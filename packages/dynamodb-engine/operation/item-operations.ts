import { ConditionalCheckFailedError, ValidationError } from '../error.ts';
import { deleteItemShape, getItemShape, putItemShape, updateItemShape } from '../request/item-shape.ts';
import { readRequest } from '../request/shape.ts';
import { Consumption, describeConsumption, readUnits, writeUnits } from '../table/capacity.ts';
import { checkKey, storedKey } from '../table/key.ts';
import { checkScalarKeys } from '../table/scalar-keys.ts';
import { pick } from '../table/stored.ts';
import type { Change, Table } from '../table/table.ts';
import { checkItem } from '../value/check-item.ts';
import type { Context, Operation } from './context.ts';
import { readExpressions } from './expressions.ts';
import { decide, type Intent, locate, type Plan, readDelete, readPut, readUpdate } from './write-plan.ts';

export const getItem: Operation = (request, context) => {
  const input = readRequest(getItemShape, request);
  const key = checkItem(input.Key);
  const { projection } = readExpressions(input, ['ProjectionExpression']);
  const table = context.catalog.get(input.TableName);
  checkKey(key, table.definition.key);
  checkScalarKeys([projection], table.definition);
  const place = storedKey(key, table.definition.key);
  context.load.admit('Read', table, place);
  const stored = table.items.find(place);
  const consumption = new Consumption();
  consumption.table = readUnits(stored?.size ?? 0) * (input.ConsistentRead ? 1 : 0.5);
  context.load.charge('Read', table, place, consumption);
  const text = stored && (projection ? JSON.stringify(projection.project(stored.item)) : stored.text);
  const capacity = describeConsumption(table.definition.name, consumption, input.ReturnConsumedCapacity);
  return answer({ Item: text, ConsumedCapacity: capacity && JSON.stringify(capacity) });
};

/** An answer from members that are JSON already. */
export const answer = (members: Readonly<Record<string, string | undefined>>): string => {
  const parts = Object.entries(members).flatMap(([name, text]) =>
    text === undefined ? [] : [`"${name}":${text}`],
  );
  return `{${parts.join(',')}}`;
};

interface Written {
  readonly ReturnValues?: string | undefined;
  readonly ReturnConsumedCapacity?: string | undefined;
  readonly ReturnItemCollectionMetrics?: string | undefined;
}

export const putItem: Operation = (request, context) => {
  const input = readRequest(putItemShape, request);
  checkReturnValues(input.ReturnValues);
  return write(readPut(input), input, context);
};

export const deleteItem: Operation = (request, context) => {
  const input = readRequest(deleteItemShape, request);
  return write(readDelete(input), input, context);
};

export const updateItem: Operation = (request, context) => {
  const input = readRequest(updateItemShape, request);
  return write(readUpdate(input), input, context);
};

const checkReturnValues = (values: string | undefined): void => {
  if (values !== undefined && values !== 'ALL_OLD' && values !== 'NONE')
    throw new ValidationError('1 validation error detected: ReturnValues can only be ALL_OLD or NONE');
};

const write = (intent: Intent, input: Written, context: Context): string => {
  const plan = locate(intent, context.catalog);
  const { table, key } = plan;
  context.load.admit('Write', table, key);
  const consumption = new Consumption();
  const change = decideCharging(plan, consumption, context);
  context.load.admitEntries(table, change);
  table.write(change, consumption, { factor: 1, now: context.now(), delay: context.delay });
  context.load.chargeWrite(table, change, consumption);
  const capacity = describeConsumption(table.definition.name, consumption, input.ReturnConsumedCapacity);
  const metrics = collectionMetrics(table, intent, input.ReturnItemCollectionMetrics);
  return answer({
    Attributes: returned(change, intent, input.ReturnValues),
    ConsumedCapacity: capacity && JSON.stringify(capacity),
    ItemCollectionMetrics: metrics && JSON.stringify(metrics),
  });
};

/** A condition that fails takes the units of the item that it was asked of. */
const decideCharging = (plan: Plan, consumption: Consumption, context: Context): Change => {
  try {
    return decide(plan);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedError) {
      consumption.table += writeUnits(plan.table.items.find(plan.key)?.size ?? 0);
      context.load.charge('Write', plan.table, plan.key, consumption);
    }
    throw error;
  }
};

const returned = (change: Change, { update }: Intent, values: string | undefined): string | undefined => {
  const { before, after } = change;
  if (values === 'ALL_OLD') return before?.text;
  if (values === 'ALL_NEW') return after?.text;
  if (values === 'UPDATED_OLD') return update && before && textOf(update.updated(before.item));
  if (values === 'UPDATED_NEW') return update && after && textOf(update.updated(after.item));
  return undefined;
};

const textOf = (attributes: object): string | undefined =>
  Object.keys(attributes).length === 0 ? undefined : JSON.stringify(attributes);

/** How large the items of one partition may be taken for; only tables with local indexes have such collections. */
export const collectionMetrics = (
  table: Table,
  { item }: Intent,
  mode: string | undefined,
): object | undefined => {
  if (mode !== 'SIZE' || table.indexes.every(({ definition }) => definition.isGlobal)) return undefined;
  return {
    ItemCollectionKey: pick(item, [table.definition.key.partition.name]),
    SizeEstimateRangeGB: [0, 1],
  };
};
