import { compareNames, type NameComparison, type NameMethod, type WordPair } from './compare-names.ts';
import { letters, likeness, type WordRelation } from './compare-words.ts';
import { clamped, type Evidence, logit } from './evidence.ts';
import { countKeys, type Frequencies, isCounted } from './frequency.ts';
import type { NameWords } from './name-words.ts';
import { isGivenName } from './short-forms.ts';

export interface NameEvidence extends Evidence {
  similarity: number;
  /** Whether they are those of two people beyond doubt, and not one name jumbled. */
  apart: boolean;
  /** How far the names are in conflict: `hard` where given names or generations differ, or all of them. */
  conflict: 'none' | 'soft' | 'hard';
}

/** Names of so many words are those of organisations, and are compared by how telling the words are. */
const manyWords = 4;

/** Words that a team of few contacts is thought to know beside its own. */
const background = 500;

/** Chances that a stranger has a word which is this near to another, beside its having the very same. */
const chances: Readonly<Record<WordRelation, number>> = {
  ...{ same: 0, short_form: 0.001, initial: 0.06, similar: 0.002, scrambled: 0.002, other: 1 },
};

/** The chance that a stranger has a word like that, given how many have it beside these two. */
const chanceOf = ({ one, other, relation }: WordPair, { contacts, count }: Frequencies): number => {
  const others = Math.max(0, Math.max(count(countKeys.word(one)), count(countKeys.word(other))) - 2);
  return (others + 0.5) / (contacts + background) + chances[relation];
};

/** Contacts of a team for each that comes twice. */
const contactsPerDuplicate = 10;

/**
 * Weighs how common a name is: of one that several are bound to have by chance, equality says little; of one that
 * nobody else is likely to have, very much.
 */
const rarity = (pairs: readonly WordPair[], frequencies: Frequencies): number => {
  const namesakes = pairs.reduce(
    (chance, pair) => chance * chanceOf(pair, frequencies),
    frequencies.contacts,
  );
  return -Math.log(namesakes * contactsPerDuplicate);
};

/** How much a word tells, of those that the contacts of a team have. */
const telling = (word: string, { contacts, count }: Frequencies): number =>
  contacts < 2 ? 1 : Math.log(contacts / Math.max(1, count(countKeys.word(word)) - 1)) / Math.log(contacts);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Share of what names of organisations tell that both have. */
const overlap = ({ shared, alone }: NameComparison, frequencies: Frequencies): number => {
  const tell = ({ one, relation }: WordPair) => telling(one, frequencies) * (relation === 'same' ? 1 : 0.6);
  const common = sum(shared.map(tell));
  const apart = alone.map((words) => sum(words.map((word) => telling(word, frequencies))));
  // One that says more than the other does not contradict it.
  return common === 0 ? 0 : common / (common + Math.min(...apart) * 1.2 + Math.max(...apart) * 0.3);
};

const weights: Readonly<Partial<Record<NameMethod, number>>> = {
  scrambled: 0.2,
  middle_differs: 0.3,
  last_differs: -2.6,
  first_differs: -3,
  generation_differs: -4,
  apart: -1,
  differs: -5,
};

const hard: ReadonlySet<NameMethod> = new Set(['first_differs', 'generation_differs', 'differs']);

const ofWords = (compared: NameComparison, frequencies: Frequencies) => {
  const part = overlap(compared, frequencies);
  const weight = clamped(12 * (part - 0.65), -5, 2.6);
  const conflict = part < 0.35 ? ('hard' as const) : part < 0.55 ? ('soft' as const) : ('none' as const);
  return { method: 'words', weight, conflict };
};

/** What a name is weighed by, beside its words. */
export interface NameContext {
  frequencies: Frequencies;
  /** Whether the contacts have a number, an address or an id in common. */
  isKeyed: boolean;
}

/** What equality of a name is worth at the most. */
const mostOfName = 4.6;
const leastOfName = -1.5;

/** The weight of a name whose words all find their like, by how alike it is spelled. */
const spelledWeight = ({ method, similarity }: NameComparison): number => {
  if (method === 'exact') return 4.6;
  const spelled = clamped(logit(Math.min(similarity, 0.97)), 0.3, 3.4);
  if (method === 'initials') return 0.7;
  if (method === 'part') return 1.4;
  if (method === 'short_form') return similarity >= 0.8 ? spelled : 2.2;
  return spelled;
};

/** Names whose words find their like in the other, and may do so by chance. */
const isSpelled: ReadonlySet<NameMethod> = new Set(['exact', 'short_form', 'similar', 'initials', 'part']);

const weightOf = (compared: NameComparison, { frequencies, isKeyed }: NameContext): number => {
  const { method, shared } = compared;
  if (!isSpelled.has(method)) return weights[method] ?? 0;
  // One word alone tells no person from another.
  if (shared.length === 1) return method === 'exact' ? 0.8 : 0.2;
  const spelled = spelledWeight(compared);
  // Among those few who have a key in common, nobody has a name by chance.
  if (isKeyed || !isCounted(frequencies)) return spelled;
  const known = clamped(rarity(shared, frequencies), leastOfName, mostOfName);
  return method === 'exact' ? known : Math.min(spelled, known);
};

const isPerson = (one: NameWords, other: NameWords): boolean =>
  Math.max(one.words.length, other.words.length) < manyWords;

const inWholes: ReadonlySet<NameMethod> = new Set([
  'exact',
  'short_form',
  'similar',
  'scrambled',
  'initials',
]);

const glued = (words: readonly string[]): string => letters(words.join(''));

/** Tells whether what only one of two names has is nothing like what only the other has. */
const isApart = ({ method, alone: [left, right] }: NameComparison): boolean =>
  method === 'generation_differs' ||
  (left.some(isGivenName) && right.some(isGivenName)) ||
  likeness(glued(left), glued(right)) < 0.6;

const withApart = (compared: NameComparison, found: Omit<NameEvidence, 'apart'>): NameEvidence => ({
  ...found,
  apart: found.conflict === 'hard' && isApart(compared),
});

/** Weighs what two names say. */
export const nameEvidence = (one: NameWords, other: NameWords, context: NameContext): NameEvidence => {
  const compared = compareNames(one, other);
  const { method, similarity } = compared;
  const base = { field: 'name', values: [one.given, other.given] as const, similarity };
  if (!isPerson(one, other) && !inWholes.has(method) && method !== 'generation_differs')
    return withApart(compared, { ...base, ...ofWords(compared, context.frequencies) });
  const soft = method === 'last_differs' ? 'soft' : 'none';
  const conflict = hard.has(method) ? 'hard' : soft;
  return withApart(compared, { ...base, method, weight: weightOf(compared, context), conflict });
};
