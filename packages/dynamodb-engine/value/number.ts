import { ValidationError } from '../error.ts';

/** Digits and where the point is: `digits × 10 ** exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const maxSignificantDigits = 38;
const maxMagnitude = 125;
const minMagnitude = -130;

/** What is written as DynamoDB answers it already, and is nearly every number. */
const plainInteger = /^(?:0|-?[1-9][0-9]{0,14})$/;
const written = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,9}))?$/;

/** Reads a number and writes it as DynamoDB answers it; throws where it is none, or out of its range. */
export const normaliseNumber = (text: string): string => {
  if (plainInteger.test(text)) return text;
  const match = written.exec(text);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (whole === '' && fraction === '') throw notANumber(text);
  return write(sign === '-', whole + fraction, Number(exponent) - fraction.length);
};

const notANumber = (text: string): ValidationError => {
  const message = 'The parameter cannot be converted to a numeric value';
  return new ValidationError(text === '' ? message : `${message}: ${text}`);
};

/** Writes `allDigits × 10 ** allExponent` without a power of ten. */
const write = (negative: boolean, allDigits: string, allExponent: number): string => {
  const significant = trimZeros(allDigits);
  const { digits } = significant;
  if (digits === '') return '0';
  const exponent = allExponent + significant.dropped;
  checkRange(digits, digits.length + exponent - 1);
  return (negative ? '-' : '') + placePoint(digits, exponent);
};

/** Takes the zeros off both ends in one pass each: a number of a million zeros costs no more than reading it. */
const trimZeros = (text: string): { digits: string; dropped: number } => {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === 48) start += 1;
  while (end > start && text.charCodeAt(end - 1) === 48) end -= 1;
  return { digits: text.slice(start, end), dropped: text.length - end };
};

const checkRange = (digits: string, magnitude: number): void => {
  if (magnitude > maxMagnitude) throw outOfRange('overflow', 'larger');
  if (magnitude < minMagnitude) throw outOfRange('underflow', 'smaller');
  if (digits.length > maxSignificantDigits)
    throw new ValidationError('Attempting to store more than 38 significant digits in a Number');
};

const outOfRange = (what: string, than: string) =>
  new ValidationError(
    `Number ${what}. Attempting to store a number with magnitude ${than} than supported range`,
  );

const placePoint = (digits: string, exponent: number): string => {
  if (exponent >= 0) return digits + '0'.repeat(exponent);
  const point = digits.length + exponent;
  if (point > 0) return `${digits.slice(0, point)}.${digits.slice(point)}`;
  return `0.${'0'.repeat(-point)}${digits}`;
};

/** Below, at or above zero; of normalised numbers. */
export const compareNumbers = (one: string, other: string): number => {
  // Up to fifteen digits, a floating-point number tells two decimals apart.
  if (one.length <= 15 && other.length <= 15) return Number(one) - Number(other);
  const negative = one.startsWith('-');
  if (negative !== other.startsWith('-')) return negative ? -1 : 1;
  return negative ? compareUnsigned(other.slice(1), one.slice(1)) : compareUnsigned(one, other);
};

const compareUnsigned = (one: string, other: string): number => {
  const [whole = '', fraction = ''] = one.split('.');
  const [otherWhole = '', otherFraction = ''] = other.split('.');
  return (
    whole.length - otherWhole.length || compareText(whole, otherWhole) || compareText(fraction, otherFraction)
  );
};

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Adds two normalised numbers. */
export const addNumbers = (one: string, other: string): string => combine(one, other, 1n);

export const subtractNumbers = (one: string, other: string): string => combine(one, other, -1n);

const combine = (one: string, other: string, sign: 1n | -1n): string => {
  if (plainInteger.test(one) && plainInteger.test(other))
    return String(sign === 1n ? Number(one) + Number(other) : Number(one) - Number(other));
  const left = readDecimal(one);
  const right = readDecimal(other);
  const exponent = Math.min(left.exponent, right.exponent);
  const sum = scale(left, exponent) + sign * scale(right, exponent);
  return write(sum < 0n, String(sum < 0n ? -sum : sum), exponent);
};

const readDecimal = (normalised: string): Decimal => {
  const point = normalised.indexOf('.');
  if (point < 0) return { digits: BigInt(normalised), exponent: 0 };
  const digits = BigInt(normalised.slice(0, point) + normalised.slice(point + 1));
  return { digits, exponent: point + 1 - normalised.length };
};

const scale = ({ digits, exponent }: Decimal, to: number): bigint => digits * 10n ** BigInt(exponent - to);

/** What a number's size and its place among keys come from: its digits without outer zeros, and its first one's place. */
export const significantDigits = (
  normalised: string,
): { readonly negative: boolean; readonly digits: string; readonly magnitude: number } => {
  const negative = normalised.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? normalised.slice(1) : normalised).split('.');
  const { digits, dropped } = trimZeros(whole + fraction);
  return { negative, digits, magnitude: digits.length + dropped - fraction.length - 1 };
};
