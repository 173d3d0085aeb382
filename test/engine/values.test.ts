import { expect, test } from 'vitest';
import type { AttributeValue } from '#engine/value/attribute-value.ts';
import { checkItem } from '#engine/value/check-item.ts';
import { compare, equal } from '#engine/value/compare.ts';
import { itemSize, valueSize } from '#engine/value/item-size.ts';

const wrong = 'One or more parameter values were invalid:';
const empty = 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes';
const several =
  'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes';
const notNumeric = 'The parameter cannot be converted to a numeric value';

test.each([
  [{}, empty],
  [{ X: 'a' }, empty],
  [{ S: null }, empty],
  [null, empty],
  [{ L: [{}] }, empty],
  [{ L: [null] }, empty],
  [{ M: { a: {} } }, empty],
  [{ S: 'a', N: '1' }, several],
  [{ L: [], S: 'x' }, several],
  [{ S: 'a', N: 'x' }, `${notNumeric}: x`],
  [{ N: '' }, notNumeric],
  [{ NS: ['1', ''] }, notNumeric],
  [{ NS: ['1', '1.0'] }, 'Input collection contains duplicates'],
  [{ SS: [] }, `${wrong} An string set  may not be empty`],
  [{ NS: [] }, `${wrong} An number set  may not be empty`],
  [{ BS: [] }, `${wrong} Binary sets should not be empty`],
  [{ SS: ['a', 'a'] }, `${wrong} Input collection [a, a] contains duplicates.`],
  [{ BS: ['Yg==', 'Yg=='] }, `${wrong} Input collection [Yg==, Yg==]of type BS contains duplicates.`],
  [{ NULL: false }, `${wrong} Null attribute value types must have the value of true`],
])('%j is no value', (value, message) => {
  expect(() => checkItem({ value })).toThrow(expect.objectContaining({ message }));
  expect(() => checkItem({ value: { M: { a: { L: [value] } } } })).toThrow(
    expect.objectContaining({ message }),
  );
});

test.each([
  ['x', 'Unexpected value type in payload'],
  [[], 'Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue'],
  [{ S: 5 }, 'NUMBER_VALUE cannot be converted to String'],
  [{ S: 5.5 }, 'DECIMAL_VALUE cannot be converted to String'],
  [{ N: true }, 'TRUE_VALUE cannot be converted to String'],
  [{ S: {} }, 'Start of structure or map found where not expected'],
  [{ S: [] }, 'Unrecognized collection type class java.lang.String'],
  [{ BOOL: 1 }, 'NUMBER_VALUE cannot be converted to Boolean'],
  [{ BOOL: 'maybe' }, 'Unexpected token received from parser'],
  [{ SS: 'a' }, 'Unexpected field type'],
  [{ L: {} }, 'Start of structure or map found where not expected'],
  [{ SS: [1] }, 'NUMBER_VALUE cannot be converted to String'],
  [
    { M: [] },
    'Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>',
  ],
  [{ B: 5 }, 'only base-64-encoded strings are convertible to bytes'],
  [{ B: 'abc' }, 'Base64 encoded length is expected a multiple of 4 bytes but found: 3'],
  [{ B: 'YR==' }, 'Invalid last non-pad Base64 character dectected'],
  [{ B: 'a b=' }, 'Invalid last non-pad Base64 character dectected'],
])('%j has no shape of a value, whatever else is wrong', (value, message) => {
  const serialization = expect.objectContaining({
    message,
    type: 'com.amazon.coral.service#SerializationException',
  });
  expect(() => checkItem({ value })).toThrow(serialization);
  expect(() => checkItem({ first: { NULL: false }, value })).toThrow(serialization);
  expect(() => checkItem({ first: {}, later: { L: [value] } })).toThrow(serialization);
});

