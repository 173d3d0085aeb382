import type { CountryCode } from '../phone/country.ts';
import { dayOf, type FoundDay, nearest, yearOf } from './days.ts';
import { findRelativeDays } from './find-relative-days.ts';
import { type Found, findAll } from './found.ts';
import { atomOf, type Read, readOrdinal } from './number-words.ts';
import { isNumeral, isTight, type Word, wordsOf } from './words.ts';

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jaenner'],
  ['february', 'feb', 'februar'],
  ['march', 'mar', 'maerz'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni', 'juno'],
  ['july', 'jul', 'juli', 'julei'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct', 'oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec', 'dezember', 'dez'],
];
const monthNumbers = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** Which of `03/04/2026` is the month: the first, as in the United States, unless that is none. */
const slashed = (first: number, second: number, year: number, country: CountryCode | undefined) => {
  if (first > 12) return dayOf(year, second, first);
  if (second > 12) return dayOf(year, first, second);
  if (first === second) return dayOf(year, first, second);
  // Whoever writes so in other countries may mean either.
  return country === 'US' ? dayOf(year, first, second) : undefined;
};

const inFigures = (text: string, country: CountryCode | undefined): FoundDay[] =>
  [
    ...findAll(text, /\b(\d{4})-(\d{2})-(\d{2})\b/g, ([, year, m, day]) =>
      dayOf(Number(year), Number(m), Number(day)),
    ),
    ...findAll(text, /\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})\b/g, ([, day, m, year = '']) =>
      dayOf(yearOf(year), Number(m), Number(day)),
    ),
    ...findAll(text, /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/g, ([, first, second, year = '']) =>
      slashed(Number(first), Number(second), yearOf(year), country),
    ),
  ].map((found) => ({ ...found, value: String(found.value), guessed: false }));

/** `two thousand and five` */
const thousandsAt = (words: readonly Word[], at: number): Read | undefined => {
  if (words[at]?.low !== 'two' || words[at + 1]?.low !== 'thousand') return undefined;
  const more = words[at + 2]?.low === 'and' ? at + 3 : at + 2;
  const rest = atomOf(words[more]) ?? 100;
  return rest < 100 ? { value: 2000 + rest, next: more + 1 } : { value: 2000, next: at + 2 };
};

/** `nineteen eighty four`, `twenty twenty-seven` */
const centuryAt = (words: readonly Word[], at: number): Read | undefined => {
  const [century = 0, tens = 0] = [atomOf(words[at]), atomOf(words[at + 1])];
  if ((century !== 19 && century !== 20) || tens < 10 || tens > 99) return undefined;
  const unit = tens % 10 === 0 && tens >= 20 ? (atomOf(words[at + 2]) ?? 0) : 0;
  const hasUnit = unit > 0 && unit < 10;
  return { value: century * 100 + tens + (hasUnit ? unit : 0), next: at + (hasUnit ? 3 : 2) };
};

/** Reads a year: `2027`, `twenty twenty-seven`, `nineteen eighty four`, `zweitausendsiebenundzwanzig`. */
const yearAt = (words: readonly Word[], at: number): Read | undefined => {
  const from = words[at]?.text === ',' ? at + 1 : at;
  const word = words[from];
  if (!word) return undefined;
  if (isNumeral(word)) {
    const isTime = words[from + 1]?.text === ':';
    return /^(?:19|20)\d\d$/.test(word.text) && !isTime
      ? { value: Number(word.text), next: from + 1 }
      : undefined;
  }
  const whole = atomOf(word) ?? 0;
  if (whole >= 1900 && whole < 2100) return { value: whole, next: from + 1 };
  return thousandsAt(words, from) ?? centuryAt(words, from);
};

const dayNumber = (words: readonly Word[], at: number): Read | undefined => {
  const ordinal = readOrdinal(words, at, true);
  if (ordinal) return ordinal;
  const word = words[at];
  const value = word && isNumeral(word) ? Number(word.text) : undefined;
  return value !== undefined && Number.isInteger(value) ? { value, next: at + 1 } : undefined;
};

const monthAt = (words: readonly Word[], at: number): Read | undefined => {
  const value = monthNumbers.get(words[at]?.low ?? '');
  if (!value) return undefined;
  const isAbbreviated =
    words[at + 1]?.text === '.' && isTight(words[at], words[at + 1]) && (words[at]?.low.length ?? 9) < 5;
  return { value, next: at + (isAbbreviated ? 2 : 1) };
};

