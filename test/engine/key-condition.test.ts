import { describe, expect, test } from 'vitest';
import { parseKeyCondition } from '#engine/expression/key-condition.ts';
import type { SortRange } from '#engine/expression/key-range.ts';
import { Placeholders } from '#engine/expression/placeholders.ts';
import { encodeKey } from '#engine/value/key-encoding.ts';
import { keyRangeOf } from './expression-fixture.ts';

const all = { ':p': { S: 'a' }, ':n': { N: '1' }, ':m': { N: '2' } };
const given = (text: string) => ({
  values: Object.fromEntries(Object.entries(all).filter(([name]) => text.includes(name))),
});
const one = encodeKey({ N: '1' });
const two = encodeKey({ N: '2' });
const closed = (key: Uint8Array) => ({ key, open: false });
const open = (key: Uint8Array) => ({ key, open: true });

describe('ranges', () => {
  test.each<[string, SortRange | undefined]>([
    ['pk = :p', undefined],
    [':p = pk', undefined],
    ['(pk = :p)', undefined],
    ['pk = :p AND sk = :n', { lower: closed(one), upper: closed(one) }],
    ['sk = :n and pk = :p', { lower: closed(one), upper: closed(one) }],
    ['pk = :p AND sk < :n', { upper: open(one) }],
    ['pk = :p AND sk <= :n', { upper: closed(one) }],
    ['pk = :p AND sk > :n', { lower: open(one) }],
    ['pk = :p AND (sk >= :n)', { lower: closed(one) }],
    ['pk = :p AND :n < sk', { lower: open(one) }],
    ['pk = :p AND :n >= sk', { upper: closed(one) }],
    ['pk = :p AND sk BETWEEN :n AND :m', { lower: closed(one), upper: closed(two) }],
  ])('%s', (text, sort) => {
    expect(keyRangeOf(text, given(text))).toEqual({ partition: { S: 'a' }, ...(sort && { sort }) });
  });
});

test.each([
  ['pk < :p', 'Query key condition not supported'],
  ['pk BETWEEN :p AND :p', 'Query key condition not supported'],
  ['begins_with(pk, :p)', 'Query key condition not supported'],
  ['sk > :n and pk > :p', 'Query key condition not supported'],
  ['pk = :p OR sk = :n', 'Invalid operator used in KeyConditionExpression: OR'],
  ['pk = :p AND NOT sk = :n', 'Invalid operator used in KeyConditionExpression: NOT'],
  ['pk <> :p', 'Invalid operator used in KeyConditionExpression: <>'],
  ['pk IN (:p)', 'Invalid operator used in KeyConditionExpression: IN'],
  ['pk = :p AND attribute_exists(sk)', 'Invalid operator used in KeyConditionExpression: attribute_exists'],
  ['pk = :p AND contains(sk, :p)', 'Invalid operator used in KeyConditionExpression: contains'],
  ['pk = :p and size(sk) = :n', 'KeyConditionExpressions cannot contain nested operations'],
  [
    'pk = :p and begins_with(:p, sk)',
    'Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand',
  ],
  [
    'pk = :p and :n BETWEEN sk AND sk',
    'Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand',
  ],
  ['pk = sk', 'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition'],
  [':p = :p', 'Invalid condition in KeyConditionExpression: No key attribute specified'],
  ['pk.a = :p', 'KeyConditionExpressions cannot have conditions on nested attributes'],
  ['pk = :p and pk = :p', 'KeyConditionExpressions must only contain one condition per key'],
  ['pk = :p and sk > :n and sk < :n', 'KeyConditionExpressions must only contain one condition per key'],
  ['pk = :p and sk = :n and zz = :p', 'Conditions can be of length 1 or 2 only'],
  ['zz = :p', 'Query condition missed key schema element: pk'],
  ['pk = :p and zz = :p', 'Query condition missed key schema element: sk'],
  [
    'pk = :n',
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
  [
    'pk = :p and sk = :p',
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
  ['', 'Invalid KeyConditionExpression: The expression can not be empty;'],
  ['pk', 'Invalid KeyConditionExpression: Syntax error; token: "<EOF>", near: "pk"'],
  ['((pk = :p))', 'Invalid KeyConditionExpression: The expression has redundant parentheses;'],
  [
    'pk = :p and begins_with(sk, :n)',
    'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'pk = :p and sk BETWEEN :m AND :n',
    'Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}',
  ],
  [
    'pk = :x',
    'Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :x',
  ],
])('%s', (text, message) => {
  const values = given(text).values;
  expect(() => keyRangeOf(text, Object.keys(values).length > 0 ? { values } : {})).toThrow(
    expect.objectContaining({ message }),
  );
});

test('a key of one attribute takes one condition', () => {
  const text = 'pk = :p and sk = :n';
  expect(() => keyRangeOf(text, given(text), false)).toThrow('Query key condition not supported');
});

test.each([
  ['S', { S: 'ab' }, 'ab', 'ac'],
  ['B', { B: 'AA==' }, '\u0000', '\u0001'],
  ['B', { B: 'Af8=' }, '\u0001\u00ff', '\u0002'],
] as const)('begins_with reads from a prefix (%s %j) to what comes after it', (type, prefix, from, to) => {
  const placeholders = Placeholders.read(undefined, { ':p': { S: 'a' }, ':s': prefix });
  const { sort } = parseKeyCondition('pk = :p AND begins_with(sk, :s)', placeholders).range({
    partition: { name: 'pk', type: 'S' },
    sort: { name: 'sk', type },
  });
  const textOf = (key: Uint8Array | undefined) => key && Buffer.from(key).toString('latin1');
  expect(sort?.lower?.open).toBe(false);
  expect(textOf(sort?.lower?.key)).toBe(from);
  expect(sort?.upper?.open).toBe(true);
  expect(textOf(sort?.upper?.key)).toBe(to);
});

test('no key comes after a prefix of the highest bytes alone', () => {
  const placeholders = Placeholders.read(undefined, { ':p': { S: 'a' }, ':s': { B: '//8=' } });
  const { sort } = parseKeyCondition('pk = :p AND begins_with(sk, :s)', placeholders).range({
    partition: { name: 'pk', type: 'S' },
    sort: { name: 'sk', type: 'B' },
  });
  expect(sort?.upper).toBeUndefined();
});

test('no key is empty', () => {
  expect(() => keyRangeOf('pk = :p', { values: { ':p': { S: '' } } })).toThrow(
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk',
  );
});
