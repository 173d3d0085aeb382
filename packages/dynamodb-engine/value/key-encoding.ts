import type { AttributeValue } from './attribute-value.ts';
import { significantDigits } from './number.ts';

const negativeMark = 0x7f;
const zeroMark = 0x80;
const positiveMark = 0x81;
/** Turns the magnitudes that there are, -130 to 125, into a byte. */
const magnitudeOffset = 130;
/** Ends a negative number's digits, so that of two numbers the one with more of them is the lower. */
const negativeEnd = 0xff;

/** Turns the value of a key (S, N or B) into bytes that sort as DynamoDB sorts the values. */
export const encodeKey = (value: AttributeValue): Uint8Array => {
  if ('S' in value) return Buffer.from(value.S, 'utf8');
  if ('B' in value) return Buffer.from(value.B, 'base64');
  if ('N' in value) return encodeNumber(value.N);
  throw new TypeError('A key is a string, a number or binary.');
};

/** A mark for the sign, the place of the first digit, and two digits a byte; below zero all of it the other way round. */
const encodeNumber = (normalised: string): Uint8Array => {
  const { negative, digits, magnitude } = significantDigits(normalised);
  if (digits === '') return Uint8Array.of(zeroMark);
  const pairs = Array.from({ length: Math.ceil(digits.length / 2) }, (_, index) =>
    Number(digits.slice(2 * index, 2 * index + 2).padEnd(2, '0')),
  );
  const place = magnitude + magnitudeOffset;
  return negative
    ? Uint8Array.of(negativeMark, 255 - place, ...pairs.map((pair) => 99 - pair), negativeEnd)
    : Uint8Array.of(positiveMark, place, ...pairs);
};