interface Named {
  day: number;
  month: number;
  year?: number;
  next: number;
}

const withYear = (words: readonly Word[], day: number, month: number, next: number): Named => {
  const year = yearAt(words, next);
  if (year) return { day, month, year: year.value, next: year.next };
  return { day, month, next };
};

/** `3rd of May 2027`, `dritten Mai` */
const dayFirst = (words: readonly Word[], at: number): Named | undefined => {
  const day = dayNumber(words, at);
  if (!day) return undefined;
  const month = monthAt(words, words[day.next]?.low === 'of' ? day.next + 1 : day.next);
  return month && withYear(words, day.value, month.value, month.next);
};

/** `May 3rd, 2027`, `May the third` */
const monthFirst = (words: readonly Word[], at: number): Named | undefined => {
  const month = monthAt(words, at);
  const from = month && (words[month.next]?.low === 'the' ? month.next + 1 : month.next);
  const day = from === undefined ? undefined : dayNumber(words, from);
  if (!day || !month || from === undefined) return undefined;
  const named = withYear(words, day.value, month.value, day.next);
  // `we may 3 times`
  const isVerb = words[at]?.text === 'may' && named.year === undefined && !readOrdinal(words, from, true);
  return isVerb ? undefined : named;
};

/** `am dritten f\u00fcnften`, and `am 3.5.` where no year follows */
const monthByOrdinal = (words: readonly Word[], at: number): Named | undefined => {
  const isNamedDay = /^(?:am|den|der|zum|vom|ab|bis)$/.test(words[at - 1]?.low ?? '');
  const word = words[at];
  const [, day, month] = /^(\d{1,2})\.(\d{1,2})$/.exec(word?.text ?? '') ?? [];
  if (isNamedDay && day && words[at + 1]?.text === '.' && isTight(word, words[at + 1])) {
    const year = words[at + 2];
    return isTight(words[at + 1], year) && isNumeral(year)
      ? undefined
      : withYear(words, Number(day), Number(month), at + 2);
  }
  const first = readOrdinal(words, at, true);
  const second = first && readOrdinal(words, first.next, true);
  if (!first || !second || second.value > 12) return undefined;
  const year = yearAt(words, second.next);
  const short = atomOf(words[second.next]);
  if (!year && short && short > 20 && short < 100)
    return { day: first.value, month: second.value, year: yearOf(String(short)), next: second.next + 1 };
  return year || isNamedDay ? withYear(words, first.value, second.value, second.next) : undefined;
};

const past =
  /\b(?:(?:i|we) (?:\w+ )?(?:moved|had|bought|started|got|called|left|signed|ordered)|since|last|eingezogen|gezogen|seit|gekauft|letzte[nrs]?|when did|war|waren)\b(?! verschoben)/i;

/** Tells whether what is said before a place in its sentence speaks of what has been. */
const isPastAt = (text: string, at: number): boolean =>
  past.test(
    text
      .slice(Math.max(0, at - 100), at)
      .split(/[.!?]/)
      .at(-1) ?? '',
  );

const inWords = (text: string, words: readonly Word[], today: string | undefined): FoundDay[] => {
  const found: FoundDay[] = [];
  for (let at = 0; at < words.length && found.length < 100; at += 1) {
    const named = dayFirst(words, at) ?? monthFirst(words, at) ?? monthByOrdinal(words, at);
    const [first, last] = [words[at], named && words[named.next - 1]];
    if (!named || !first || !last) continue;
    const value =
      named.year === undefined
        ? nearest(named.month, named.day, { today, isPast: isPastAt(text, first.start) })
        : dayOf(named.year, named.month, named.day);
    at = named.next - 1;
    if (value) found.push({ value, guessed: named.year === undefined, start: first.start, end: last.end });
  }
  return found;
};

/** Tells whether two places have something in common. */
const meet = (one: Found, other: Found): boolean => one.start < other.end && other.start < one.end;

/**
 * Days that are said whole, and those that follow from the day of the call: without their year, or as `next Tuesday`.
 */
export const findDates = (text: string, country: CountryCode | undefined, today?: string): FoundDay[] => {
  const words = wordsOf(text);
  const whole = inFigures(text, country);
  const named = inWords(text, words, today).filter((each) => !whole.some((other) => meet(each, other)));
  const days = [...whole, ...named].toSorted((one, other) => one.start - other.start);
  return findRelativeDays(text, words, days, today);
};
