import { ProvisionedThroughputExceededError, ThrottlingError, ValidationError } from '../error.ts';
import { batchGetShape, batchWriteShape } from '../request/item-shape.ts';
import { readRequest } from '../request/shape.ts';
import { Consumption, describeConsumption, readUnits } from '../table/capacity.ts';
import { checkKey, type StoredKey, storedKey } from '../table/key.ts';
import { checkScalarKeys } from '../table/scalar-keys.ts';
import type { Stored } from '../table/stored.ts';
import type { Table } from '../table/table.ts';
import { checkItem } from '../value/check-item.ts';
import type { Context, Operation } from './context.ts';
import { readExpressions } from './expressions.ts';
import { collectionMetrics } from './item-operations.ts';
import { decide, type Intent, locate, type Plan, readDelete, readPut } from './write-plan.ts';

const maxGetKeys = 100;
const maxWrites = 25;
const maxGetBytes = 16 * 1024 * 1024;

type GetInput = ReturnType<(typeof batchGetShape)['read']>;
type KeysOf = GetInput['RequestItems'][string];

interface Lookup {
  readonly name: string;
  readonly table: Table;
  readonly input: KeysOf;
  readonly keys: readonly { readonly raw: Record<string, unknown>; readonly key: StoredKey }[];
  readonly project: (stored: Stored) => string;
}

const missingItems = (operation: string) =>
  new ValidationError(`The requestItems parameter is required for ${operation}`);

const duplicates = () => new ValidationError('Provided list of item keys contains duplicates');

const idOf = ({ partition, sort }: StoredKey): string =>
  `${Buffer.from(partition).toString('latin1')}\0${Buffer.from(sort).toString('latin1')}`;

const checkDistinct = (keys: readonly StoredKey[]): void => {
  if (new Set(keys.map(idOf)).size !== keys.length) throw duplicates();
};

const readLookup = (name: string, input: KeysOf) => {
  const items = input.Keys.map(checkItem);
  const { projection } = readExpressions(input, ['ProjectionExpression']);
  const project = (stored: Stored) =>
    projection ? JSON.stringify(projection.project(stored.item)) : stored.text;
  return { name, input, items, project, projection };
};

const lookupOf = (read: ReturnType<typeof readLookup>, context: Context): Lookup => {
  const table = context.catalog.get(read.name);
  checkScalarKeys([read.projection], table.definition);
  const keys = read.input.Keys.map((raw) => {
    const item = checkItem(raw);
    checkKey(item, table.definition.key);
    return { raw, key: storedKey(item, table.definition.key) };
  });
  checkDistinct(keys.map(({ key }) => key));
  return { ...read, table, keys };
};

export const batchGetItem: Operation = (request, context) => {
  const input = readRequest(batchGetShape, request);
  const entries = Object.entries(input.RequestItems);
  if (entries.length === 0) throw missingItems('BatchGetItem');
  if (entries.reduce((count, [, { Keys }]) => count + Keys.length, 0) > maxGetKeys)
    throw new ValidationError('Too many items requested for the BatchGetItem call');
  const reads = entries.map(([name, keys]) => readLookup(name, keys));
  const lookups = reads.map((read) => lookupOf(read, context));
  const page = new Page(context);
  const responses = lookups.map((lookup) => page.read(lookup));
  page.checkProgress();
  const capacity = responses.flatMap(({ consumption, name }) => {
    const described = describeConsumption(name, consumption, input.ReturnConsumedCapacity);
    return described ? [described] : [];
  });
  const found = responses.map(({ name, texts }) => `${JSON.stringify(name)}:[${texts.join(',')}]`);
  return `{"Responses":{${found.join(',')}},"UnprocessedKeys":${JSON.stringify(page.left)}${consumed(capacity)}}`;
};

const consumed = (capacity: readonly object[]): string =>
  capacity.length === 0 ? '' : `,"ConsumedCapacity":${JSON.stringify(capacity)}`;

/** Reads until an answer is full or a table is too busy; what is left goes back to the caller. */
class Page {
  readonly left: Record<string, KeysOf> = {};
  readonly #context: Context;
  readonly #isCutting: boolean;
  #bytes = 0;
  #done = 0;
  #refusal: Error | undefined;

  constructor(context: Context) {
    this.#context = context;
    this.#isCutting = context.faults.strikes('unprocessed');
  }

  read(lookup: Lookup): { name: string; texts: string[]; consumption: Consumption } {
    const { table, keys, input, project } = lookup;
    const texts: string[] = [];
    const left: Record<string, unknown>[] = [];
    const consumption = new Consumption();
    for (const [at, { raw, key }] of keys.entries()) {
      if (
        this.#bytes > maxGetBytes ||
        (this.#isCutting && at >= Math.ceil(keys.length / 2)) ||
        !this.#isAdmitted(table, key)
      ) {
        left.push(raw);
        continue;
      }
      const stored = table.items.find(key);
      this.#done++;
      this.#bytes += stored?.size ?? 0;
      const one = new Consumption();
      one.table = readUnits(stored?.size ?? 0) * (input.ConsistentRead ? 1 : 0.5);
      this.#context.load.charge('Read', table, key, one);
      consumption.table += one.table;
      if (stored) texts.push(project(stored));
    }
    if (left.length > 0) this.left[lookup.name] = { ...input, Keys: left };
    return { name: lookup.name, texts, consumption };
  }

  /** A batch of which nothing could be done is an error. */
  checkProgress(): void {
    if (this.#done === 0 && this.#refusal) throw this.#refusal;
  }

  #isAdmitted(table: Table, key: StoredKey): boolean {
    try {
      this.#context.load.admit('Read', table, key);
      return true;
    } catch (error) {
      this.#refusal = throttle(error);
      return false;
    }
  }
}

const throttle = (error: unknown): Error => {
  if (error instanceof ThrottlingError || error instanceof ProvisionedThroughputExceededError) return error;
  throw error;
};

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

/** What requests on several tables took; `kind` for transactions. */
export const consumptionOf = (
  consumptions: ReadonlyMap<Table, Consumption>,
  mode: string | undefined,
  kind?: 'ReadCapacityUnits' | 'WriteCapacityUnits',
): object => {
  const described = [...consumptions].flatMap(([table, consumption]) => {
    const one = describeConsumption(table.definition.name, consumption, mode, kind);
    return one ? [one] : [];
  });
  return described.length === 0 ? {} : { ConsumedCapacity: described };
};

export const consumptionFor = (table: Table, consumptions: Map<Table, Consumption>): Consumption => {
  const known = consumptions.get(table) ?? new Consumption();
  consumptions.set(table, known);
  return known;
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
