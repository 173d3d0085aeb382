import { fold } from '../text/fold.ts';

/** Words beyond these are not found by search: names have a handful. */
const mostWords = 12;

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{N}]+/u);

/** `O’Brien` is also written `OBrien`. */
const elided = (text: string): string[] => {
  const plain = new Set(wordsOf(text));
  const joined = wordsOf(text.replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, ''));
  return joined.filter((word) => !plain.has(word));
};

const distinct = (words: readonly string[]): string[] =>
  [...new Set(words)].filter((word) => word !== '').slice(0, mostWords);

const present = (texts: readonly (string | null)[]): string[] =>
  texts.filter((text) => text !== null).map(fold);

/** The words of a text that is looked for: folded, without marks between them. */
export const searchWords = (...texts: readonly (string | null)[]): string[] =>
  distinct(present(texts).flatMap(wordsOf));

/** The words by which names are found: those in them, and what they are without an apostrophe. */
export const foundWords = (...names: readonly (string | null)[]): string[] => {
  const folded = present(names);
  return distinct([...folded.flatMap(wordsOf), ...folded.flatMap(elided)]);
};
