import { fieldKey } from '../attribute/field-name.ts';
import { isCountry } from '../phone/country.ts';
import { normalisePhone } from '../phone/phone.ts';
import { foldPhone } from '../phone/phone-variants.ts';
import { cellText } from './cell-text.ts';
import { type ColumnTarget, companiesOf, hasSeveral, type StandIn } from './column-target.ts';
import { type ColumnDates, inOrder, isNoDate } from './date-order.ts';
import { type ColumnDecimals, type NumberFault, plainNumber } from './decimals.ts';
import { fieldOfHeader } from './field-of-header.ts';
import { countryOfRow } from './region-columns.ts';
import { type Blankness, blanknessOf, saysNothing } from './says-nothing.ts';
import { valueBreak } from './value-break.ts';

/** The columns of a file, in their order. */
export interface FileColumns {
  header: readonly string[];
  targets: readonly ColumnTarget[];
  /** How the dates of custom fields of dates are read. */
  dates?: readonly (ColumnDates | undefined)[] | undefined;
  /** How the numbers of custom fields of numbers are read. */
  decimals?: readonly (ColumnDecimals | undefined)[] | undefined;
  /** Which cells of each column stand for nothing; told by the target where it is not given. */
  blankness?: readonly (Blankness | undefined)[] | undefined;
  /** The places of the columns that say the country of a row, the surest first. */
  regions?: readonly number[] | undefined;
  /** Targets that each row has to fill. */
  required?: readonly ColumnTarget[] | undefined;
  /** The country of numbers without a country code, where the row says none. */
  policy: { country: string };
}

/** A cell with something in it, and what it means in its row. */
export interface PlacedCell {
  index: number;
  target: ColumnTarget;
  text: string;
  /** The target of its own column, where the cell stands in for another. */
  own?: ColumnTarget;
  /** Whether it belongs to a company that the row does not name, and is kept with the contact. */
  isOrphan?: true;
  /** Why it is no number, in a column of numbers. */
  fault?: NumberFault;
}

const secondPhone: ColumnTarget = { kind: 'contact', name: 'phone_secondary' };
const companyName: ColumnTarget = { kind: 'company', name: 'name' };

const slots: Readonly<Record<StandIn, readonly ColumnTarget[]>> = {
  phone: [{ kind: 'contact', name: 'phone' }, secondPhone],
  email: [{ kind: 'contact', name: 'email' }],
  job_title: [{ kind: 'contact', name: 'job_title' }],
  'company.name': [companyName],
};

const isSame = (one: ColumnTarget, other: ColumnTarget) =>
  one.kind === other.kind && 'name' in one && 'name' in other && fieldKey(one.name) === fieldKey(other.name);

const nameParts: readonly string[] = ['name', 'first_name', 'last_name'];

/**
 * Makes the target of a company's column in rows that name no company: its number is one to call, the others
 * are kept.
 */
const orphaned = ({ name }: { name: string }, header: string): ColumnTarget => ({
  kind: 'custom',
  name: fieldOfHeader(header),
  ...(name === 'phone' && { stands_in_for: 'phone' }),
});

const standingIn = (column: ColumnTarget): readonly ColumnTarget[] =>
  'stands_in_for' in column && column.stands_in_for ? [column, ...slots[column.stands_in_for]] : [column];

/**
 * Lists all that a column may fill: its own target, what it stands in for, and what it is without its
 * company.
 */
export const fillableBy = ({ header, target }: { header: string; target: ColumnTarget }) =>
  target.kind === 'company' && target.name !== 'name'
    ? [target, ...standingIn(orphaned(target, header))]
    : standingIn(target);

/** Tells whether a column may fill a property: as its own target, as a stand-in, or as a part of a name. */
export const canFill = (column: ColumnTarget, wanted: ColumnTarget): boolean => {
  if (standingIn(column).some((one) => isSame(one, wanted))) return true;
  const isName = wanted.kind === 'contact' && wanted.name === 'name';
  return isName && column.kind === 'contact' && nameParts.includes(column.name);
};

/** Tells what several values of a cell are: numbers, addresses or companies. */
const severalOf = ({ target, text }: PlacedCell): StandIn | undefined => {
  if (hasSeveral(target)) return 'company.name';
  if (!text.includes(valueBreak)) return undefined;
  if ('stands_in_for' in target && target.stands_in_for) return target.stands_in_for;
  if (target.kind !== 'contact') return undefined;
  if (target.name === 'email') return 'email';
  return target.name === 'phone' || target.name === 'phone_secondary' ? 'phone' : undefined;
};

const standInOf = ({ target }: PlacedCell) => ('stands_in_for' in target ? target.stands_in_for : undefined);

