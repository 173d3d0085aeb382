import type { AttributeValue, Item } from './attribute-value.ts';
import { significantDigits } from './number.ts';

/** Of each list and map, and of each of its members. */
const containerBytes = 3;
const memberBytes = 1;

/** Measures an item in bytes, names included, as AWS counts them for limits and capacity. */
export const itemSize = (item: Item): number => {
  let size = 0;
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value !== undefined) size += Buffer.byteLength(name) + valueSize(value);
  }
  return size;
};

/** Measures a value in bytes without its name. */
export const valueSize = (value: AttributeValue): number => {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('N' in value) return numberSize(value.N);
  if ('M' in value) return containerBytes + memberBytes * Object.keys(value.M).length + itemSize(value.M);
  if ('L' in value) return containerBytes + sum(value.L, (member) => memberBytes + valueSize(member));
  if ('B' in value) return binarySize(value.B);
  if ('SS' in value) return sum(value.SS, Buffer.byteLength);
  if ('NS' in value) return sum(value.NS, numberSize);
  if ('BS' in value) return sum(value.BS, binarySize);
  return 1;
};

/** A byte for two digits that stand together (units and tens, hundreds and thousands …), one more, one for a minus. */
const numberSize = (normalised: string): number => {
  const { negative, digits, magnitude } = significantDigits(normalised);
  if (digits === '') return 1;
  const splitPairs = digits.length % 2 === 0 && magnitude % 2 === 0;
  return 1 + Math.ceil(digits.length / 2) + (splitPairs ? 1 : 0) + (negative ? 1 : 0);
};

const binarySize = (base64: string): number => {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
};

const sum = <T>(members: readonly T[], size: (member: T) => number): number => {
  let total = 0;
  for (const member of members) total += size(member);
  return total;
};
