import { ValidationError } from '../error.ts';
import { batchGetShape } from '../request/batch-shape.ts';
import { readRequest } from '../request/shape.ts';
import { Consumption, describeConsumption, readUnits } from '../table/capacity.ts';
import { checkKey, type StoredKey, storedKey } from '../table/key.ts';
import { checkScalarKeys } from '../table/scalar-keys.ts';
import type { Stored } from '../table/stored.ts';
import type { Table } from '../table/table.ts';
import { checkItem } from '../value/check-item.ts';
import { checkDistinct, missingItems, throttle } from './batch.ts';
import type { Context, Operation } from './context.ts';
import { readExpressions } from './expressions.ts';

const maxGetKeys = 100;
export const maxWrites = 25;
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
      const isCut = this.#isCutting && at >= Math.ceil(keys.length / 2);
      const found = isCut ? undefined : this.#find(table, key);
      if (!found) {
        left.push(raw);
        continue;
      }
      const { stored } = found;
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

  /** Looks an item up; undefined where it has to be left. */
  #find(table: Table, key: StoredKey): { readonly stored: Stored | undefined } | undefined {
    if (!this.#isAdmitted(table, key)) return undefined;
    const stored = table.items.find(key);
    const size = stored?.size ?? 0;
    if (this.#bytes + size > maxGetBytes) return undefined;
    this.#bytes += size;
    this.#done++;
    return { stored };
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