/** Splits a cell of several values; those after the first stand in for what is missing. */
const apart = (cell: PlacedCell, header: string): PlacedCell[] => {
  const kind = severalOf(cell);
  if (!kind) return [cell];
  const several = hasSeveral(cell.target);
  const parts = several ? companiesOf(cell.text) : cell.text.split(valueBreak);
  const [first = '', ...others] = parts.map((part) => part.trim());
  const target: ColumnTarget = {
    kind: 'custom',
    name: fieldOfHeader(header),
    stands_in_for: kind,
    ...(several && { several }),
  };
  return [{ ...cell, text: first }, ...others.map((text) => ({ ...cell, target, text }))].filter(
    ({ text }) => text !== '',
  );
};

/** Joins what is left over of a split cell. */
const together = (placed: readonly PlacedCell[]): PlacedCell[] => {
  const joined: PlacedCell[] = [];
  for (const cell of placed) {
    const last = joined.at(-1);
    if (last?.index === cell.index && isSame(last.target, cell.target))
      last.text += (hasSeveral(cell.target) ? ';' : valueBreak) + cell.text;
    else joined.push(cell);
  }
  return joined;
};

/** Reads a cell as its column says. */
const readCell = (cell: string, index: number, { dates = [], decimals = [] }: FileColumns) => {
  const [order, decimal] = [dates[index], decimals[index]];
  if (decimal) return plainNumber(cell, decimal);
  return { text: order ? inOrder(cell, order) : cell };
};

/** Makes the key of a number: all spellings of one line give the same. */
const lineOf = (text: string, country: string): string => {
  const { e164, extension } = normalisePhone(text, isCountry(country) ? country : undefined);
  return e164 === undefined ? text : `${foldPhone(e164)} ${extension ?? ''}`;
};

const digitsAlone = /^[\d\s()+./-]+$/;

/** Answers the last digits of a number without extension; all its spellings end in them. */
const endOf = (text: string): string | undefined =>
  digitsAlone.test(text) ? text.replace(/\D+/g, '').slice(-4) : undefined;

/**
 * Tells whether two cells hold one number. Almost all that differ do so at their ends, which is compared
 * first.
 */
const isSameLine = (one: string, other: string, country: string): boolean => {
  const [end, otherEnd] = [endOf(one), endOf(other)];
  if (end !== undefined && otherEnd !== undefined && end !== otherEnd) return false;
  return lineOf(one, country) === lineOf(other, country);
};

const isPlaced = (slot: ColumnTarget, placed: readonly PlacedCell[]) =>
  placed.some(({ target }) => isSame(target, slot));

/** Tells whether the number of a cell is that of another one that has its place. */
const isRepeated = (cell: PlacedCell, placed: readonly PlacedCell[], country: string): boolean =>
  placed.some(
    (other) =>
      other !== cell &&
      slots.phone.some((slot) => isSame(other.target, slot)) &&
      isSameLine(other.text, cell.text, country),
  );

const filledCells = (cells: readonly string[], columns: FileColumns): PlacedCell[] => {
  const { header, targets } = columns;
  const filled = targets.flatMap((target, index): PlacedCell[] => {
    const given = cells[index] ?? '';
    if (saysNothing(given, columns.blankness?.[index] ?? blanknessOf(target))) return [];
    const cell = cellText(given, target);
    if (cell === '' || target.kind === 'ignore') return [];
    if (columns.dates?.[index] && isNoDate(cell)) return [];
    return [{ index, target, ...readCell(cell, index, columns) }];
  });
  const hasCompany = filled.some(
    (cell) => isSame(cell.target, companyName) || standInOf(cell) === 'company.name',
  );
  return filled.flatMap((cell) => {
    const { index, target } = cell;
    const name = header[index] ?? '';
    if (target.kind !== 'company' || hasCompany) return apart(cell, name);
    const own = orphaned(target, name);
    const text = cellText(cells[index] ?? '', own);
    return apart({ ...cell, target: own, text, isOrphan: true }, name);
  });
};

/**
 * Places the filled cells of a row by what they mean. Columns that mean the same stand in for each other, so
 * that a contact whose only number is in the fifth of them has a number. A number in several of them takes
 * one place. What belongs to a company that the row does not name belongs to the contact.
 */
export const placeCells = (cells: readonly string[], columns: FileColumns): PlacedCell[] => {
  const country = countryOfRow(cells, columns);
  const placed = filledCells(cells, columns);
  for (const cell of placed)
    if (isSame(cell.target, secondPhone) && isRepeated(cell, placed, country))
      cell.target = { kind: 'ignore' };
  // The second number before those that have no place of their own.
  const waiting = [
    ...placed.filter((cell) => standInOf(cell) && cell.target.kind !== 'custom'),
    ...placed.filter((cell) => standInOf(cell) && cell.target.kind === 'custom'),
  ];
  for (const cell of waiting) {
    const kind = standInOf(cell);
    if (!kind || (kind === 'phone' && isRepeated(cell, placed, country))) continue;
    const free = slots[kind].find((slot) => !isPlaced(slot, placed));
    if (!free) continue;
    cell.own = cell.target;
    cell.target = free;
  }
  return together(placed);
};
