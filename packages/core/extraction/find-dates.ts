import type { CountryCode } from '../phone/country.ts';
import { type Found, findAll } from './found.ts';

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'j\u00e4nner'],
  ['february', 'feb', 'februar'],
  ['march', 'mar', 'm\u00e4rz'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni'],
  ['july', 'jul', 'juli'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct', 'oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec', 'dezember', 'dez'],
];
const month = `(${months.flat().join('|')})\\.?`;

const monthOf = (word: string): number => months.findIndex((names) => names.includes(word.toLowerCase())) + 1;

const dayOf = (year: number, monthNumber: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, monthNumber - 1, day));
  const text = date.toJSON()?.slice(0, 10);
  return date.getUTCMonth() === monthNumber - 1 && year >= 1900 && year < 2200 ? text : undefined;
};

const monthFirst = new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'giu');
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${month},? (\\d{4})\\b`, 'giu');

/** Which of `03/04/2026` is the month: the first, as in the United States, unless that is none. */
const slashed = (first: number, second: number, year: number, country: CountryCode | undefined) => {
  if (first > 12) return dayOf(year, second, first);
  if (second > 12) return dayOf(year, first, second);
  if (first === second) return dayOf(year, first, second);
  // Whoever writes so in other countries may mean either.
  return country === 'US' ? dayOf(year, first, second) : undefined;
};

/** Days that are said whole, with their year. */
export const findDates = (text: string, country: CountryCode | undefined): Found[] => [
  ...findAll(text, /\b(\d{4})-(\d{2})-(\d{2})\b/g, ([, year, m, day]) =>
    dayOf(Number(year), Number(m), Number(day)),
  ),
  ...findAll(text, /\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b/g, ([, day, m, year]) =>
    dayOf(Number(year), Number(m), Number(day)),
  ),
  ...findAll(text, /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, ([, first, second, year]) =>
    slashed(Number(first), Number(second), Number(year), country),
  ),
  ...findAll(text, monthFirst, ([, name = '', day, year]) => dayOf(Number(year), monthOf(name), Number(day))),
  ...findAll(text, dayFirst, ([, day, name = '', year]) => dayOf(Number(year), monthOf(name), Number(day))),
];
