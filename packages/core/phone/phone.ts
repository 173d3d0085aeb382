import { type CountryCode, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js';
import { foldPhone } from './phone-variants.ts';

export type { CountryCode };

export type PhoneReading =
  | { e164: string; fault?: undefined }
  | { e164?: undefined; fault: 'phone_invalid' | 'phone_precision_lost' };

const countries: ReadonlySet<string> = new Set(getCountries());

/** Whether `code` is an ISO 3166 country whose numbers are known. */
export const isCountry = (code: string): code is CountryCode => countries.has(code);

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

/**
 * The E.164 form of a number as people write it. *Possible* numbers pass (right length for their country),
 * assigned or not. Numbers without a country code are read as numbers of `country`.
 */
export const normalisePhone = (raw: string, country: CountryCode | undefined): PhoneReading => {
  if (scientific.test(raw)) return { fault: 'phone_precision_lost' };
  const text = raw
    .replace(wrapping, '')
    .trim()
    .replace(/^00(?=[1-9])/, '+');
  const number = parsePhoneNumberFromString(text, {
    ...(country && { defaultCountry: country }),
    extract: false,
  });
  const e164 = number?.isPossible() ? number.number : outdated(text);
  return e164 === undefined ? { fault: 'phone_invalid' } : { e164 };
};
