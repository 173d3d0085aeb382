import { ValidationError } from '../error.ts';
import { type AttributeValue, type Item, setAttribute } from './attribute-value.ts';
import { maxLevels, tooDeep } from './levels.ts';
import { normaliseNumber } from './number.ts';
import {
  assertBinary,
  assertBoolean,
  assertList,
  assertMap,
  assertString,
  assertStructure,
  checkItemShape,
} from './value-shape.ts';

const noType = 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes';
const severalTypes =
  'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes';
const wrong = 'One or more parameter values were invalid:';

/**
 * Reads an item of a request: throws a SerializationError where its JSON has another shape than an item's, and a
 * ValidationError where a value is none. Numbers come out in the form in which DynamoDB answers them.
 */
export const checkItem = (raw: unknown): Item => {
  try {
    return readItem(raw, 1);
  } catch (error) {
    // A wrong shape anywhere comes before wrong values, as DynamoDB reads the whole body first.
    if (error instanceof ValidationError) checkItemShape(raw);
    throw error;
  }
};

/** Reads one value, as `checkItem` does. */
export const checkValue = (raw: unknown): AttributeValue => {
  try {
    return readValue(raw, 1);
  } catch (error) {
    if (error instanceof ValidationError) checkItemShape({ raw });
    throw error;
  }
};

const readItem = (raw: unknown, level: number): Item => {
  assertMap(raw);
  const item: Item = {};
  for (const name of Object.keys(raw)) setAttribute(item, name, readValue(raw[name], level));
  return item;
};

const readValue = (raw: unknown, level: number): AttributeValue => {
  if (level > maxLevels) throw tooDeep();
  if (raw === null || raw === undefined) throw new ValidationError(noType);
  assertStructure(raw);
  let value: AttributeValue | undefined;
  let types = 0;
  for (const type of Object.keys(raw)) {
    const content = raw[type];
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    if (content === null || read === undefined) continue;
    value = read(content, level);
    types += 1;
  }
  if (value === undefined) throw new ValidationError(noType);
  if (types > 1) throw new ValidationError(severalTypes);
  return value;
};

const readString = (raw: unknown): string => {
  assertString(raw);
  return raw;
};

const readNumber = (raw: unknown): string => normaliseNumber(readString(raw));

const readBinary = (raw: unknown): string => {
  assertBinary(raw);
  return raw;
};

const readBoolean = (raw: unknown): boolean => {
  assertBoolean(raw);
  return raw;
};

const readNull = (raw: unknown): AttributeValue => {
  if (!readBoolean(raw))
    throw new ValidationError(`${wrong} Null attribute value types must have the value of true`);
  return { NULL: true };
};

const readList = (raw: unknown, level: number): AttributeValue[] => {
  assertList(raw);
  return raw.map((member) => readValue(member, level + 1));
};

interface SetMessages {
  readonly empty: string;
  readonly duplicates: (members: readonly string[]) => string;
}

const readSet = (
  raw: unknown,
  readMember: (raw: unknown) => string,
  { empty, duplicates }: SetMessages,
): string[] => {
  assertList(raw);
  if (raw.length === 0) throw new ValidationError(`${wrong} ${empty}`);
  const members = raw.map(readMember);
  if (new Set(members).size < members.length) throw new ValidationError(duplicates(members));
  return members;
};

const stringSet: SetMessages = {
  empty: 'An string set  may not be empty',
  duplicates: (members) => `${wrong} Input collection [${members.join(', ')}] contains duplicates.`,
};
const numberSet: SetMessages = {
  empty: 'An number set  may not be empty',
  duplicates: () => 'Input collection contains duplicates',
};
const binarySet: SetMessages = {
  empty: 'Binary sets should not be empty',
  duplicates: (members) => `${wrong} Input collection [${members.join(', ')}]of type BS contains duplicates.`,
};

const readers: Readonly<Record<string, (raw: unknown, level: number) => AttributeValue>> = {
  S: (raw) => ({ S: readString(raw) }),
  N: (raw) => ({ N: readNumber(raw) }),
  B: (raw) => ({ B: readBinary(raw) }),
  BOOL: (raw) => ({ BOOL: readBoolean(raw) }),
  NULL: readNull,
  SS: (raw) => ({ SS: readSet(raw, readString, stringSet) }),
  NS: (raw) => ({ NS: readSet(raw, readNumber, numberSet) }),
  BS: (raw) => ({ BS: readSet(raw, readBinary, binarySet) }),
  L: (raw, level) => ({ L: readList(raw, level) }),
  M: (raw, level) => ({ M: readItem(raw, level + 1) }),
};
