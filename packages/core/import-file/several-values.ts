import { splitExtension } from '../phone/phone-extension.ts';
import { bareNumber } from '../phone/phone-label.ts';
import { valueBreak } from './value-break.ts';

/** Characters of a cell with anything to take apart, at least: `a@b.c;`. */
export const shortestPacked = 6;
/** Two numbers have more. */
const shortestNumbers = 15;
/** No cell of values has more, and what takes them apart is slow with much space. */
const longest = 1_000;

const digitsOf = (text: string): number => text.replace(/\D+/g, '').length;

/** A whole number with so many digits, with or without an extension, and nothing else. */
const isNumber = (text: string, digits: number): boolean => {
  const number = bareNumber(splitExtension(bareNumber(text)).number);
  return /^[+(\d][\d\s()./-]*$/.test(number) && digitsOf(number) >= digits;
};

/** What stands between numbers but in none, and a slash, which may also stand behind an area code. */
const signs = /\s*(?:[,;|]|:::)\s*|\s+(?:or|oder|ou|o|and|und|et|y|&)\s+/i;
const slash = /\s+\/\s+/;
/** Digits of numbers, at least; an area code with its country’s has fewer than the more. */
const fewestDigits = 7;
const fewestAroundSlash = 9;

/** `text` with ` ::: ` between its numbers, where it holds several whole ones. */
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
