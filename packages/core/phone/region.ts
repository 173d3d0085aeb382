import { type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js';
import { fold } from '../text/fold.ts';
import { isoCodes, otherNames } from './country-names.ts';

/** Letters alone, without case and accents. */
const nameKey = (name: string): string => fold(name).replace(/[^\p{L}]+/gu, '');

/** A name as it is, with umlauts as they are typed without them, and without what stands in brackets. */
const spellings: readonly ((name: string) => string)[] = [
  (name) => name.replace(/\([^()]*\)$/, ''),
  (name) => name.replace(/[\u00e4\u00f6\u00fc]/gi, (letter) => `${letter.normalize('NFD').charAt(0)}e`),
  (name) => name,
];

const languages = ['en', 'de', 'fr', 'es'];

/** The names that `Intl` has, the surest last. */
const namesOf = (countries: readonly CountryCode[]) => {
  const all = languages.flatMap((language) =>
    (['long', 'short'] as const).map((style) => new Intl.DisplayNames([language], { type: 'region', style })),
  );
  return spellings.flatMap((spelled) =>
    all.flatMap((names) =>
      countries.map((country): [string, CountryCode] => [
        nameKey(spelled(names.of(country) ?? country)),
        country,
      ]),
    ),
  );
};

let byName: ReadonlyMap<string, CountryCode> | undefined;

const readNames = (): ReadonlyMap<string, CountryCode> => {
  const countries = getCountries();
  const known = new Map(countries.map((country): [string, CountryCode] => [country.toLowerCase(), country]));
  const listed = countries.flatMap((country) =>
    (otherNames[country] ?? '').split(', ').map((name): [string, CountryCode] => [nameKey(name), country]),
  );
  const threes = isoCodes.split(' ').flatMap((code): [string, CountryCode][] => {
    const [three = '', two = three.slice(0, 2)] = code.split(':');
    const country = known.get(two.toLowerCase());
    return country ? [[three.toLowerCase(), country]] : [];
  });
  // A name goes before what else may be meant by it.
  return new Map([...listed, ...threes, ...namesOf(countries), ...known].filter(([key]) => key !== ''));
};

/** Of the countries that share a calling code, the one whose plan it is. */
const main: readonly CountryCode[] = 'US RU GB IT NO AU MA RE SH FI GP CW'
  .split(' ')
  .filter((code): code is CountryCode => code.length === 2);

let byCallingCode: ReadonlyMap<string, CountryCode> | undefined;

const readCallingCodes = (): ReadonlyMap<string, CountryCode> =>
  new Map([...getCountries(), ...main].map((country) => [getCountryCallingCode(country), country]));

/** `+49`, `0049`, `49`, and `1-242` within North America. */
const dialCode = /^(?:\+|00)?([1-9]\d{0,2})$/;
const northAmerican = /^(?:\+|00)?1[\s-]?\(?\d{3}\)?$/;

const countryDialled = (text: string): CountryCode | undefined => {
  byCallingCode ??= readCallingCodes();
  const [, code = ''] = dialCode.exec(text) ?? [];
  return byCallingCode.get(northAmerican.test(text) ? '1' : code);
};

/** `Germany (+49)`, `+49 (DE)` */
const codeWithin = /(?:^|[\s(])(\+[1-9]\d{0,2})(?=$|[\s)])/;

/**
 * The country that a cell says: by its name in English, German, French or Spanish, by its ISO code of two or three
 * letters, or by its calling code. Of several countries that share one, the first is meant.
 */
export const findRegion = (cell: string): CountryCode | undefined => {
  const text = cell.trim();
  if (text === '' || text.length > 80) return undefined;
  if (/^[+\d]/.test(text) && !/\p{L}/u.test(text)) return countryDialled(text);
  byName ??= readNames();
  const [whole, code = ''] = codeWithin.exec(text) ?? [];
  if (whole) return countryDialled(code);
  return byName.get(nameKey(text)) ?? byName.get(nameKey(text.replace(/\([^()]*\)$/, '')));
};
