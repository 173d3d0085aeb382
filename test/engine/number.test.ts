import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addNumbers, compareNumbers, normaliseNumber, subtractNumbers } from '#engine/value/number.ts';

test.each([
  ['1', '1'],
  ['+5', '5'],
  ['05', '5'],
  ['0.10', '0.1'],
  ['-0', '0'],
  ['0e400', '0'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['1e+5', '100000'],
  ['-1.50E3', '-1500'],
  ['1e-3', '0.001'],
  ['123456789012345678901234567890123456780', '123456789012345678901234567890123456780'],
  ['1.000000000000000000000000000000000000000000', '1'],
  ['1e125', `1${'0'.repeat(125)}`],
  ['-1e-130', `-0.${'0'.repeat(129)}1`],
  [`9.${'9'.repeat(37)}E125`, `${'9'.repeat(38)}${'0'.repeat(88)}`],
  ['0.00001234', '0.00001234'],
  ['12.340', '12.34'],
])('%s is answered as %s', (text, answered) => {
  expect(normaliseNumber(text)).toBe(answered);
});

const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range';
const underflow =
  'Number underflow. Attempting to store a number with magnitude smaller than supported range';
const tooPrecise = 'Attempting to store more than 38 significant digits in a Number';
const none = 'The parameter cannot be converted to a numeric value';

test.each([
  ['', none],
  ...['abc', ' 1', '1 ', '--1', '0x10', 'NaN', 'Infinity', '1_0', '1e', '1e5.5', '.', '-', '1.2.3', '１'].map(
    (text) => [text, `${none}: ${text}`],
  ),
  ['1e126', overflow],
  ['-1e126', overflow],
  ['1e400', overflow],
  ['1e-131', underflow],
  ['-1e-131', underflow],
  ['123456789012345678901234567890123456789', tooPrecise],
  ['-1.23456789012345678901234567890123456789', tooPrecise],
])('%j is refused', (text, message) => {
  expect(() => normaliseNumber(text)).toThrow(message);
});

test.each([
  ['1', '+', '1', '2'],
  ['0.1', '+', '0.2', '0.3'],
  ['1', '-', '1', '0'],
  ['999999999999999', '+', '1', '1000000000000000'],
  ['99999999999999999999999999999999999999', '+', '1', `1${'0'.repeat(38)}`],
  ['-5', '-', '0.5', '-5.5'],
  ['1', '-', '0.00000000000000000000000000000000001', `0.${'9'.repeat(35)}`],
])('%s %s %s is %s', (left, operator, right, result) => {
  expect(operator === '+' ? addNumbers(left, right) : subtractNumbers(left, right)).toBe(result);
});

test.each([
  ['1e40', '1', tooPrecise],
  ['12345678901234567890123456789012345678', '0.1', tooPrecise],
  ['9e125', '9e125', overflow],
])('the sum of %s and %s is refused', (left, right, message) => {
  expect(() => addNumbers(normaliseNumber(left), normaliseNumber(right))).toThrow(message);
});

test('a difference too small is refused', () => {
  expect(() => subtractNumbers(normaliseNumber('1.5e-130'), normaliseNumber('1.4e-130'))).toThrow(underflow);
});

describe('numbers of any size', () => {
  const number = fc
    .record({
      digits: fc.bigInt({ min: 1n, max: 10n ** 38n - 1n }),
      exponent: fc.integer({ min: -60, max: 40 }),
      negative: fc.boolean(),
    })
    .map(({ digits, exponent, negative }) => ({ digits: negative ? -digits : digits, exponent }));
  const written = ({ digits, exponent }: { digits: bigint; exponent: number }) =>
    normaliseNumber(`${digits}e${exponent}`);
  const scaled = ({ digits, exponent }: { digits: bigint; exponent: number }) =>
    digits * 10n ** BigInt(exponent + 60);

  test('compare as integers of one scale do', () => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        const difference = scaled(one) - scaled(other);
        expect(Math.sign(compareNumbers(written(one), written(other)))).toBe(
          difference < 0n ? -1 : difference > 0n ? 1 : 0,
        );
      }),
    );
  });

  test('normalise to what normalises to itself', () => {
    fc.assert(fc.property(number, (one) => normaliseNumber(written(one)) === written(one)));
  });

  test('add and subtract back', () => {
    const integer = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(integer, integer, fc.integer({ min: -20, max: 20 }), (one, other, exponent) => {
        const left = normaliseNumber(`${one}e${exponent}`);
        const right = normaliseNumber(`${other}e${exponent}`);
        expect(addNumbers(left, right)).toBe(normaliseNumber(`${one + other}e${exponent}`));
        expect(subtractNumbers(addNumbers(left, right), right)).toBe(left);
      }),
    );
  });
});
