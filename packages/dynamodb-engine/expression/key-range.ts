import { ValidationError } from '../error.ts';
import type { AttributeValue } from '../value/attribute-value.ts';
import { encodeKey } from '../value/key-encoding.ts';
import type { Comparator } from './syntax.ts';

export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

/** The key of what a query reads: a table's or an index's. */
export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute | undefined;
}

export interface Bound {
  /** As `encodeKey` writes it. */
  readonly key: Uint8Array;
  readonly open: boolean;
}

/** The sort keys that a query reads. */
export interface SortRange {
  readonly lower?: Bound | undefined;
  readonly upper?: Bound | undefined;
}

export interface KeyRange {
  readonly partition: AttributeValue;
  readonly sort?: SortRange | undefined;
}

/** What is asked of one attribute of a key. */
export interface KeyTest {
  readonly operator: Exclude<Comparator, '<>'> | 'BETWEEN' | 'begins_with';
  readonly values: readonly AttributeValue[];
}

const notSupported = () => new ValidationError('Query key condition not supported');

/** Answers what a query reads that asks this of those attributes; throws where they are not the key's. */
export const keyRange = (tests: ReadonlyMap<string, KeyTest>, { partition, sort }: KeySchema): KeyRange => {
  if (tests.size > 2) throw new ValidationError('Conditions can be of length 1 or 2 only');
  if (tests.size > 1 && sort === undefined) throw notSupported();
  const partitionTest = testOf(tests, partition);
  if (partitionTest.operator !== '=') throw notSupported();
  const [value] = checkedValues(partitionTest, partition);
  if (value === undefined) throw new TypeError('A comparison has a value.');
  if (sort === undefined || tests.size === 1) return { partition: value };
  const sortTest = testOf(tests, sort);
  return {
    partition: value,
    sort: sortRange(sortTest.operator, checkedValues(sortTest, sort).map(encodeKey)),
  };
};

const testOf = (tests: ReadonlyMap<string, KeyTest>, { name }: KeyAttribute): KeyTest => {
  const test = tests.get(name);
  if (test === undefined) throw new ValidationError(`Query condition missed key schema element: ${name}`);
  return test;
};

const checkedValues = ({ values }: KeyTest, { name, type }: KeyAttribute): readonly AttributeValue[] => {
  for (const value of values) {
    if (!(type in value))
      throw new ValidationError(
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      );
    checkNotEmpty(value, name);
  }
  return values;
};

const checkNotEmpty = (value: AttributeValue, name: string): void => {
  const what = 'S' in value && value.S === '' ? 'string' : 'B' in value && value.B === '' ? 'binary' : '';
  if (what !== '')
    throw new ValidationError(
      'One or more parameter values are not valid. ' +
        `The AttributeValue for a key attribute cannot contain an empty ${what} value. Key: ${name}`,
    );
};

const sortRange = (operator: KeyTest['operator'], [key, last]: readonly Uint8Array[]): SortRange => {
  if (key === undefined) throw new TypeError('A test has a value.');
  const closed = { key, open: false };
  const open = { key, open: true };
  switch (operator) {
    case '=':
      return { lower: closed, upper: closed };
    case '<':
      return { upper: open };
    case '<=':
      return { upper: closed };
    case '>':
      return { lower: open };
    case '>=':
      return { lower: closed };
    case 'BETWEEN':
      return { lower: closed, upper: last && { key: last, open: false } };
    default:
      return { lower: closed, upper: afterPrefix(key) };
  }
};

/** The first key that sorts after all that begin with those bytes, if there is one. */
const afterPrefix = (prefix: Uint8Array): Bound | undefined => {
  const last = prefix.findLastIndex((byte) => byte < 0xff);
  if (last < 0) return undefined;
  const key = Uint8Array.from(prefix.subarray(0, last + 1));
  key[last] = (prefix[last] ?? 0) + 1;
  return { key, open: true };
};
