import type { CountryCode } from '../phone/country.ts';
import { findRegion } from '../phone/region.ts';
import type { ColumnTarget } from './column-target.ts';
import { headerKey } from './header-alias.ts';

/** Headers of what is dialled before a national number, in English, German, French and Spanish. */
const dialCodes = [
  'dial code, dialing code, dialling code, calling code, country calling code, country dial code, country phone code',
  'phone country code, phone code, phone prefix, telephone code, international code, international prefix, intl code',
  'country prefix, ISD code, ISD, mobile country code, phone country, telephone country code',
  'Ländervorwahl, Landesvorwahl, Vorwahl Land, internationale Vorwahl, Landeskennzahl',
  'indicatif, indicatif pays, indicatif téléphonique, indicatif international, indicatif du pays, code téléphonique',
  'prefijo internacional, prefijo país, prefijo de país, código telefónico, código de marcación, indicativo de país',
];

/** Of the country of a person, and then of any address. */
const countries = [
  'country, country name, country code, country/region, country/territory, country of residence, residence country',
  'person country, contact country, customer country, country ISO, ISO country, ISO country code, country code ISO, nation',
  'Land, Landcode, Ländercode, Länderkürzel, Länderkennzeichen, Land/Region, Wohnland, Herkunftsland, Staat',
  'pays, code pays, code du pays, pays/région, pays de résidence, país, código de país, código país, país/región, país de residencia',
];
const addresses = [
  'mailing country, home country, home country/region, other country, other country/region, address country, address 1 country',
  'shipping country, billing country, business country, business country/region, IP country',
  'Land privat, Land/Region privat, pays (domicile), pays domicile, país particular, país o región de residencia',
];

const ranks = new Map(
  [dialCodes, countries, addresses].flatMap((lines, rank) =>
    lines.flatMap((line) => line.split(', ').map((header): [string, number] => [headerKey(header), rank])),
  ),
);
const last = 3;

const rankOf = (header: string, target: ColumnTarget | undefined): number | undefined => {
  if (target?.kind === 'ignore') return undefined;
  const isOfCompany = target?.kind === 'company' && target.name === 'country';
  return ranks.get(headerKey(header)) ?? (isOfCompany ? last : undefined);
};

/** Finds the columns that say the country of a row, the surest first. */
export const regionColumns = (headers: readonly string[], targets: readonly ColumnTarget[]): number[] =>
  headers
    .map((header, index) => ({ index, rank: rankOf(header, targets[index]) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((one, other) => (one.rank ?? last) - (other.rank ?? last))
    .map(({ index }) => index);

/** Finds the country that a row says, by the first of its columns that says any. */
export const findRowRegion = (
  cells: readonly string[],
  regions: readonly number[],
): CountryCode | undefined => {
  for (const index of regions) {
    const country = findRegion(cells[index] ?? '');
    if (country !== undefined) return country;
  }
  return undefined;
};

/** Answers the country of a row's numbers: what the row says, else that of the import. */
export const countryOfRow = (
  cells: readonly string[],
  { regions = [], policy }: { regions?: readonly number[] | undefined; policy: { country: string } },
): string => findRowRegion(cells, regions) ?? policy.country;
