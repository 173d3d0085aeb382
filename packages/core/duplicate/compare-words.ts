import { distance } from 'fastest-levenshtein';
import type { NameWord } from './name-words.ts';
import { areShortForms, isGivenName } from './short-forms.ts';

/** How two words of names stand to each other, the nearest first. */
export type WordRelation = 'same' | 'short_form' | 'initial' | 'similar' | 'scrambled' | 'other';

/** How alike two texts are: 1 less the share of the longer one that has to be changed. */
export const likeness = (one: string, other: string): number =>
  one === other ? 1 : 1 - distance(one, other) / Math.max(one.length, other.length);

const isShort = (one: NameWord, other: NameWord): boolean =>
  areShortForms(one.text, other.text) || areShortForms(one.plain, other.plain);

export const isKnown = ({ text, plain }: NameWord): boolean => isGivenName(text) || isGivenName(plain);

/** Letters by which a name becomes another one: `Julia` and `Julian`, `Simon` and `Simone`. */
const endings: ReadonlySet<string> = new Set(['a', 'e', 'n', 'o', 'ne']);

/** Tells whether a given name is another form of a known one: a letter less than a known one is a slip. */
const isOtherForm = (one: NameWord, other: NameWord): boolean => {
  const [short, long] = one.plain.length < other.plain.length ? [one, other] : [other, one];
  if (short.plain.length < 3 || (isKnown(long) && !isKnown(short))) return false;
  return long.plain.startsWith(short.plain) && endings.has(long.plain.slice(short.plain.length));
};

/** Tells whether two neighbouring letters have changed places. */
const isSwapped = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
};

/** Number of letters that may differ in words of this length. */
const tolerated = (length: number): number => {
  if (length <= 3) return 0;
  if (length <= 6) return 1;
  return length <= 9 ? 2 : 3;
};

/** The letters of a text in alphabetical order. */
export const letters = (text: string): string => [...text].sort().join('');

/** Tells whether words have nearly the same letters, in any order. */
export const isScrambled = (one: string, other: string): boolean => {
  const [short, long] = [one.length, other.length].toSorted((a, b) => a - b) as [number, number];
  return short >= 3 && long - short <= 2 && distance(letters(one), letters(other)) <= (long <= 7 ? 1 : 2);
};

const isBegun = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one));

/** Tells whether texts differ by no more letters than a slip of the finger changes. */
const isNear = (one: string, other: string): boolean =>
  distance(one, other) <= tolerated(Math.max(one.length, other.length)) || isSwapped(one, other);

/** Compares two words of names. Two given names that are known to be different are so, however alike. */
export const compareWords = (one: NameWord, other: NameWord): WordRelation => {
  if (one.text === other.text || one.plain === other.plain) return 'same';
  const [a, b] = [one.plain, other.plain];
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : 'other';
  if (isShort(one, other)) return 'short_form';
  if (isKnown(one) && isKnown(other) && !(one.isLast && other.isLast)) return 'other';
  if (!one.isLast && !other.isLast && isOtherForm(one, other)) return 'other';
  if (isNear(one.text, other.text) || isNear(a, b) || isBegun(a, b)) return 'similar';
  return isScrambled(a, b) ? 'scrambled' : 'other';
};
