import { ValidationError } from '../error.ts';
import { keyNames } from '../table/definition.ts';
import { checkKey, findStoredKey, type StoredKey, storedKey } from '../table/key.ts';
import { pick } from '../table/stored.ts';
import type { Item } from '../value/attribute-value.ts';
import { checkItem } from '../value/check-item.ts';
import type { Target } from './read-target.ts';

const invalid = (reason = '') => new ValidationError(`The provided starting key is invalid${reason}`);

export interface StartKey {
  readonly item: Item;
  readonly place: StoredKey;
  /** The place in the index, or in the table. */
  readonly entry: StoredKey;
}

export const readStartItem = (raw: Record<string, unknown> | undefined): Item | undefined => {
  if (!raw) return undefined;
  try {
    return checkItem(raw);
  } catch (error) {
    if (error instanceof ValidationError) throw invalid(`: ${error.message}`);
    throw error;
  }
};

/** Checks the key that a page begins behind. */
export const readStartKey = (
  item: Item | undefined,
  target: Target,
  isQuery: boolean,
): StartKey | undefined => {
  if (!item) return undefined;
  const { table, index, key, keyNames: names } = target;
  const given = Object.keys(item);
  if (given.length !== names.length || !names.every((name) => given.includes(name)))
    throw index || isQuery ? invalid() : invalid(': The provided key element does not match the schema');
  const own = pick(item, keyNames(table.definition.key));
  try {
    checkKey(own, table.definition.key);
  } catch (error) {
    if (error instanceof ValidationError) throw invalid(`: ${error.message}`);
    throw error;
  }
  const entry = findStoredKey(item, key);
  if (!entry) throw new ValidationError('The provided key element does not match the schema');
  return { item, place: storedKey(own, table.definition.key), entry };
};
