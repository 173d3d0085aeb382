import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '#engine/value/compare.ts';
import { encodeKey } from '#engine/value/key-encoding.ts';
import { normaliseNumber } from '#engine/value/number.ts';

const order = (one: number) => Math.sign(one);

test('numbers sort by what they are', () => {
  const numbers = [
    ...['-9e125', '-1e125', '-100', '-99.5', '-10', '-1.21', '-1.2', '-1.1', '-1', '-0.5', '-1e-130'],
    ...[
      '0',
      '1e-130',
      '0.5',
      '0.51',
      '1',
      '1.05',
      '1.2',
      '1.21',
      '9',
      '10',
      '99',
      '100',
      '101',
      '1e125',
      '9e125',
    ],
  ].map((text) => encodeKey({ N: normaliseNumber(text) }));
  expect(numbers.toSorted(Buffer.compare)).toEqual(numbers);
  expect(new Set(numbers.map((key) => Buffer.from(key).toString('hex'))).size).toBe(numbers.length);
});

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), fc.integer({ min: -128, max: 80 }))
  .map(([digits, exponent]) => ({ N: normaliseNumber(`${digits}e${exponent}`) }));
const text = fc.string({ unit: 'binary' }).map((S) => ({ S }));
const bytes = fc.uint8Array().map((raw) => ({ B: Buffer.from(raw).toString('base64') }));

test.each([
  ['numbers', fc.tuple(number, number)],
  ['texts', fc.tuple(text, text)],
  ['bytes', fc.tuple(bytes, bytes)],
] as const)('%s sort as they compare', (_, pairs) => {
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      const compared = compare(one, other) ?? Number.NaN;
      expect(order(Buffer.compare(encodeKey(one), encodeKey(other)))).toBe(order(compared));
    }),
  );
});

test('texts sort by their bytes, not by their halves of surrogates', () => {
  expect(compare({ S: '\uffff' }, { S: '😀' })).toBeLessThan(0);
});
