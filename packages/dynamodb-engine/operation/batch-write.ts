import { ProvisionedThroughputExceededError, ValidationError } from '../error.ts';
import { batchWriteShape } from '../request/batch-shape.ts';
import { readRequest } from '../request/shape.ts';
import { Consumption } from '../table/capacity.ts';
import type { Table } from '../table/table.ts';
import { checkDistinct, missingItems, throttle } from './batch.ts';
import { maxWrites } from './batch-get.ts';
import { consumptionFor, consumptionOf } from './consumptions.ts';
import type { Context, Operation } from './context.ts';
import { collectionMetrics } from './item-operations.ts';
import { decide, type Intent, locate, type Plan, readDelete, readPut } from './write-plan.ts';

type WriteInput = ReturnType<(typeof batchWriteShape)['read']>;
type WriteRequest = WriteInput['RequestItems'][string][number];

const readWrite = (tableName: string, request: WriteRequest): Intent => {
  const { PutRequest: put, DeleteRequest: remove } = request;
  if ((put && remove) || (!put && !remove))
    throw new ValidationError(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  const rest = { TableName: tableName };
  if (put) return readPut({ ...rest, Item: put.Item });
  return readDelete({ ...rest, Key: remove?.Key ?? {} });
};

/** In a batch, a key of a wrong type is told as one that does not match. */
const locateInBatch = (intent: Intent, context: Context): Plan => {
  try {
    return locate(intent, context.catalog);
  } catch (error) {
    if (error instanceof ValidationError && error.message.includes('Type mismatch for key '))
      throw new ValidationError('The provided key element does not match the schema');
    throw error;
  }
};

export const batchWriteItem: Operation = (request, context) => {
  const input = readRequest(batchWriteShape, request);
  const requests = Object.entries(input.RequestItems).flatMap(([name, writes]) =>
    writes.map((each) => ({ name, each })),
  );
  if (requests.length === 0) throw missingItems('BatchWriteItem');
  if (requests.length > maxWrites)
    throw new ValidationError('Too many items requested for the BatchWriteItem call');
  const intents = requests.map(({ name, each }) => readWrite(name, each));
  const plans = intents.map((intent) => locateInBatch(intent, context));
  for (const name of Object.keys(input.RequestItems))
    checkDistinct(plans.filter(({ intent }) => intent.tableName === name).map(({ key }) => key));
  const left: Record<string, WriteRequest[]> = {};
  const consumptions = new Map<Table, Consumption>();
  const metrics: Record<string, object[]> = {};
  const done = plans.filter((plan, at) => {
    const request = requests[at];
    if (!request || writeOne(plan, at, plans.length, consumptions, context)) return true;
    left[request.name] = [...(left[request.name] ?? []), request.each];
    return false;
  });
  if (done.length === 0) throw new ProvisionedThroughputExceededError();
  for (const { table, intent } of done) {
    const metric = collectionMetrics(table, intent, input.ReturnItemCollectionMetrics);
    if (metric) metrics[intent.tableName] = [...(metrics[intent.tableName] ?? []), metric];
  }
  return JSON.stringify({
    UnprocessedItems: left,
    ...(Object.keys(metrics).length > 0 && { ItemCollectionMetrics: metrics }),
    ...consumptionOf(consumptions, input.ReturnConsumedCapacity),
  });
};

/** Answers whether it was done; the first of a batch is spared from being left. */
const writeOne = (
  plan: Plan,
  at: number,
  count: number,
  consumptions: Map<Table, Consumption>,
  context: Context,
): boolean => {
  const { table, key } = plan;
  if (at >= Math.ceil(count / 2) && context.faults.strikes('unprocessed')) return false;
  const change = decide(plan);
  try {
    context.load.admit('Write', table, key);
    context.load.admitEntries(table, change);
  } catch (error) {
    throttle(error);
    return false;
  }
  const one = new Consumption();
  table.write(change, one, { factor: 1, now: context.now(), delay: context.delay });
  context.load.chargeWrite(table, change, one);
  consumptionFor(table, consumptions).add(one);
  return true;
};
