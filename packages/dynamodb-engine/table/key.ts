import { ValidationError } from '../error.ts';
import type { KeyAttribute, KeySchema } from '../expression/key-range.ts';
import { type AttributeValue, attributeOf, type Item } from '../value/attribute-value.ts';
import { encodeKey } from '../value/key-encoding.ts';
import { type IndexDefinition, keyNames, type TableDefinition } from './definition.ts';

/** Where an item lies: bytes that sort first by the partition's hash, then by the sort key. */
export interface StoredKey {
  readonly partition: Uint8Array;
  readonly sort: Uint8Array;
}

const noSort = new Uint8Array([0]);
const maxPartitionBytes = 2048;
const maxSortBytes = 1024;

/** FNV-1a, folded to 16 bits: spreads partitions over the segments of a scan. */
const hashOf = (bytes: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff;
};

export const partitionKey = (value: AttributeValue): Uint8Array => {
  const bytes = encodeKey(value);
  const hash = hashOf(bytes);
  const key = new Uint8Array(bytes.length + 2);
  key[0] = hash >>> 8;
  key[1] = hash & 0xff;
  key.set(bytes, 2);
  return key;
};

/** Finds where the item lies; undefined where it has not all of the key, as in an index that it is not in. */
export const findStoredKey = (item: Item, { partition, sort }: KeySchema): StoredKey | undefined => {
  const partitionValue = attributeOf(item, partition.name);
  if (!partitionValue || !(partition.type in partitionValue)) return undefined;
  if (!sort) return { partition: partitionKey(partitionValue), sort: noSort };
  const sortValue = attributeOf(item, sort.name);
  if (!sortValue || !(sort.type in sortValue)) return undefined;
  return { partition: partitionKey(partitionValue), sort: encodeKey(sortValue) };
};

export const storedKey = (item: Item, schema: KeySchema): StoredKey => {
  const key = findStoredKey(item, schema);
  if (!key) throw mismatch();
  return key;
};

const mismatch = () => new ValidationError('The provided key element does not match the schema');

const invalid = (reason: string) =>
  new ValidationError(`One or more parameter values were invalid: ${reason}`);

const bytesOf = (value: AttributeValue): number => {
  if ('S' in value) return Buffer.byteLength(value.S);
  return 'B' in value ? Buffer.byteLength(value.B, 'base64') : 1;
};

const emptyKind = (value: AttributeValue): string | undefined => {
  if ('S' in value && value.S === '') return 'string';
  return 'B' in value && value.B === '' ? 'binary' : undefined;
};

const checkKeyValue = (name: string, value: AttributeValue, isPartition: boolean): void => {
  const empty = emptyKind(value);
  if (empty)
    throw new ValidationError(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${empty} value. Key: ${name}`,
    );
  const bytes = bytesOf(value);
  if (isPartition && bytes > maxPartitionBytes)
    throw invalid(`Size of hashkey has exceeded the maximum size limit of${maxPartitionBytes} bytes`);
  if (!isPartition && bytes > maxSortBytes)
    throw invalid(`Aggregated size of all range keys has exceeded the size limit of ${maxSortBytes} bytes`);
};

const attributesOf = ({ partition, sort }: KeySchema): KeyAttribute[] =>
  sort ? [partition, sort] : [partition];

/** Checks the key of a request, which must be the table's key and nothing else. */
export const checkKey = (key: Item, schema: KeySchema): void => {
  const parts = attributesOf(schema);
  if (Object.keys(key).length !== parts.length) throw mismatch();
  for (const { name, type } of parts) {
    const value = attributeOf(key, name);
    if (!value || !(type in value)) throw mismatch();
  }
  for (const { name } of parts) {
    const value = attributeOf(key, name);
    if (value) checkKeyValue(name, value, name === schema.partition.name);
  }
};

/** Checks that an item which is put has the table's key. */
export const checkItemKey = (item: Item, schema: KeySchema): void => {
  for (const { name, type } of attributesOf(schema)) {
    const value = attributeOf(item, name);
    if (!value) throw invalid(`Missing the key ${name} in the item`);
    if (!(type in value))
      throw invalid(`Type mismatch for key ${name} expected: ${type} actual: ${Object.keys(value)[0]}`);
    checkKeyValue(name, value, name === schema.partition.name);
  }
};

const checkIndexValue = (
  value: AttributeValue,
  { name, type }: KeyAttribute,
  { name: index, key }: IndexDefinition,
  isUpdate: boolean,
): void => {
  if (!(type in value))
    throw invalid(
      `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${Object.keys(value)[0]} IndexName: ${index}`,
    );
  const empty = emptyKind(value);
  if (empty && isUpdate)
    throw new ValidationError(
      `One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty ${empty} value.`,
    );
  if (empty)
    throw new ValidationError(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${empty} value. IndexName: ${index}, IndexKey: ${name}`,
    );
  const isPartition = name === key.partition.name;
  const max = isPartition ? maxPartitionBytes : maxSortBytes;
  if (bytesOf(value) > max)
    throw invalid(
      `Size of ${isPartition ? 'hashkey' : 'rangekey'} has exceeded the maximum size limit of ${max} bytes for index ${index}`,
    );
};

const named = new WeakMap<readonly IndexDefinition[], IndexDefinition[]>();

/** Of several indexes that a value does not fit, AWS tells the one whose name is the first. */
const byName = (indexes: readonly IndexDefinition[]): IndexDefinition[] => {
  const known = named.get(indexes) ?? indexes.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  named.set(indexes, known);
  return known;
};

/** Checks that what the indexes take their keys from can be a key. */
export const checkIndexKeys = (item: Item, definition: TableDefinition, isUpdate = false): void => {
  const own = keyNames(definition.key);
  for (const index of byName(definition.indexes)) {
    for (const part of attributesOf(index.key)) {
      const value = own.includes(part.name) ? undefined : attributeOf(item, part.name);
      if (value) checkIndexValue(value, part, index, isUpdate);
    }
  }
};
