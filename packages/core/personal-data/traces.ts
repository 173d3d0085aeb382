import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { phoneVariants } from '../phone/phone-variants.ts';
import { fold } from '../text/fold.ts';
import type { Subject } from './subject.ts';

/** What stands in the place of a value that told who somebody was, within a text about others. */
export const erasedText = '[erased]';

/** Shorter ones are found in anything. */
const fewestDigits = 7;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const digitsOf = (text: string) => text.replace(/\D/g, '');

const numbersOf = ({ phones, raw_phones }: Pick<Subject, 'phones' | 'raw_phones'>): string[] => {
  const spelled = phones.flatMap(phoneVariants);
  const national = phones.flatMap((one) => parsePhoneNumberFromString(one)?.nationalNumber ?? []);
  const all = [...spelled, ...national, ...raw_phones].map(digitsOf);
  return [...new Set(all)]
    .filter((digits) => digits.length >= fewestDigits)
    .toSorted((a, b) => b.length - a.length);
};

/** A number with whatever people write between digits; not a part of a longer one, but for a country code or zeros in front. */
const numberPattern = (digits: string) =>
  String.raw`(?:\+|\b0{0,2}|\(0*)?${[...digits].join(String.raw`[\s()./\-–]{0,3}`)}(?!\d)`;

/** A text that stands by itself, not within a word. */
const wordPattern = (text: string) => String.raw`(?<![\p{L}\p{N}])${escaped(text)}(?![\p{L}\p{N}])`;

/** A full name as it is, and as lists have it, the last name first. */
const namePatterns = (name: string): string[] => {
  const words = name.trim().split(/\s+/u).map(escaped);
  const turned = [...words.slice(-1), ...words.slice(0, -1)];
  return [words.join(String.raw`\s+`), turned.join(String.raw`,?\s+`)];
};

const patternsOf = (subject: Subject): string[] => {
  const { emails, external_ids, names } = subject;
  const fullNames = names.filter((name) => name.trim().includes(' '));
  return [
    ...emails.map(wordPattern),
    ...numbersOf(subject).map(numberPattern),
    ...external_ids.filter((id) => id.length >= 4).map(wordPattern),
    ...fullNames.flatMap(namePatterns),
  ];
};

/** Finds the values of a person in texts that are about others as well: messages, filters, lists. */
export interface Traces {
  /** Tells whether a text names the person: its number, address, id or full name. */
  tells(text: string): boolean;
  /** Tells whether any text within a value does. */
  toldIn(value: unknown): boolean;
  /** The same value without what names the person. */
  without<T>(value: T): T;
}

export const tracesOf = (subject: Subject): Traces => {
  const patterns = patternsOf(subject);
  const pattern = patterns.length > 0 ? new RegExp(patterns.join('|'), 'giu') : undefined;
  /** One word may be anybody's name: as a value by itself it is the person's. */
  const whole = new Set([...subject.names, ...subject.external_ids, ...subject.raw_phones].map(fold));
  const tells = (text: string): boolean =>
    whole.has(fold(text)) || (pattern !== undefined && text.search(pattern) >= 0);
  const toldIn = (value: unknown): boolean => {
    if (typeof value === 'string') return tells(value);
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
    return Object.entries(value).some(([name, one]) => tells(name) || toldIn(one));
  };
  const cleared = (text: string): string => {
    if (whole.has(fold(text))) return erasedText;
    return pattern ? text.replace(pattern, erasedText) : text;
  };
  const without = (value: unknown): unknown => {
    if (typeof value === 'string') return cleared(value);
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map(without);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [cleared(name), without(one)]));
  };
  return { tells, toldIn, without: <T>(value: T) => without(value) as T };
};
