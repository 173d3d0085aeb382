import { nameForms } from '../attribute/name.ts';
import type { CountryCode } from '../phone/country.ts';
import { fold } from '../text/fold.ts';
import { cellText } from './cell-text.ts';
import { type ColumnTarget, companiesOf, hasSeveral, type StandIn } from './column-target.ts';
import { hasLostDigits } from './lost-digits.ts';
import { emailHashes, type Hashes, hashText, kinds, numberHashes } from './match-hash.ts';
import { findRowRegion } from './region-columns.ts';
import { type Blankness, blanknessOf, saysNothing } from './says-nothing.ts';
import { valueBreak } from './value-break.ts';

/** A column, and what it is. */
interface Column {
  index: number;
  target: ColumnTarget;
  blankness: Blankness;
}

const toColumn = (target: ColumnTarget, index: number): Column => ({
  index,
  target,
  blankness: blanknessOf(target),
});

const textAt = (cells: readonly string[], columns: readonly Column[]): string => {
  for (const { index, target, blankness } of columns) {
    const given = cells[index] ?? '';
    const cell = saysNothing(given, blankness) ? '' : cellText(given, target);
    const text = hasSeveral(target) ? companiesOf(cell)[0] : cell;
    if (text) return text;
  }
  return '';
};

/** A column of numbers or addresses. */
interface ValueColumn extends Column {
  hashes: Hashes;
}

const hashedBy =
  (hashes: Hashes) =>
  (column: Column): ValueColumn => ({ ...column, hashes });

/**
 * Hashes the values of a cell of numbers or addresses: each may become what the contact is known by. Answers whether
 * any of them surely does.
 */
const addKeys = (
  keys: number[],
  cells: readonly string[],
  { index, target, hashes }: ValueColumn,
  country: CountryCode | undefined,
): boolean => {
  const cell = cells[index] ?? '';
  if (cell === '') return false;
  const known = hashes.plain(cell);
  if (known !== undefined) {
    keys.push(known);
    return true;
  }
  let isSure = false;
  for (const part of cellText(cell, target).split(valueBreak)) {
    const value = part.trim();
    const key = hashes.any(value, country);
    if (key === undefined) continue;
    keys.push(key);
    isSure ||= hashes.isSure(value);
  }
  return isSure;
};

export interface MatchOptions {
  country: CountryCode | undefined;
  /** Indexes of the columns that say the country of a row, the surest first. */
  regions?: readonly number[];
  /** Whether rows with an unreadable number or address are kept, and then known by their name. */
  lenient?: boolean;
}

/**
 * Makes the match keys of a row, as hashes. Rows that may turn out to be one contact share a key, however
 * they are spelled; a shared key alone does not make them one.
 */
export type MatchKeys = (cells: readonly string[]) => number[];

export const matchKeysOf = (
  targets: readonly ColumnTarget[],
  { country, regions = [], lenient = false }: MatchOptions,
): MatchKeys => {
  const columns = targets.map(toColumn);
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
  const values = [...phones.map(hashedBy(numberHashes)), ...emails.map(hashedBy(emailHashes))];
  const companyPhones = columnsOf('company', 'phone')
    .map(({ index }) => toColumn({ kind: 'contact', name: 'phone' }, index))
    .map(hashedBy(numberHashes));

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

  /**
   * Picks the columns of values of a row: a company's number is the contact's in rows that name no company.
   */
  const valuesOf = (cells: readonly string[]): readonly ValueColumn[] =>
    companyPhones.length > 0 && textAt(cells, companies) === '' ? [...values, ...companyPhones] : values;

  const idKey = (cells: readonly string[]): number | undefined => {
    const externalId = textAt(cells, externalIds);
    return externalId === '' || hasLostDigits(externalId)
      ? undefined
      : hashText(kinds.external_id, externalId);
  };

  return (cells) => {
    const keys: number[] = [];
    const region = (regions.length > 0 && findRowRegion(cells, regions)) || country;
    let isSure = false;
    for (const column of valuesOf(cells)) isSure = addKeys(keys, cells, column, region) || isSure;
    const id = idKey(cells);
    if (id !== undefined) keys.push(id);
    const isKnown = lenient ? isSure || id !== undefined : keys.length > 0;
    if (!isKnown) keys.push(nameKey(cells));
    return keys;
  };
};
