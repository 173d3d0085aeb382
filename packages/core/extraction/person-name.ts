import { common } from './common-words.ts';
import { firstNames } from './first-names.ts';
import type { Found } from './found.ts';
import { isLegalForm } from './legal-forms.ts';
import { isCapital, isWord, type Word, wordSet } from './words.ts';

const titles = wordSet('mr mrs ms miss herr herrn frau');
const degrees = wordSet('dr prof');
const particles = wordSet('von van de der den di da la zu bin al el del ten ter');
/** Begin a sentence behind a name where a point was left out. */
const beginners = wordSet("i i'm i've i'd ich sie ihre wir we the guten hallo hello hi no yes ja nein");
const most = 4;

/** A name as it stands in the text, and how many words it has, without titles. */
export interface Name extends Found {
  value: string;
  size: number;
  /** The word behind it. */
  next: number;
}

const isSpelled = ({ text }: Word): boolean => /^\p{L}(?:-\p{L})*$/u.test(text);

const isPart = (words: readonly Word[], at: number, isFirst: boolean): boolean => {
  const word = words[at];
  if (!word || !isWord(word) || !isCapital(word)) return false;
  if (isLegalForm(word) || isSpelled(word) || /'s$/.test(word.low)) return false;
  if (!common.has(word.low)) return true;
  // `Will Smith`, `Peter Klein`
  return isFirst ? firstNames.has(word.low) && isCapital(words[at + 1]) : !beginners.has(word.low);
};

const skipTitles = (words: readonly Word[], at: number): number => {
  let next = at;
  while (titles.has(words[next]?.low ?? '') || (words[next]?.text === '.' && next > at)) next += 1;
  return next;
};

const isInitial = (words: readonly Word[], at: number): boolean =>
  /^\p{Lu}$/u.test(words[at]?.text ?? '') && words[at + 1]?.text === '.' && isCapital(words[at + 2]);

/** Where the name goes on behind `von der`; of `Nina Patel von der Firma` it does not. */
const behindParticles = (words: readonly Word[], at: number, mayHave: boolean): number => {
  let next = at;
  while (mayHave && next < at + 2 && particles.has(words[next]?.text ?? '')) next += 1;
  return next;
};

const skipDegree = (words: readonly Word[], at: number): number => {
  if (!degrees.has(words[at]?.low ?? '') || !isCapital(words[at])) return at;
  return words[at + 1]?.text === '.' ? at + 2 : at + 1;
};

/** Reads a name by its capitals. */
const capitalised = (words: readonly Word[], from: number): { next: number; size: number } | undefined => {
  let [next, size] = [skipDegree(words, from), 0];
  const isKnown = firstNames.has(words[next]?.low.split('-')[0] ?? '');
  while (size < most) {
    const at = behindParticles(words, next, size === 1 && isKnown);
    const isLetter = isInitial(words, at);
    if (!isLetter && !isPart(words, at, size === 0)) break;
    next = at + (isLetter ? 2 : 1);
    size += isLetter ? 0 : 1;
  }
  return size > 0 && !isLegalForm(words[next]) ? { next, size } : undefined;
};

/** Reads a name where nothing is written with capitals: words that are no plain speech, up to a pause. */
const uncapitalised = (words: readonly Word[], from: number): { next: number; size: number } | undefined => {
  let [next, size] = [from, 0];
  while (isWord(words[next]) && size <= most) {
    const low = words[next]?.low ?? '';
    const isName =
      !common.has(low) ||
      (size === 0 && firstNames.has(low)) ||
      (size > 0 && particles.has(low) && isWord(words[next + 1]));
    if (!isName || isLegalForm(words[next]) || low.length < 2 || /'s$/.test(low)) break;
    next += 1;
    size += 1;
  }
  return size > 0 && size <= 3 && !isLegalForm(words[next]) ? { next, size } : undefined;
};

/** Writes a name with capitals. */
export const capital = (word: string): string =>
  word.replace(/(?<=^|[-'\u2019])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** Reads a name that begins with this word. */
export const nameAt = (
  text: string,
  words: readonly Word[],
  at: number,
  hasCapitals: boolean,
): Name | undefined => {
  const from = skipTitles(words, at);
  const read = hasCapitals ? capitalised(words, from) : uncapitalised(words, from);
  const [first, last] = [words[from], read && words[read.next - 1]];
  if (!read || !first || !last) return undefined;
  const said = text.slice(first.start, last.end);
  const value = hasCapitals
    ? said
    : said
        .split(/\s+/)
        .map((word) => (particles.has(word) ? word : capital(word)))
        .join(' ');
  return { value, size: read.size, next: read.next, start: first.start, end: last.end };
};
