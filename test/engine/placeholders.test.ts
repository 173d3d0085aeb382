import { expect, test } from 'vitest';
import { Placeholders } from '#engine/expression/placeholders.ts';
import { conditionOf } from './expression-fixture.ts';

const names = 'ExpressionAttributeNames';
const values = 'ExpressionAttributeValues';

test.each([
  [{}, undefined, `${names} must not be empty`],
  [{ a: 'b' }, undefined, `${names} contains invalid key: Syntax error; key: "a"`],
  [{ '#a-': 'b' }, undefined, `${names} contains invalid key: Syntax error; key: "#a-"`],
  [{ '#': 'b' }, undefined, `${names} contains invalid key: Syntax error; key: "#"`],
  [{ '#a': '' }, undefined, `${names} contains invalid value: Empty attribute name for key #a`],
  [
    { '#a': 'b'.repeat(65_536) },
    undefined,
    `${names} contains invalid value: Attribute name is too large, must be less than 65536 bytes for key #a`,
  ],
  [
    { [`#${'a'.repeat(255)}`]: 'b' },
    undefined,
    `${names} contains invalid key: The expression attribute map contains a key that is too long; size of key: 256`,
  ],
  [undefined, {}, `${values} must not be empty`],
  [undefined, { v: { S: 'x' } }, `${values} contains invalid key: Syntax error; key: "v"`],
  [undefined, { ':v-': { S: 'x' } }, `${values} contains invalid key: Syntax error; key: ":v-"`],
  [
    undefined,
    { ':v': {} },
    `${values} contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :v`,
  ],
  [
    undefined,
    { ':v': { SS: [] } },
    `${values} contains invalid value: One or more parameter values were invalid: An string set  may not be empty for key :v`,
  ],
  [
    undefined,
    { ':v': { N: 'x' } },
    `${values} contains invalid value: The parameter cannot be converted to a numeric value: x for key :v`,
  ],
  [{ '#a': 5 }, undefined, 'NUMBER_VALUE cannot be converted to String'],
  [undefined, { ':v': { S: 5 } }, 'NUMBER_VALUE cannot be converted to String'],
  ['x', undefined, 'Unexpected field type'],
])('names %j with values %j are refused', (givenNames, givenValues, message) => {
  expect(() => Placeholders.read(givenNames, givenValues)).toThrow(expect.objectContaining({ message }));
});

test('names and values that no expression uses are refused', () => {
  const given = {
    names: { '#a': 'a', '#b': 'b', '#c': 'c' },
    values: { ':v': { N: '1' }, ':w': { N: '1' } },
  };
  expect(() => conditionOf('#a = :v', given)).toThrow(
    'Value provided in ExpressionAttributeNames unused in expressions: keys: {#b, #c}',
  );
  expect(() => conditionOf('#a = :v', { ...given, names: { '#a': 'a' } })).toThrow(
    'Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}',
  );
});
