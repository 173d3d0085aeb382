import { splitExtension } from '../phone/phone-extension.ts';
import { bareNumber } from '../phone/phone-label.ts';
import { valueBreak } from './value-break.ts';

/** Fewest characters of a cell with anything to split: `a@b.c;`. */
export const shortestPacked = 6;
/** Fewest characters of a cell with two numbers. */
const shortestNumbers = 15;
/** Most characters of a cell of values; splitting is slow with much space. */
const longest = 1_000;

const digitsOf = (text: string): number => text.replace(/\D+/g, '').length;

/**
 * Tells whether a text is a whole number with so many digits, with or without an extension, and nothing else.
 */
const isNumber = (text: string, digits: number): boolean => {
  const number = bareNumber(splitExtension(bareNumber(text)).number);
  return /^[+(\d][\d\s()./-]*$/.test(number) && digitsOf(number) >= digits;
};

/** Separators of numbers, and a slash, which may also follow an area code. */
const signs = /\s*(?:[,;|]|:::)\s*|\s+(?:or|oder|ou|o|and|und|et|y|&)\s+/i;
const slash = /\s+\/\s+/;
/** Fewest digits of a number; an area code with its country's has fewer than the larger figure. */
const fewestDigits = 7;
const fewestAroundSlash = 9;

/** Puts ` ::: ` between the numbers of a text that holds several whole ones. */
export const severalNumbers = (text: string): string => {
  if (text.length < shortestNumbers || text.length > longest) return text;
  for (const [between, digits] of [
    [signs, fewestDigits],
    [slash, fewestAroundSlash],
  ] as const) {
    const parts = text.split(between).filter((part) => part !== '');
    if (parts.length > 1 && parts.every((part) => isNumber(part, digits))) return parts.join(valueBreak);
  }
  return text;
};
