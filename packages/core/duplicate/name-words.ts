import { fold } from '../text/fold.ts';

/** A word of a name as it is compared. */
export interface NameWord {
  text: string;
  /** Without the `e` that stands for the two points of an umlaut: `mueller` and `müller` are one. */
  plain: string;
  /** Whether it is part of the last name, as far as the contact tells. */
  isLast: boolean;
}

/** A name taken apart for comparing. */
export interface NameWords {
  /** As it was given. */
  given: string;
  words: readonly NameWord[];
  /** What tells father and son apart: `jr`, `sr`, `ii` …; undefined where it is not said. */
  generation: string | undefined;
  /** The words in alphabetical order: equal where the names are, in any order. */
  key: string;
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Forms of address and degrees, which are no part of anybody's name. */
const titles = wordsOf(
  'mr mrs ms miss mx sir dame dr drs prof professor doctor herr hr frau fr fraulein monsieur madame mme mlle senor senora ' +
    'sr. sra signor signora ing dipl dipling mag med phil jur rer nat hc phd md mba msc bsc ma ba esq llm',
);

const generations: Readonly<Record<string, string>> = {
  jr: 'jr',
  junior: 'jr',
  jun: 'jr',
  sr: 'sr',
  senior: 'sr',
  sen: 'sr',
  ii: 'ii',
  iii: 'iii',
  iv: 'iv',
};

/** Small words within names, by which nobody is told from another. */
const particles = wordsOf(
  'von vom van der den de del della di da dos das du bin ibn zu zum zur und and av ten ter of the',
);

/** Legal forms, which some write and some do not. */
const forms = wordsOf(
  'gmbh ag kg ohg ug gbr se ev inc incorporated llc ltd limited plc corp corporation co company sa sarl srl spa bv nv oy ab as',
);

const separators = /[^\p{L}\p{N}\p{M}']+/u;

/** Romanises what is not written in Latin letters; of Chinese, each sign makes a word of its own. */
export type Romanise = (text: string) => string;

const isLatin = (text: string): boolean => !/[^\P{L}\p{Script=Latin}]/u.test(text);

/** Scripts without spaces, of which each sign begins with a capital once it is romanised. */
const unspaced = /[\p{Script=Han}\p{Script=Hangul}]/u;

const romanised = (text: string, romanise: Romanise): string => {
  if (isLatin(text)) return text;
  return unspaced.test(text) ? romanise(text).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ') : romanise(text);
};

const plainOf = (text: string): string => text.replace(/([aou])e/g, '$1').replaceAll('aa', 'a');

/** Splits text into the folded words by which it is compared. */
export const splitWords = (text: string, romanise: Romanise): string[] =>
  fold(romanised(text, romanise))
    .split(separators)
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => word !== '');

/** Words but for those that say nothing, unless there are no others. */
const telling = (words: readonly string[], mute: ReadonlySet<string>): readonly string[] => {
  const left = words.filter((word) => !mute.has(word));
  return left.length === 0 ? words : left;
};

/** Names of organisations repeat words; those of people hardly do. */
const onceEach = (words: readonly string[]): readonly string[] =>
  words.length > 3 ? [...new Set(words)] : words;

interface Given {
  name: string | null;
  first_name?: string | null;
  last_name?: string | null;
}

/** The last of several words, as it stands between spaces; one word alone is a first name. */
const lastOf = (name: string): string => name.trim().split(/\s+/u).slice(1).at(-1) ?? '';

/** Takes a name apart; undefined where there is none, or nothing but signs. */
export const nameWords = (
  { name, first_name = null, last_name = null }: Given,
  romanise: Romanise,
): NameWords | undefined => {
  const given = name ?? [first_name, last_name].filter((part) => part !== null).join(' ');
  const all = splitWords(given, romanise);
  const generation = all.map((word) => generations[word]).findLast((one) => one !== undefined);
  const own = all.filter((word) => generations[word] === undefined);
  const texts = onceEach(telling(telling(telling(own, titles), particles), forms));
  if (texts.length === 0) return undefined;
  const last = new Set(splitWords(last_name ?? lastOf(given), romanise));
  const words = texts.map((text) => ({ text, plain: plainOf(text), isLast: last.has(text) }));
  return {
    given,
    words,
    generation,
    key: words
      .map(({ plain }) => plain)
      .sort()
      .join(' '),
  };
};