test('values lie 32 levels deep and no deeper', () => {
  const nested = (containers: number): unknown => {
    let value: unknown = { S: 'x' };
    for (let level = 0; level < containers; level += 1)
      value = level % 2 === 0 ? { L: [value] } : { M: { a: value } };
    return value;
  };
  expect(() => checkItem({ value: nested(31) })).not.toThrow();
  const message =
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit';
  for (const containers of [32, 33, 200_000])
    expect(() => checkItem({ value: nested(containers) })).toThrow(expect.objectContaining({ message }));
});

test('attributes may have the names that JavaScript uses itself', () => {
  const raw: unknown = JSON.parse('{"__proto__":{"S":"a"},"constructor":{"M":{"__proto__":{"N":"1e2"}}}}');
  expect(JSON.stringify(checkItem(raw))).toBe(
    '{"__proto__":{"S":"a"},"constructor":{"M":{"__proto__":{"N":"100"}}}}',
  );
});

test.each<[AttributeValue, AttributeValue]>([
  [{ SS: ['a', 'b'] }, { SS: ['b', 'a'] }],
  [{ M: { a: { N: '1' }, b: { NULL: true } } }, { M: { b: { NULL: true }, a: { N: '1' } } }],
  [{ L: [{ BOOL: true }] }, { L: [{ BOOL: true }] }],
])('%j equals %j', (one, other) => {
  expect(equal(one, other)).toBe(true);
});

test.each<[AttributeValue, AttributeValue]>([
  [{ S: '1' }, { N: '1' }],
  [{ SS: ['1'] }, { NS: ['1'] }],
  [{ SS: ['a'] }, { SS: ['a', 'b'] }],
  [{ L: [{ S: 'a' }, { S: 'b' }] }, { L: [{ S: 'b' }, { S: 'a' }] }],
  [{ M: { a: { S: 'a' } } }, { M: { b: { S: 'a' } } }],
  [{ BOOL: true }, { BOOL: false }],
  [{ NULL: true }, { BOOL: true }],
])('%j does not equal %j', (one, other) => {
  expect(equal(one, other)).toBe(false);
  expect(equal(other, one)).toBe(false);
});

test('only texts, numbers and bytes of one type have an order', () => {
  expect(compare({ S: 'a' }, { S: 'b' })).toBeLessThan(0);
  expect(compare({ N: '10' }, { N: '9' })).toBeGreaterThan(0);
  expect(compare({ B: 'AA==' }, { B: '/w==' })).toBeLessThan(0);
  expect(compare({ S: '1' }, { N: '1' })).toBeUndefined();
  expect(compare({ BOOL: true }, { BOOL: false })).toBeUndefined();
});

test.each<[AttributeValue, number]>([
  [{ S: '' }, 0],
  [{ S: 'aé😀' }, 7],
  [{ B: 'YQ==' }, 1],
  [{ B: 'YWI=' }, 2],
  [{ B: 'YWJj' }, 3],
  [{ BOOL: true }, 1],
  [{ NULL: true }, 1],
  [{ N: '0' }, 1],
  [{ N: '1' }, 2],
  [{ N: '12' }, 2],
  [{ N: '123' }, 3],
  [{ N: '1.2' }, 3],
  [{ N: '-12' }, 3],
  [{ N: '100' }, 2],
  [{ N: '12345678901234567890123456789012345678' }, 20],
  [{ SS: ['a', 'bc'] }, 3],
  [{ NS: ['1', '12'] }, 4],
  [{ BS: ['YQ=='] }, 1],
  [{ L: [] }, 3],
  [{ L: [{ S: 'a' }, { N: '1' }] }, 8],
  [{ M: {} }, 3],
  [{ M: { ab: { S: 'c' } } }, 7],
])('%j takes %i bytes', (value, bytes) => {
  expect(valueSize(value)).toBe(bytes);
});

test('an item takes its names and its values', () => {
  expect(itemSize({ pk: { S: 'abc' }, é: { NULL: true } })).toBe(8);
});
