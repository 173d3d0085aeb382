import {
  type CountryCode,
  getCountryCallingCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';
import { splitExtension } from './phone-extension.ts';
import { bareNumber } from './phone-label.ts';
import { foldPhone } from './phone-variants.ts';

type PhoneFault = 'phone_invalid' | 'phone_precision_lost' | 'phone_region_doubtful';

export type PhoneReading =
  | {
      e164: string;
      /** The digits of the extension, as they are given. */
      extension?: string;
      fault?: undefined;
    }
  | { e164?: undefined; extension?: undefined; fault: PhoneFault };

/** A spreadsheet's `4.41E+11`: the digits behind the exponent are gone for good. */
const scientific = /^\s*[+-]?\d+(?:[.,]\d+)?e\+?\d+\s*$/i;

/** What copying from an address book or a link leaves around a number. */
const wrapping = /\p{Cf}|^\s*tel:/giu;

/** Mexico's 521 is no possible number any more, yet messengers send it; it is kept as it came. */
const outdated = (text: string): string | undefined => {
  const e164 = text.replace(/[\s().-]+/g, '');
  const present = foldPhone(e164);
  if (!e164.startsWith('+521') || present === e164) return undefined;
  return parsePhoneNumberFromString(present)?.isPossible() ? e164 : undefined;
};

/** Digits of a whole number of a country with area codes, at least. */
const fewestNational = 10;

/**
 * `text` with the plus that got lost, where its digits are the country's calling code and a whole number behind it.
 * Shorter ones may be local numbers whose 0 got lost and that begin like the calling code.
 */
const withPlus = (text: string, country: CountryCode): string => {
  if (!/^\(?[1-9][\d\s()./-]+$/.test(text)) return text;
  const digits = text.replace(/\D+/g, '');
  const code = getCountryCallingCode(country);
  if (!digits.startsWith(code) || digits.length < code.length + fewestNational) return text;
  const number = parsePhoneNumberFromString(`+${digits}`);
  if (number?.isPossible() && number.nationalNumber.length >= fewestNational) return number.number;
  return outdated(`+${digits}`) ?? text;
};

/** How Mexico's numbers were dialled up to 2019, long distance and to mobile lines; the prefixes are gone. */
const dialledInMexico = (text: string): string =>
  /^[\d\s()./-]+$/.test(text) ? text.replace(/\D+/g, '').replace(/^0(?:1|4[45])(?=\d{10}$)/, '') : text;

const nationalText = (text: string, country: CountryCode): string =>
  withPlus(country === 'MX' ? dialledInMexico(text) : text, country);

const parse = (text: string, country: CountryCode | undefined) =>
  parsePhoneNumberFromString(text, { ...(country && { defaultCountry: country }), extract: false });

/** Kept for examples and films, so that no plan has them: the area code 555, and some of Britain. */
const exemplary = /^\+(?:1555\d{7}|447700900\d{3}|441632960\d{3})$/;

/**
 * Tells whether digits without a country code have the length of a number of a country that has no such
 * numbers.
 */
const isAccidental = (text: string, number: PhoneNumber, country: CountryCode | undefined): boolean =>
  country !== undefined &&
  !text.startsWith('+') &&
  number.countryCallingCode === getCountryCallingCode(country) &&
  !number.isValid() &&
  !exemplary.test(number.number);

/**
 * The E.164 form of a number as people write it, and its extension. *Possible* numbers pass (right length for their
 * country), assigned or not. Numbers without a country code are read as numbers of `country`, and so are those that
 * have its code without a plus; where the country has no such numbers, they may be another one's, and are doubtful.
 */
export const normalisePhone = (raw: string, country: CountryCode | undefined): PhoneReading => {
  if (scientific.test(raw)) return { fault: 'phone_precision_lost' };
  const split = splitExtension(bareNumber(raw.replace(wrapping, '').trim()));
  const plain = bareNumber(split.number.trim()).replace(/^00(?=[1-9])/, '+');
  const text = country ? nationalText(plain, country) : plain;
  const number = parse(text, country);
  // Zeros alone stand for no number, and would make one person of all who have them.
  const isNone = number !== undefined && /^0+$/.test(number.nationalNumber);
  const e164 = number?.isPossible() && !isNone ? number.number : outdated(text);
  if (e164 === undefined || (number?.ext && split.extension)) return { fault: 'phone_invalid' };
  if (number && isAccidental(text, number, country)) return { fault: 'phone_region_doubtful' };
  const extension = split.extension ?? number?.ext;
  return extension ? { e164, extension } : { e164 };
};
