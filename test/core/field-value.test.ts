import { expect, test } from 'vitest';
import { readFieldValue } from '#core/catalogue/field-value.ts';

const read = (type: 'integer' | 'boolean', value: unknown) => {
  const { value: found, misfit } = readFieldValue({ type, options: [] }, value);
  return misfit ? misfit.code : found;
};

test.each([
  ['7', 7],
  [' -7 ', -7],
  ['7.0', 7],
  ['1.00', 1],
  // A thousand in many countries, one in others.
  ['1.000', 'type_integer'],
  ['1,000', 'type_integer'],
  ['7.5', 'type_integer'],
])('%j as a whole number is %j', (given, expected) => {
  expect(read('integer', given)).toBe(expected);
});

test.each([
  ['Yes', true],
  ['WAHR', true],
  ['vrai', true],
  ['VERDADERO', true],
  ['FALSCH', false],
  ['faux', false],
  ['FALSO', false],
  ['non', false],
  ['perhaps', 'type_boolean'],
])('%j as yes or no is %j', (given, expected) => {
  expect(read('boolean', given)).toBe(expected);
});

test.each([
  ['red, BLUE', ['Red', 'Blue']],
  ['a,b', ['a,b']],
  ['"a,b";red', ['a,b', 'Red']],
  ['a,b,red', 'option_unknown'],
  ['"', ['"']],
  ['say "x"|red', ['say "x"', 'Red']],
])('%j as several options is %j', (given, expected) => {
  const options = ['Red', 'Blue', 'a,b', '"', 'say "x"'];
  const { value, misfit } = readFieldValue({ type: 'multi_select', options }, given);
  expect(misfit?.code ?? value).toEqual(expected);
});
