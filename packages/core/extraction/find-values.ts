import { zoneNames } from '../calling/zone-data.ts';
import { isEmail } from '../email/email.ts';
import type { CountryCode } from '../phone/country.ts';
import { normalisePhone } from '../phone/phone.ts';
import type { Span } from './transcript.ts';

/** A value and where it is said. */
export interface Found extends Span {
  value: string | number;
}

/** Of a text that goes on like this, the rest is not looked at. */
const mostFound = 100;

const all = (
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => string | number | undefined,
): Found[] =>
  [...text.matchAll(pattern).take(mostFound)].flatMap((match) => {
    const value = read(match);
    return value === undefined ? [] : [{ value, start: match.index, end: match.index + match[0].length }];
  });

const written = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu;
const dot = '(?: dot | punkt )';
const joint = '(?: dot | punkt | underscore | unterstrich | dash | hyphen | bindestrich )';
const spoken = new RegExp(
  `[a-z\\d_-]{1,40}(?:${joint}[a-z\\d_-]{1,40}){0,3} (?:at|\u00e4t|ett) [a-z\\d-]{1,40}(?:${dot}[a-z\\d-]{1,24}){1,3}`,
  'giu',
);

const emailOf = (text: string): string | undefined => {
  const email = text.toLowerCase();
  return isEmail(email) ? email : undefined;
};

/** Addresses as they are written, or spelled with their signs' names. */
export const findEmails = (text: string): Found[] => [
  ...all(text, written, ([address]) => emailOf(address)),
  ...all(text, spoken, ([words]) =>
    emailOf(
      words
        .replace(/ (?:dot|punkt) /gi, '.')
        .replace(/ (?:underscore|unterstrich) /gi, '_')
        .replace(/ (?:dash|hyphen|bindestrich) /gi, '-')
        .replace(/ (?:at|\u00e4t|ett) /i, '@'),
    ),
  ),
];

const fewestDigits = 7;

/** Numbers as they are written, with their signs. */
export const findPhones = (text: string, country: CountryCode | undefined): Found[] =>
  all(text, /(?:\+|\(|\b)\d[\d ()/.-]{5,22}\d\b/g, ([number]) => {
    if (
      number.replace(/\D+/g, '').length < fewestDigits ||
      /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})$/.test(number)
    )
      return undefined;
    return normalisePhone(number, country).e164;
  });

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
  ...all(text, /\b(\d{4})-(\d{2})-(\d{2})\b/g, ([, year, m, day]) =>
    dayOf(Number(year), Number(m), Number(day)),
  ),
  ...all(text, /\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b/g, ([, day, m, year]) =>
    dayOf(Number(year), Number(m), Number(day)),
  ),
  ...all(text, /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, ([, first, second, year]) =>
    slashed(Number(first), Number(second), Number(year), country),
  ),
  ...all(text, monthFirst, ([, name = '', day, year]) => dayOf(Number(year), monthOf(name), Number(day))),
  ...all(text, dayFirst, ([, day, name = '', year]) => dayOf(Number(year), monthOf(name), Number(day))),
];

const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  tausend: 1e3,
  million: 1e6,
  millionen: 1e6,
  mio: 1e6,
};

/** `1.500` and `1,500` are thousands, `1.50` and `1,5` are not. */
const numberOf = (text: string): number | undefined => {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ''));
  const whole =
    /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(text) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(text);
  if (whole) return Number(`${whole[1]?.replace(/[.,]/g, '')}.${whole[2]}`);
  return /^\d+(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
};

/** Amounts and counts, with what makes thousands of them. */
export const findNumbers = (text: string): Found[] =>
  all(
    text,
    /(?<![\w.,@-])[$\u20ac\u00a3]? ?(\d[\d.,]{0,14}\d|\d)(?: ?(k|thousand|tausend|million|millionen|mio)\b)?(?: ?(?:[$\u20ac\u00a3]|euros?\b|dollars?\b))?(?![\w@-])/giu,
    ([, digits = '', magnitude = '']) => {
      const number = numberOf(digits);
      return number === undefined ? undefined : number * (magnitudes[magnitude.toLowerCase()] ?? 1);
    },
  );

const word = "(?!(?:Firma|Company|Team)\\b)\\p{Lu}[\\p{L}'\u2019-]{0,40}";
const particle = '(?:von|van|de|der|den|di|da|la|zu) ';
const person = `${word}(?: (?:${particle}){0,2}${word}){0,3}`;
const firmWord = "(?:\\p{Lu}[\\p{L}\\d'\u2019&.-]{0,40}|\\d{1,4}|&)";
const firm = `\\p{Lu}[\\p{L}\\d'\u2019&.-]{0,40}(?: ${firmWord}){0,5}`;

/** A pattern whose words are in any case, and whose names are not. */
const introduced = (words: string, name: string) =>
  new RegExp(`(?<=(?:^|[^\\p{L}])(?:${words}) )${name}`, 'gu');

