import { getCountryCallingCode } from 'libphonenumber-js';
import type { FoundContact } from '../attribute/contact-shape.ts';
import { foldEmail } from '../email/email.ts';
import { type CountryCode, isCountry } from '../phone/country.ts';
import { splitExtension } from '../phone/phone-extension.ts';
import { phoneVariants } from '../phone/phone-variants.ts';
import { foundWords, searchWords } from '../search/search-words.ts';
import { fold } from '../text/fold.ts';
import { furtherLines, type Line, lineOf, phoneNames } from './number.ts';

/** One word of a search: what it may be the beginning of. */
export interface SearchTerm {
  /** Beginnings of words that the name or the company must have. */
  words: readonly string[];
  /** The beginning of an address. */
  email: string;
  /** Digits with which an E.164 number may begin (without its plus), and those with which it may end. */
  phone?: {
    prefixes: readonly string[];
    suffix?: string;
    /** Extension that the number must have. */
    extension?: string;
  };
}

const phoneLike = /^[+\d\s().\-/]+$/;
const fewestDigits = 3;

/**
 * Lists the possible beginnings of E.164 numbers for a number's beginning as it is dialled, with or without
 * the country.
 */
const prefixesOf = (text: string, digits: string, country: CountryCode | undefined): string[] => {
  if (text.trim().startsWith('+')) return [digits];
  if (digits.startsWith('00')) return [digits.slice(2)];
  if (country === undefined) return [digits];
  const code = getCountryCallingCode(country);
  // Most countries drop the leading zero from abroad; Italy keeps it.
  return [digits, code + digits, code + digits.replace(/^0/, '')];
};

const phoneTerm = (text: string, country: CountryCode | undefined): SearchTerm['phone'] => {
  const digits = text.replace(/\D/g, '');
  if (!phoneLike.test(text) || digits.length < fewestDigits) return undefined;
  const spelled = prefixesOf(text, digits, country).flatMap((prefix) =>
    phoneVariants(`+${prefix}`).map((variant) => variant.slice(1)),
  );
  const prefixes = [...new Set(spelled)].filter((prefix) => prefix !== '');
  return { prefixes, ...(!text.includes('+') && { suffix: digits }) };
};

const termOf = (text: string, country: CountryCode | undefined): SearchTerm => {
  const phone = phoneTerm(text, country);
  return { words: searchWords(text), email: foldEmail(text), ...(phone && { phone }) };
};

/**
 * Splits a search into terms. A text that is one number, with spaces or signs between its digits or an
 * extension after them, is one term.
 */
export const searchTerms = (text: string, defaultCountry: string): SearchTerm[] => {
  const country = isCountry(defaultCountry) ? defaultCountry : undefined;
  const whole = text.trim();
  const { number, extension } = splitExtension(whole);
  const { phone, ...term } = termOf(number, country);
  if (extension !== undefined && phone) return [{ ...term, words: [], phone: { ...phone, extension } }];
  const parts = phoneTerm(whole, country) ? [whole] : whole.split(/\s+/u);
  return parts.filter((part) => part !== '').map((part) => termOf(part, country));
};

const phoneMatches = (line: Line | undefined, wanted: NonNullable<SearchTerm['phone']>): boolean => {
  if (!line || (wanted.extension !== undefined && line.extension !== wanted.extension)) return false;
  const digits = line.number.slice(1);
  return (
    wanted.prefixes.some((prefix) => digits.startsWith(prefix)) ||
    (wanted.suffix !== undefined && digits.endsWith(wanted.suffix))
  );
};

const emailsOf = ({ email, joined }: FoundContact): string[] => [
  ...(email === null ? [] : [email]),
  ...(joined?.further ?? []).flatMap(({ kind, value }) => (kind === 'email' ? [value] : [])),
];

/** The kinds of values that a search looks at. */
export interface SearchReach {
  email: boolean;
  phone: boolean;
  phone_secondary: boolean;
  company: boolean;
}

/**
 * Tells whether a contact matches a term. `companies` holds, for each of the term's words, the companies
 * whose names have a word that begins so.
 */
export const matchesTerm = (
  contact: FoundContact,
  { words, email, phone }: SearchTerm,
  { reach, companies }: { reach: SearchReach; companies: readonly ReadonlySet<string>[] },
): boolean => {
  const own = foundWords(contact.name, contact.first_name, contact.last_name);
  const hasWord = (word: string, index: number) =>
    own.some((one) => one.startsWith(word)) ||
    (contact.company_id !== null && companies[index]?.has(contact.company_id) === true);
  if (words.length > 0 && words.every(hasWord)) return true;
  const emails = reach.email ? emailsOf(contact) : [];
  if (emails.some((one) => foldEmail(one).startsWith(email))) return true;
  if (phone === undefined) return false;
  if (phoneNames.some((name) => reach[name] && phoneMatches(lineOf(contact, name), phone))) return true;
  const further = phoneNames.every((name) => reach[name]) ? furtherLines(contact) : [];
  return further.some((line) => phoneMatches(line, phone));
};

/** Tells whether a text holds anything to search for. */
export const isSearchable = (text: string | undefined): text is string =>
  text !== undefined && fold(text.trim()) !== '';
