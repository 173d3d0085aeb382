import { type AttributeValue, attributeOf, type Item } from './attribute-value.ts';
import { compareNumbers } from './number.ts';

/** Tells whether two checked values are the same: sets and maps in any order. */
export const equal = (one: AttributeValue, other: AttributeValue): boolean => {
  if ('S' in one) return 'S' in other && one.S === other.S;
  if ('N' in one) return 'N' in other && one.N === other.N;
  if ('BOOL' in one) return 'BOOL' in other && one.BOOL === other.BOOL;
  if ('B' in one) return 'B' in other && one.B === other.B;
  if ('NULL' in one) return 'NULL' in other;
  if ('M' in one) return 'M' in other && equalItems(one.M, other.M);
  if ('L' in one) return 'L' in other && equalLists(one.L, other.L);
  return equalSets(one, other);
};

const equalSets = (
  one: { SS: string[] } | { NS: string[] } | { BS: string[] },
  other: AttributeValue,
): boolean => {
  if ('SS' in one) return 'SS' in other && sameMembers(one.SS, other.SS);
  if ('NS' in one) return 'NS' in other && sameMembers(one.NS, other.NS);
  return 'BS' in other && sameMembers(one.BS, other.BS);
};

const sameMembers = (one: readonly string[], other: readonly string[]): boolean => {
  if (one.length !== other.length) return false;
  const members = new Set(one);
  return other.every((member) => members.has(member));
};

const equalLists = (one: readonly AttributeValue[], other: readonly AttributeValue[]): boolean =>
  one.length === other.length &&
  one.every((member, index) => {
    const counterpart = other[index];
    return counterpart !== undefined && equal(member, counterpart);
  });

/** Tells whether two checked items are the same. */
export const equalItems = (one: Item, other: Item): boolean => {
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => {
    const value = one[name];
    const counterpart = attributeOf(other, name);
    return value !== undefined && counterpart !== undefined && equal(value, counterpart);
  });
};

/**
 * Below, at or above zero, or undefined where the two have no order: other types than S, N and B, or two
 * types.
 */
export const compare = (one: AttributeValue, other: AttributeValue): number | undefined => {
  if ('S' in one && 'S' in other) return compareStrings(one.S, other.S);
  if ('N' in one && 'N' in other) return compareNumbers(one.N, other.N);
  if ('B' in one && 'B' in other)
    return Buffer.compare(Buffer.from(one.B, 'base64'), Buffer.from(other.B, 'base64'));
  return undefined;
};

const surrogate = /[\ud800-\udfff]/;

/** By their UTF-8 bytes, which is the order of UTF-16 as long as nothing lies beyond the basic plane. */
const compareStrings = (one: string, other: string): number => {
  if (surrogate.test(one) || surrogate.test(other))
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : one > other ? 1 : 0;
};