const anyCase = (words: string) =>
  words.replace(/\p{L}/gu, (letter) =>
    letter.toLowerCase() === letter.toUpperCase()
      ? letter
      : `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
  );

const byName = introduced(
  `${anyCase("my name is|my name['\u2019]s|i am called|you['\u2019]re talking to|you['\u2019]re speaking to|mein name ist|ich hei\u00dfe|ich heisse|hier spricht|hier ist|this is|ich bin")}`,
  `${word}(?: (?:${particle}){0,2}${word}){1,3}`,
);
const bySurname = introduced(anyCase('my name is|mein name ist|ich hei\u00dfe|ich heisse'), person);
const alone = new RegExp(
  `(?<=^(?:(?:${anyCase("it['\u2019]s|it is|yes,|sure,|ja,|das ist|i['\u2019]m|i am")}) )?)(?!(?:It|I|Yes|No|Sure|Hello|Hi|Ja|Nein|Das|Der|Die|Guten|Hallo)[^\\p{L}])${word}(?: (?:${particle}){0,2}${word}){1,3}(?=[.!,]|$)`,
  'gu',
);

const named = (text: string, pattern: RegExp): Found[] =>
  all(text, pattern, ([name]) => name.replace(/[.,]$/, '').trim());

const greeting = '(?!(?:Guten|Tag|Morgen|Abend|Hallo|Hello|Hi|Hey|Ja|Yes|Nein|No|Well|Good)[^\\p{L}])';
/** `Rita Gr\u00fcn mein Name`, `Rachel Green speaking` */
const ahead = new RegExp(
  `(?<![\\p{L}-])${greeting}${word}(?: ${greeting}${word}){1,2}(?= (?:mein Name|speaking|hier|am Apparat)(?:[.,!]|$| und))`,
  'gu',
);

/** Names by which somebody says who they are; `asked`: whether that was the question. */
export const findNames = (text: string, asked: boolean): Found[] => {
  const strong = [...named(text, byName), ...named(text, bySurname), ...named(text, ahead)];
  return strong.length > 0 || !asked ? strong : named(text, alone);
};

const byFirm = introduced(
  anyCase(
    "i work for|i work at|i work with|i['\u2019]m with|we are with|company is|company is called|" +
      'arbeite bei|arbeite bei der|arbeite f\u00fcr|arbeite f\u00fcr die|arbeite jetzt bei|arbeite jetzt bei der|' +
      'von der firma|bei der firma|f\u00fcr die firma|firma hei\u00dft|firma ist die|unternehmen hei\u00dft',
  ),
  firm,
);
/** What is said when a company was asked for, and no name. */
const byAnswer = introduced(
  anyCase(
    "put down|it is|it['\u2019]s|it is called|it['\u2019]s called|that is|tragen sie die|tragen sie|das ist die|das ist",
  ),
  firm,
);
const byPlace = introduced(anyCase('calling from|call from'), firm);

const cities = new Set(zoneNames.split('\n').map((zone) => zone.replace(/^.*\//, '').replaceAll('_', ' ')));

/** Tells whether who calls from there may call from a city: of one word, or like San Francisco. */
const mayBePlace = (name: string): boolean =>
  !name.includes(' ') ||
  cities.has(name) ||
  /^(?:New|San|Santa|Los|Las|Saint|St|El|Fort|North|South|East|West) /.test(name);

/** How sure it is that a company was asked for: not at all, beside a name, or by itself. */
export type Asked = 'no' | 'beside' | 'alone';

/** Companies for which somebody says to work or call. */
export const findCompanies = (text: string, asked: Asked): Found[] => {
  const patterns = asked === 'alone' ? [byFirm, byAnswer] : [byFirm];
  const firms = patterns.flatMap((pattern) => all(text, pattern, ([name]) => name.replace(/\.$/, '')));
  const places = all(text, byPlace, ([name]) => name.replace(/\.$/, '')).filter(
    ({ value }) => asked !== 'no' || !mayBePlace(String(value)),
  );
  // Of `Brooks and Partners` the half would be wrong.
  const isHalf = ({ start, value }: Found) =>
    / (?:and|und|&) \p{Lu}/uy.test(
      text.slice(start + String(value).length, start + String(value).length + 8),
    );
  return [...firms, ...places]
    .filter((found) => !isHalf(found))
    .map((found) => ({ ...found, end: found.start + String(found.value).length }));
};

/** Values that look as a team says: letters for `A`, digits for `0`, all else as it stands. */
export const findFormatted = (text: string, format: string): Found[] => {
  const pattern = [...format.slice(0, 40)]
    .map((sign) =>
      sign === 'A' ? '[A-Z]' : sign === '0' ? '\\d' : sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'),
    )
    .join('');
  return all(text, new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'gu'), ([value]) => value);
};
