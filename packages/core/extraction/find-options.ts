import { mentions } from './cues.ts';
import type { Found } from './found.ts';
import { isWord, plain, type Word, wordsOf } from './words.ts';

const split = (text: string): string[] => wordsOf(plain(text).replaceAll('-', ' ')).map(({ low }) => low);

/** Words of a text, those with hyphens taken apart. */
const piecesOf = (text: string): Word[] =>
  wordsOf(text).flatMap((word) => {
    if (!isWord(word) || !word.text.includes('-')) return [word];
    let at = word.start;
    return word.text.split('-').map((part) => {
      const piece = { text: part, low: plain(part), start: at, end: at + part.length };
      at = piece.end + 1;
      return piece;
    });
  });

/** Tells whether a word is that of an option, in another case or number, or with the field's own behind it: `Gasheizung`. */
const isOption = (low: string, wanted: string, cues: readonly string[]): boolean => {
  if (low === wanted) return true;
  if (!low.startsWith(wanted)) return false;
  const rest = low.slice(wanted.length);
  return (
    /^(?:'?s|e|n|en|er|es|n?heizung)$/.test(rest) ||
    (rest.length >= 4 && wanted.length >= 2 && mentions(rest, cues))
  );
};

/** The options that are said, as whole words. */
export const findOptions = (text: string, options: readonly string[], cues: readonly string[]): Found[] => {
  const words = piecesOf(text);
  const wanted = options
    .map((value) => ({ value, keys: split(value) }))
    .filter(({ keys }) => keys.length > 0);
  const found: Found[] = [];
  for (let at = 0; at < words.length && found.length < 40; at += 1) {
    const fitting = wanted
      .filter(({ keys }) =>
        keys.every((key, index) => {
          const low = words[at + index]?.low ?? '';
          return index === keys.length - 1 ? isOption(low, key, cues) : low === key;
        }),
      )
      .toSorted((one, other) => other.keys.length - one.keys.length)[0];
    const [first, last] = [words[at], words[at + (fitting?.keys.length ?? 1) - 1]];
    if (!fitting || !first || !last) continue;
    found.push({ value: fitting.value, start: first.start, end: last.end });
    at += fitting.keys.length - 1;
  }
  return found;
};
