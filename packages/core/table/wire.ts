import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { convertToAttr, convertToNative } from '@aws-sdk/util-dynamodb';

// Plain values to DynamoDB's and back: the common ones at once, what is rare as the SDK's own helper does.

type Fields = Record<string, unknown>;

const options = { removeUndefinedValues: true };

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const toMap = (value: object): Record<string, AttributeValue> => {
  const map: Record<string, AttributeValue> = {};
  for (const [name, one] of Object.entries(value)) if (one !== undefined) map[name] = toAttribute(one);
  return map;
};

const toAttribute = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Number.isSafeInteger(value)) return { N: String(value) };
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(toAttribute) };
  if (typeof value === 'object' && isPlain(value)) return { M: toMap(value) };
  return convertToAttr(value, options);
};

const fromAttribute = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.M) return fromMap(value.M);
  if (value.L) return value.L.map(fromAttribute);
  if (value.NULL) return null;
  if (value.BOOL !== undefined) return value.BOOL;
  return convertToNative(value);
};

const fromMap = (map: Readonly<Record<string, AttributeValue>>): Fields => {
  const value: Fields = {};
  for (const name of Object.keys(map)) {
    const one = map[name];
    if (one) value[name] = fromAttribute(one);
  }
  return value;
};

type Convert = (value: unknown) => unknown;

/** Converts the members of a list or the values of a record. */
const each =
  (convert: Convert): Convert =>
  (value) =>
    Array.isArray(value)
      ? value.map(convert)
      : Object.fromEntries(Object.entries(Object(value)).map(([name, one]) => [name, convert(one)]));

/** Converts the fields that are named, and takes the others as they are. */
const fieldwise = (converts: Readonly<Record<string, Convert>>): Convert => {
  const byName = new Map(Object.entries(converts));
  return (value) => {
    const fields: Fields = { ...Object(value) };
    for (const [name, one] of Object.entries(fields)) {
      const convert = byName.get(name);
      if (convert && one !== undefined) fields[name] = convert(one);
    }
    return fields;
  };
};

/** Converts the items and keys in a request or an answer. */
const inPlaces = (convert: Convert): Convert => {
  const places = {
    ...{ Item: convert, Key: convert, ExpressionAttributeValues: convert, ExclusiveStartKey: convert },
    ...{ Attributes: convert, LastEvaluatedKey: convert, Items: each(convert), Keys: each(convert) },
  };
  const part = fieldwise(places);
  const byTable = each((some) => (Array.isArray(some) ? some.map(each(part)) : part(some)));
  return fieldwise({
    ...places,
    TransactItems: each(each(part)),
    RequestItems: byTable,
    UnprocessedItems: byTable,
    UnprocessedKeys: byTable,
    Responses: each(each(convert)),
  });
};

/** Converts a request with plain values into DynamoDB's. */
export const toWire: Convert = inPlaces((value) => toMap(Object(value)));

/** Converts DynamoDB's answer into plain values. */
export const fromWire: Convert = inPlaces((value) => fromMap(Object(value)));
