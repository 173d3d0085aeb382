import { nameForms } from '../contact/name.ts';
import { foldEmail } from '../email/email.ts';
import { type CountryCode, normalisePhone } from '../phone/phone.ts';
import { fold } from '../text/fold.ts';
import { cellText } from './cell-text.ts';
import { type ColumnTarget, companiesOf, hasSeveral, type StandIn } from './column-target.ts';
import { hasLostDigits } from './lost-digits.ts';
import { valueBreak } from './value-break.ts';

/** E.164 as exports write it. */
const plain = /^\+[1-9]\d{10,14}$/;
/** A number with its country code and nothing but digits and separators; long enough to have eight digits behind it. */
const spaced = /^(?:\+|00)[1-9][\d\s().-]{9,}$/;
const compared = 8;

/**
 * Calling codes whose plans strip or rewrite more than a leading 0, 1 or 8: carrier codes, Argentina's 15, local
 * numbers without area code. A test holds the list against libphonenumber's metadata.
 */
const peculiar = /^(?:4418|54|55|57|61|81|82|86|241|261|298|352|378|423|506|591|672)/;

/**
 * Whether E.164 may drop digits behind the country code, so that those behind them shift. A digit that may be a
 * trunk prefix is 0, 1 or 8; in North America numbers have a fixed length.
 */
const mayShift = (digits: string) =>
  digits.startsWith('1')
    ? digits.length !== 11
    : peculiar.test(digits) || digits.length > 15 || (digits.length < 13 && /^.{1,3}[018]/.test(digits));

/**
 * The last eight digits of a number: two spellings of one number, national variants included, never differ in
 * them. Undefined when the cell is no possible number.
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

const kinds = { phone: 1, email: 2, external_id: 3, name: 4 };

/** The key's hash for the commonest spelling by far, `+1` and ten digits, without making strings; else undefined. */
const hashNorthAmerican = (cell: string): number | undefined => {
  if (cell.length !== 12 || cell.charCodeAt(0) !== 0x2b || cell.charCodeAt(1) !== 0x31) return undefined;
  let hash = 0x811c9dc5 ^ kinds.phone;
  for (let index = 2; index < 12; index++) {
    const code = cell.charCodeAt(index);
    if (code < 0x30 || code > 0x39) return undefined;
    if (index >= 4) hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash;
};

const hashText = (kind: number, text: string): number => {
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

/**
 * The hash of an address without regard to case, read once and without making strings, where nothing is in it but what
 * almost all addresses are made of; else undefined.
 */
const hashPlainEmail = (cell: string): number | undefined => {
  let hash = 0x811c9dc5 ^ kinds.email;
  let signs = 0;
  for (let index = 0; index < cell.length; index++) {
    let code = cell.charCodeAt(index);
    if (code < 0x2d || code > 0x7a || code === 0x2f || (code > 0x39 && code < 0x40)) return undefined;
    if (code === 0x40) signs++;
    else if (code > 0x40 && code < 0x5b) code += 32;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return signs === 1 ? hash : undefined;
};

const hashEmail = (email: string): number | undefined =>
  email === '' ? undefined : (hashPlainEmail(email) ?? hashText(kinds.email, foldEmail(email)));

/** A column, and what it is. */
interface Column {
  index: number;
  target: ColumnTarget;
}

const textAt = (cells: readonly string[], columns: readonly Column[]): string => {
  for (const { index, target } of columns) {
    const cell = cellText(cells[index] ?? '', target);
    const text = hasSeveral(target) ? companiesOf(cell)[0] : cell;
    if (text) return text;
  }
  return '';
};

/** How the values of a column are hashed; `plain` knows those that are written as almost all are. */
interface Hashes {
  plain(cell: string): number | undefined;
  any(value: string): number | undefined;
}

/** Hashes the values of a cell of numbers or addresses: each may become what the contact is known by. */
const addKeys = (
  keys: number[],
  cells: readonly string[],
  { index, target }: Column,
  hashes: Hashes,
): void => {
  const cell = cells[index] ?? '';
  if (cell === '') return;
  const known = hashes.plain(cell);
  if (known !== undefined) {
    keys.push(known);
    return;
  }
  for (const value of cellText(cell, target).split(valueBreak)) {
    const key = hashes.any(value.trim());
    if (key !== undefined) keys.push(key);
  }
};

export interface MatchOptions {
  country: CountryCode | undefined;
  /** Rows with an impossible number are kept, and are then known by their name. */
  lenient?: boolean;
}

/**
 * What two rows of a file could be matched by, as hashes. Rows that may turn out to be one contact share a key,
 * however they are spelled; a shared key alone does not make them one.
 */
export type MatchKeys = (cells: readonly string[]) => number[];

export const matchKeysOf = (
  targets: readonly ColumnTarget[],
  { country, lenient = false }: MatchOptions,
): MatchKeys => {
  const columns = targets.map((target, index): Column => ({ index, target }));
  const columnsOf = (kind: ColumnTarget['kind'], name: string): Column[] =>
    columns.filter(({ target }) => target.kind === kind && 'name' in target && target.name === name);
  const standIns = (name: StandIn): Column[] =>
    columns.filter(({ target }) => target.kind === 'custom' && target.stands_in_for === name);
  const contact = (name: string) => columnsOf('contact', name);
  const phones = [...contact('phone'), ...contact('phone_secondary'), ...standIns('phone')];
  const emails = [...contact('email'), ...standIns('email')];
  const externalIds = contact('external_id');
  const [names, firsts, lasts] = [contact('name'), contact('first_name'), contact('last_name')];
  const companies = [...columnsOf('company', 'name'), ...standIns('company.name')];
  const companyPhones = columnsOf('company', 'phone').map(
    ({ index }): Column => ({ index, target: { kind: 'contact', name: 'phone' } }),
  );

  const nameKey = (cells: readonly string[]): number => {
    const forms = {
      name: textAt(cells, names),
      first_name: textAt(cells, firsts),
      last_name: lasts
        .map((column) => textAt(cells, [column]))
        .filter((text) => text !== '')
        .join(' '),
    };
    const given = Object.fromEntries(Object.entries(forms).filter(([, text]) => text !== ''));
    return hashText(kinds.name, `${fold(nameForms(given).name ?? '')}#${fold(textAt(cells, companies))}`);
  };

  const numberHashes: Hashes = { plain: hashNorthAmerican, any: (number) => hashPhone(number, country) };
  const emailHashes: Hashes = { plain: hashPlainEmail, any: hashEmail };

  /** The number of a company that a row does not name is the contact's. */
  const phonesOf = (cells: readonly string[]): readonly Column[] =>
    companyPhones.length > 0 && textAt(cells, companies) === '' ? [...phones, ...companyPhones] : phones;

  return (cells) => {
    const keys: number[] = [];
    for (const column of phonesOf(cells)) addKeys(keys, cells, column, numberHashes);
    const numbers = keys.length;
    for (const column of emails) addKeys(keys, cells, column, emailHashes);
    const externalId = textAt(cells, externalIds);
    if (externalId !== '' && !hasLostDigits(externalId)) keys.push(hashText(kinds.external_id, externalId));
    if (keys.length === (lenient ? numbers : 0)) keys.push(nameKey(cells));
    return keys;
  };
};
