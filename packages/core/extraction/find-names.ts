import { zoneNames } from '../calling/zone-data.ts';
import { type Found, findAll } from './found.ts';

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
  findAll(text, pattern, ([name]) => name.replace(/[.,]$/, '').trim());

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
  const firms = patterns.flatMap((pattern) => findAll(text, pattern, ([name]) => name.replace(/\.$/, '')));
  const places = findAll(text, byPlace, ([name]) => name.replace(/\.$/, '')).filter(
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
