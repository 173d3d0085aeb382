import { isDeepStrictEqual } from 'node:util';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Item, Key } from '#core/table/item.ts';
import { shortPatience } from '#core/table/patience.ts';
import type { Table } from '#core/table/table.ts';
import type { Change, Condition, Path, Write } from '#core/table/write.ts';

const placeOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const valueAt = (item: Item | undefined, path: Path): unknown => {
  let value: unknown = item;
  for (const name of [path].flat()) value = Object(value)[name];
  return value;
};

const isBelow = (one: unknown, other: unknown): boolean => {
  if (typeof one === 'number' && typeof other === 'number') return one < other;
  return String(one) < String(other);
};

/** Whether a condition holds of an item, or of its absence. */
const holds = (item: Item | undefined, condition: Condition): boolean => {
  if ('either' in condition) return condition.either.some((one) => holds(item, one));
  const value = valueAt(item, condition.path);
  if (condition.test === 'absent') return value === undefined;
  if (condition.test === 'isNot') return !isDeepStrictEqual(value, condition.value);
  if (value === undefined) return false;
  switch (condition.test) {
    case 'present':
      return true;
    case 'is':
      return isDeepStrictEqual(value, condition.value);
    case 'isAbove':
      return isBelow(condition.value, value);
    case 'isAtMost':
      return !isBelow(condition.value, value);
    case 'isOneOf':
      return condition.values.some((one) => isDeepStrictEqual(value, one));
    case 'holdsAtMost':
      return Object.keys(Object(value)).length <= condition.value;
  }
};

const keyOf = (write: Write): Key => {
  if ('put' in write) return write.put;
  if ('drop' in write) return write.drop;
  return 'change' in write ? write.change : write.check;
};

const changed = (
  before: Item | undefined,
  { change, set = {}, setIn = {}, setOnce = {}, add = {}, remove = [], ...other }: Change,
): Item => {
  const unknown = Object.keys(other).filter((name) => name !== 'when');
  if (unknown.length > 0) throw new Error(`This table knows no ${unknown.join()}.`);
  const item: Item = { ...before, ...change };
  for (const [name, value] of Object.entries(set)) if (value !== undefined) item[name] = value;
  for (const [name, entries] of Object.entries(setIn)) item[name] = { ...Object(item[name]), ...entries };
  for (const [name, value] of Object.entries(setOnce)) item[name] ??= value;
  for (const [name, by] of Object.entries(add)) item[name] = Number(item[name] ?? 0) + Number(by);
  for (const path of remove) {
    const [name = '', ...inner] = [path].flat();
    if (inner.length > 1) throw new Error('This table removes no more than entries of maps.');
    if (inner[0] === undefined) delete item[name];
    else
      item[name] = Object.fromEntries(Object.entries(Object(item[name])).filter(([one]) => one !== inner[0]));
  }
  return item;
};

/** The secret of the stage, which this table has from the beginning and does not count among its items. */
const secret: Item = { pk: 'SYSTEM#SECRET', sk: 'SECRET', value: 'c2VjcmV0IG9mIHRoZSBzdGFnZQ' };

/**
 * A table that is a map, for plans: it answers reads by key, and carries out writes while they are plain data. It has
 * no indexes, and takes nothing that the SDK would send to be written.
 */
export class MapTable {
  readonly items = new Map<string, Item>();
  readonly table: Table;

  constructor(items: readonly Item[] = []) {
    for (const item of items) this.items.set(placeOf(item), item);
    const client = { send: async (command: object) => this.#answer(command) };
    this.table = {
      name: 'map',
      client: client as unknown as DynamoDBDocumentClient,
      patience: shortPatience(),
      until: () => this.table,
    };
  }

  #answer(command: object): object {
    if (command instanceof GetCommand) return { Item: this.#find(command.input.Key) };
    if (command instanceof BatchGetCommand) {
      const { Keys = [] } = command.input.RequestItems?.map ?? {};
      return { Responses: { map: Keys.flatMap((key) => this.#find(key) ?? []) } };
    }
    if (!(command instanceof QueryCommand) || command.input.IndexName)
      throw new Error('A read by key, please.');
    const { ':pk': pk, ':sk': start = '' } = command.input.ExpressionAttributeValues ?? {};
    const found = [...this.items.values()].filter((item) => item.pk === pk && item.sk.startsWith(start));
    return { Items: found.sort((one, other) => (one.sk < other.sk ? -1 : 1)) };
  }

  #find(key: Record<string, unknown> | undefined): Item | undefined {
    if (key?.pk === secret.pk) return secret;
    return this.items.get(`${key?.pk} ${key?.sk}`);
  }

  /** Carries out all writes or none; false when a condition does not hold. */
  carryOut(writes: readonly Write[]): boolean {
    const places = new Set(writes.map((write) => placeOf(keyOf(write))));
    if (places.size < writes.length) throw new Error('A transaction writes each item once.');
    const isPossible = writes.every((write) => {
      const item = this.items.get(placeOf(keyOf(write)));
      return (write.when ?? []).every((condition) => holds(item, condition));
    });
    if (isPossible) for (const write of writes) this.#make(write);
    return isPossible;
  }

  #make(write: Write): void {
    const place = placeOf(keyOf(write));
    if ('put' in write) this.items.set(place, write.put);
    else if ('drop' in write) this.items.delete(place);
    else if ('change' in write) this.items.set(place, changed(this.items.get(place), write));
  }
}
