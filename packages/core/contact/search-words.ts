import { fold } from '../text/fold.ts';

/** Words beyond these are not found by search: names have a handful. */
const mostWords = 12;

/** The words by which a text is found: folded, without marks between them. */
export const searchWords = (...texts: readonly (string | null)[]): string[] => {
  const words = texts.flatMap((text) => (text === null ? [] : fold(text).split(/[^\p{L}\p{M}\p{N}]+/u)));
  return [...new Set(words)].filter((word) => word !== '').slice(0, mostWords);
};
