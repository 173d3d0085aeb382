import { saysNothing } from './says-nothing.ts';

/**
 * The first characters by which a spreadsheet takes a text for a formula, or strips what stands before one: those of
 * ASVS 1.2.10, line ends, and the full-width forms that East Asian versions read as the signs.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const formula = /^[=+\-@\t\r\n\u0000\uff1d\uff0b\uff0d\uff20]/;

/** Tells whether a spreadsheet may take a text for a formula. */
export const isFormula = (text: string): boolean => formula.test(text);

/** Tells whether a spreadsheet may take a text for a number, a date or a time. */
export const isNumberLike = (text: string): boolean => /^(?=\D{0,20}\d)[\d\s().,/:E+-]+$/i.test(text);

const apostrophe = "'";

const bare = (text: string): string => {
  let at = 0;
  while (text[at] === apostrophe) at++;
  return text.slice(at);
};

/** How a column reads a text that has no guard. */
type Reading = (text: string) => string;

/** Tells whether a text alone in a cell would be taken for something else, by a spreadsheet or by an import. */
const isMisread = (text: string, read: Reading): boolean =>
  isFormula(text) || saysNothing(text, 'number') || read(text) !== text;

/**
 * Tells whether an apostrophe before a text is its guard, and no part of it. Whether there are more apostrophes
 * behind it does not matter: of `''=1`, the first is the guard.
 */
const isGuardOf = (text: string, read: Reading): boolean => {
  const own = bare(text);
  // Whoever fills a spreadsheet puts one before numbers, too.
  if (isNumberLike(own)) return true;
  return isMisread(own, read) || (own !== text && isMisread(apostrophe + own, read));
};

/** The text behind the guard of a cell; undefined where the cell has none. */
export const unguarded = (cell: string, read: Reading): string | undefined => {
  if (!cell.startsWith(apostrophe)) return undefined;
  const text = cell.slice(1);
  return isGuardOf(text, read) ? text : undefined;
};

/**
 * Guards a text that an export writes: with an apostrophe before it where a spreadsheet would take it for a formula,
 * where an import would not read it as it is, and where it begins with an apostrophe that would be taken for a guard.
 * `unguarded` gives back the very text.
 */
export const guarded = (text: string, read: Reading, isEmpty: (text: string) => boolean): string => {
  const needs = text.startsWith(apostrophe)
    ? isGuardOf(text, read)
    : isFormula(text) || isEmpty(text) || read(text) !== text;
  return needs ? apostrophe + text : text;
};
