import { common } from './common-words.ts';
import type { Found } from './found.ts';
import { figuresAt, letterAt } from './spelling.ts';
import { isFiller, isNumeral, isTight, isWord, type Word, wordsOf } from './words.ts';

/** A sign as it was said, and the word that said it. */
interface Sign {
  text: string;
  kind: 'letter' | 'figure' | 'joint';
  next: number;
  isLast: boolean;
}

const joint = /^(?:dash|hyphen|minus|strich|bindestrich|slash|schraegstrich|dot|punkt|[-/.])$/;

const signsOf = (text: string, kind: Sign['kind'], next: number): Sign[] =>
  [...text].map((sign, index) => ({
    text: sign.toUpperCase(),
    kind,
    next,
    isLast: index === text.length - 1,
  }));

/** Tells whether a short word may be letters of a code: `NW`, or `nw-` and `nw 4` in plain speech. */
const isCodeWord = (word: Word, after: Word | undefined): boolean =>
  word.text === word.text.toUpperCase() ||
  isTight(word, after) ||
  (isNumeral(after) && !common.has(word.low));

/** The signs that one word says, or those that belong to it. */
const signsAt = (words: readonly Word[], at: number, before: Sign | undefined): Sign[] => {
  const word = words[at];
  if (!word) return [];
  const letter = word.low === 'o' && before?.kind === 'figure' ? undefined : letterAt(words, at);
  if (letter) return signsOf(letter.text, 'letter', letter.next);
  const figures = figuresAt(words, at);
  if (figures) return signsOf(figures.text, 'figure', figures.next);
  if (before && joint.test(word.low)) return signsOf('-', 'joint', at + 1);
  const isCode = isWord(word) && word.text.length <= 4 && isCodeWord(word, words[at + 1]);
  return isCode ? signsOf(word.text, 'letter', at + 1) : [];
};

/** The signs that words from here on say, up to the first that says none. */
const signsFrom = (words: readonly Word[], from: number, most: number): Sign[] => {
  const signs: Sign[] = [];
  for (let at = from; at < words.length && signs.length < most; ) {
    const word = words[at];
    const isPause = signs.length > 0 && word !== undefined && (isFiller(word) || word.text === ',');
    const said = isPause ? [] : signsAt(words, at, signs.at(-1));
    if (!isPause && said.length === 0) break;
    signs.push(...said);
    at = isPause ? at + 1 : (said[0]?.next ?? at + 1);
  }
  return signs;
};

const fits = (wanted: string, { kind }: Sign): boolean =>
  (wanted === 'A' && kind === 'letter') || (wanted === '0' && kind === 'figure');

/** Reads a value of a format from signs: what joins its parts may be left out, or said by name. */
const readAs = (
  format: readonly string[],
  signs: readonly Sign[],
): { value: string; last: Sign } | undefined => {
  let [value, at] = ['', 0];
  let last: Sign | undefined;
  for (const wanted of format) {
    if (wanted === 'A' || wanted === '0') {
      const sign = signs[at];
      if (!sign || !fits(wanted, sign)) return undefined;
      value += sign.text;
      last = sign;
      at += 1;
    } else {
      value += wanted;
      if (signs[at]?.kind === 'joint') at += 1;
    }
  }
  // Whoever says more signs says another value.
  return last?.isLast && signs[at]?.kind !== last.kind ? { value, last } : undefined;
};

/** Tells whether a value may begin here, and is no part of another word. */
const mayBegin = (words: readonly Word[], at: number): boolean => {
  const [before, word] = [words[at - 1], words[at]];
  const isWithin = isTight(before, word) && /^[\p{L}\d/._-]/u.test(before?.text ?? '');
  return !isWithin && (isWord(word) || isNumeral(word));
};

/** Values that look as a team says: letters for `A`, figures for `0`, all else as it stands, written or spoken. */
export const findFormatted = (text: string, format: string): Found[] => {
  const wanted = [...format.slice(0, 40)];
  if (!wanted.some((sign) => sign === 'A' || sign === '0')) return [];
  const words = wordsOf(text);
  const found: Found[] = [];
  for (let at = 0; at < words.length && found.length < 40; at += 1) {
    const read = mayBegin(words, at) ? readAs(wanted, signsFrom(words, at, wanted.length + 2)) : undefined;
    const [first, last] = [words[at], read && words[read.last.next - 1]];
    if (!read || !first || !last) continue;
    found.push({ value: read.value, start: first.start, end: last.end });
    at = read.last.next - 1;
  }
  return found;
};
