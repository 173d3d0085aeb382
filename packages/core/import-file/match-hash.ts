import { foldEmail, isEmail } from '../email/email.ts';
import type { CountryCode } from '../phone/country.ts';
import { normalisePhone } from '../phone/phone.ts';

/** E.164 as exports write it. */
const plain = /^\+[1-9]\d{10,14}$/;
/**
 * A number with its country code and nothing but digits and separators; long enough to have eight digits
 * behind it.
 */
const spaced = /^(?:\+|00)[1-9][\d\s().-]{9,}$/;
const compared = 8;

/**
 * Calling codes whose plans strip or rewrite more than a leading 0, 1 or 8: carrier codes, Argentina's 15, local
 * numbers without area code. A test holds the list against libphonenumber's metadata.
 */
const peculiar = /^(?:4418|54|55|57|61|81|82|86|241|261|298|352|378|423|506|591|672)/;

/**
 * Tells whether E.164 may drop digits behind the country code, so that those behind them shift. A digit that may be a
 * trunk prefix is 0, 1 or 8; in North America numbers have a fixed length.
 */
const mayShift = (digits: string) =>
  digits.startsWith('1')
    ? digits.length !== 11
    : peculiar.test(digits) || digits.length > 15 || (digits.length < 13 && /^.{1,3}[018]/.test(digits));

/**
 * Makes the key of a number, its last eight digits: two spellings of one number, national variants included,
 * never differ in them. Undefined when the cell is no possible number.
 */
export const phoneKey = (cell: string, country: CountryCode | undefined): string | undefined => {
  const digits = plain.test(cell)
    ? cell.slice(1)
    : spaced.test(cell)
      ? cell.replace(/^00/, '').replace(/\D+/g, '')
      : '';
  if (digits.length >= 11 && !mayShift(digits)) return digits.slice(-compared);
  return normalisePhone(cell, country).e164?.slice(1).slice(-compared);
};

export const kinds = { phone: 1, email: 2, external_id: 3, name: 4 };

/** Hashes the commonest spelling by far, `+1` and ten digits, without making strings; else undefined. */
const hashNorthAmerican = (cell: string): number | undefined => {
  if (cell.length !== 12 || cell.charCodeAt(0) !== 0x2b || cell.charCodeAt(1) !== 0x31) return undefined;
  // What begins with 0 may be no number at all.
  if (cell.charCodeAt(2) === 0x30) return undefined;
  let hash = 0x811c9dc5 ^ kinds.phone;
  for (let index = 2; index < 12; index++) {
    const code = cell.charCodeAt(index);
    if (code < 0x30 || code > 0x39) return undefined;
    if (index >= 4) hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash;
};

export const hashText = (kind: number, text: string): number => {
  let hash = 0x811c9dc5 ^ kind;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};

const hashPhone = (cell: string, country: CountryCode | undefined): number | undefined => {
  const known = hashNorthAmerican(cell);
  if (known !== undefined || cell === '') return known;
  const key = phoneKey(cell, country);
  return key === undefined ? undefined : hashText(kinds.phone, key);
};

/** Most characters of an address. */
const longestEmail = 254;

/** Codes of the characters of almost all addresses, without regard to case; 0 for anything else. */
const emailCodes = new Uint8Array(0x80);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@._-')
  emailCodes[character.charCodeAt(0)] = character.toLowerCase().charCodeAt(0);

/** Tells whether a cell of such characters has the parts of an address. */
const hasEmailShape = (cell: string): boolean => {
  const at = cell.indexOf('@');
  const point = cell.lastIndexOf('.');
  const isWhole = at > 0 && at === cell.lastIndexOf('@') && point > at + 1 && point < cell.length - 1;
  return isWhole && cell[at + 1] !== '.' && !cell.includes('..');
};

/** Hashes an address as almost all are written, without making strings; else undefined. */
const hashPlainEmail = (cell: string): number | undefined => {
  if (cell.length > longestEmail) return undefined;
  let hash = 0x811c9dc5 ^ kinds.email;
  for (let index = 0; index < cell.length; index++) {
    const code = emailCodes[cell.charCodeAt(index)];
    if (!code) return undefined;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hasEmailShape(cell) ? hash : undefined;
};

/** Hashes an address; undefined for text without the sign of one. */
const hashEmail = (email: string): number | undefined => {
  if (!email.includes('@')) return undefined;
  return hashPlainEmail(email) ?? hashText(kinds.email, foldEmail(email));
};

/**
 * Hashes the values of a column; `plain` takes those written as almost all are. Whether a contact will have
 * the others may show later.
 */
export interface Hashes {
  plain(cell: string): number | undefined;
  any(value: string, country: CountryCode | undefined): number | undefined;
  isSure(value: string): boolean;
}

export const numberHashes: Hashes = { plain: hashNorthAmerican, any: hashPhone, isSure: () => false };
export const emailHashes: Hashes = { plain: hashPlainEmail, any: hashEmail, isSure: isEmail };
