import { isEmail } from '../email/email.ts';
import type { CountryCode } from '../phone/country.ts';
import { normalisePhone } from '../phone/phone.ts';
import { type Found, findAll } from './found.ts';

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
  ...findAll(text, written, ([address]) => emailOf(address)),
  ...findAll(text, spoken, ([words]) =>
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
  findAll(text, /(?:\+|\(|\b)\d[\d ()/.-]{5,22}\d\b/g, ([number]) => {
    if (
      number.replace(/\D+/g, '').length < fewestDigits ||
      /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})$/.test(number)
    )
      return undefined;
    return normalisePhone(number, country).e164;
  });
