import { compareWords, isKnown, isScrambled, likeness, type WordRelation } from './compare-words.ts';
import type { NameWord, NameWords } from './name-words.ts';

/** What two names say about being one person's, from equal to nothing in common. */
export type NameMethod =
  | 'exact'
  | 'short_form'
  | 'similar'
  | 'scrambled'
  | 'initials'
  | 'part'
  | 'middle_differs'
  | 'last_differs'
  | 'first_differs'
  | 'generation_differs'
  | 'apart'
  | 'differs';

/** A word of one name and its like in the other. */
export interface WordPair {
  one: string;
  other: string;
  relation: WordRelation;
}

export interface NameComparison {
  method: NameMethod;
  /** Normalised Levenshtein of the folded words in the order that fits best, 0 to 1. */
  similarity: number;
  /** The words that both have, in whatever form. */
  shared: readonly WordPair[];
  /** The words that only the one has, and only the other. */
  alone: readonly [readonly string[], readonly string[]];
}

interface Pairing {
  pairs: { one: NameWord; other: NameWord; relation: WordRelation }[];
  /** Words of each name that stand for none of the other's. */
  alone: [NameWord[], NameWord[]];
}

const nearest: readonly WordRelation[] = ['same', 'short_form', 'similar', 'initial', 'scrambled'];

/** Pairs the words of two names, the nearest first. */
const pairWords = (one: readonly NameWord[], other: readonly NameWord[]): Pairing => {
  const pairs: Pairing['pairs'] = [];
  const [left, right] = [new Set(one), new Set(other)];
  const take = (a: NameWord, b: NameWord, relation: WordRelation) => {
    pairs.push({ one: a, other: b, relation });
    left.delete(a);
    right.delete(b);
  };
  for (const a of one)
    for (const b of right)
      if (a.plain === b.plain) {
        take(a, b, 'same');
        break;
      }
  const open = [...left].flatMap((a) => [...right].map((b) => ({ a, b, relation: compareWords(a, b) })));
  for (const wanted of nearest)
    for (const { a, b, relation } of open)
      if (relation === wanted && left.has(a) && right.has(b)) take(a, b, relation);
  return { pairs, alone: [[...left], [...right]] };
};

/** Measures how alike two names are, with the words of one in the order of the other. */
const similarityOf = ({ pairs, alone: [left, right] }: Pairing): number => {
  const text = (words: readonly NameWord[], form: 'text' | 'plain') =>
    words.map((word) => word[form]).join(' ');
  const one = [...pairs.map((pair) => pair.one), ...left];
  const other = [...pairs.map((pair) => pair.other), ...right];
  return Math.max(
    likeness(text(one, 'text'), text(other, 'text')),
    likeness(text(one, 'plain'), text(other, 'plain')),
  );
};

/** Answers how names whose words all find their like stand to each other: as the farthest of their words do. */
const methodOfWhole = (pairs: Pairing['pairs']): NameMethod => {
  const relations = new Set(pairs.map(({ relation }) => relation));
  if (relations.has('scrambled')) return 'scrambled';
  if (relations.has('initial')) return 'initials';
  if (relations.has('similar')) return 'similar';
  return relations.has('short_form') ? 'short_form' : 'exact';
};

/** Tells whether words are both of the last name, as far as it is known. */
const isOfLast = (left: readonly NameWord[], right: readonly NameWord[]): boolean =>
  left.some(({ isLast }) => isLast) && right.some(({ isLast }) => isLast);

/** Tells whether names of one word each may be a first and a last name, which do not contradict each other. */
const isHalfEach = ([one, ...more]: readonly NameWord[], [other, ...others]: readonly NameWord[]): boolean =>
  one !== undefined &&
  other !== undefined &&
  more.length + others.length === 0 &&
  !(isKnown(one) && isKnown(other));

/**
 * Answers how a name stands to one with more words. An initial that may be a middle name's, beside a first name that
 * the other does not have, is none of the other's first name.
 */
const methodOfPart = (pairs: Pairing['pairs'], alone: readonly NameWord[]): NameMethod => {
  const relations = new Set(pairs.map(({ relation }) => relation));
  if (relations.has('initial') && alone.some(({ isLast, plain }) => !isLast && plain.length > 1))
    return 'first_differs';
  return relations.has('scrambled') ? 'scrambled' : 'part';
};

const joined = (words: readonly NameWord[]): string => words.map(({ plain }) => plain).join('');

/** Tells whether a slip of the finger has parted a word, as `Ol vri`. */
const isPartedAndScrambled = (left: readonly NameWord[], right: readonly NameWord[]): boolean =>
  left.length > 0 &&
  right.length > 0 &&
  left.length + right.length === 3 &&
  !(left.some(isKnown) && right.some(isKnown)) &&
  isScrambled(joined(left), joined(right));

const methodOf = ({ pairs, alone: [left, right] }: Pairing): NameMethod => {
  if (left.length + right.length === 0) return methodOfWhole(pairs);
  if (isPartedAndScrambled(left, right)) return 'scrambled';
  if (pairs.length === 0) return isHalfEach(left, right) ? 'apart' : 'differs';
  if (left.length === 0 || right.length === 0) return methodOfPart(pairs, [...left, ...right]);
  const isBoth = (isLast: boolean) =>
    pairs.some(({ one, other }) => one.isLast === isLast && other.isLast === isLast);
  if (isBoth(true) && isBoth(false) && !isOfLast(left, right)) return 'middle_differs';
  return isOfLast(left, right) ? 'last_differs' : 'first_differs';
};

/** Tells whether names differ in where their words are parted alone: `Mary Ann` and `Maryann`. */
const isPartedElsewhere = (one: NameWords, other: NameWords): boolean =>
  one.words.length !== other.words.length && joined(one.words) === joined(other.words);

const textsOf = (words: readonly NameWord[]): string[] => words.map(({ plain }) => plain);

const exactly = ({ words }: NameWords): NameComparison => ({
  method: 'exact',
  similarity: 1,
  shared: words.map(({ plain }) => ({ one: plain, other: plain, relation: 'same' })),
  alone: [[], []],
});

const isOtherGeneration = (one: NameWords, other: NameWords): boolean =>
  one.generation !== other.generation && one.generation !== undefined && other.generation !== undefined;

/** Compares two names, whatever the order of their words. */
export const compareNames = (one: NameWords, other: NameWords): NameComparison => {
  if (isOtherGeneration(one, other))
    return { ...compareNames({ ...one, generation: undefined }, other), method: 'generation_differs' };
  if (one.key === other.key || isPartedElsewhere(one, other)) return exactly(one);
  const pairing = pairWords(one.words, other.words);
  return {
    method: methodOf(pairing),
    similarity: similarityOf(pairing),
    shared: pairing.pairs.map((pair) => ({ ...pair, one: pair.one.plain, other: pair.other.plain })),
    alone: [textsOf(pairing.alone[0]), textsOf(pairing.alone[1])],
  };
};
