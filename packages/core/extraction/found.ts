import type { Span } from './transcript.ts';

/** A value and where it is said. */
export interface Found extends Span {
  value: string | number;
}

/** Of a text that goes on like this, the rest is not looked at. */
const mostFound = 100;

/** Finds the matches of an expression that can be read as values. */
export const findAll = (
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => string | number | undefined,
): Found[] =>
  [...text.matchAll(pattern).take(mostFound)].flatMap((match) => {
    const value = read(match);
    return value === undefined ? [] : [{ value, start: match.index, end: match.index + match[0].length }];
  });
