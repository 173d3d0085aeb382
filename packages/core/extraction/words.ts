import type { Span } from './transcript.ts';

/** A word, a number or a sign of a text. */
export interface Word extends Span {
  text: string;
  /** In lower case, German letters written out. */
  low: string;
}

const pattern = /[\p{L}\p{M}]+(?:['\u2019-][\p{L}\p{M}]+)*|\d+(?:[.,]\d+)*|\S/gu;

const written: Readonly<Record<string, string>> = {
  '\u00e4': 'ae',
  '\u00f6': 'oe',
  '\u00fc': 'ue',
  '\u00df': 'ss',
  '\u2019': "'",
};

/** Words as they are compared: in lower case, German letters written out. */
export const plain = (text: string): string =>
  text.toLowerCase().replace(/[\u00e4\u00f6\u00fc\u00df\u2019]/g, (letter) => written[letter] ?? letter);

/** The text that was read last: one turn is read for each of many fields. */
let last: { text: string; words: readonly Word[] } = { text: '', words: [] };

/** Takes a text apart. */
export const wordsOf = (text: string): readonly Word[] => {
  if (last.text !== text) last = { text, words: read(text) };
  return last.words;
};

const read = (text: string): Word[] =>
  [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    text: word,
    low: plain(word),
    start: index,
    end: index + word.length,
  }));

/** What people say while they think. */
const fillers: ReadonlySet<string> = new Set([
  ...'um uh uhm erm er hm hmm mm aeh aehm oehm hm tja'.split(' '),
]);

export const isFiller = ({ low }: Word): boolean => fillers.has(low);

/** Tells whether nothing stands between two words. */
export const isTight = (one: Word | undefined, other: Word | undefined): boolean =>
  one !== undefined && other !== undefined && one.end === other.start;

const letters = /^[\p{L}\p{M}]+(?:['\u2019-][\p{L}\p{M}]+)*$/u;

/** Tells whether it is made of letters. */
export const isWord = (word: Word | undefined): boolean => word !== undefined && letters.test(word.text);

/** Tells whether it begins with a capital. */
export const isCapital = (word: Word | undefined): boolean =>
  word !== undefined && /^\p{Lu}/u.test(word.text);

export const isNumeral = (word: Word | undefined): boolean => word !== undefined && /^\d/.test(word.text);

/** A table of words that are parted by spaces. */
export const wordSet = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')));
