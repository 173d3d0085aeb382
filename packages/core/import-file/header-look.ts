import { assignTargets, findField } from './assign-targets.ts';
import { columnKey } from './column-name.ts';
import type { ColumnTarget } from './column-target.ts';
import type { CsvRecord } from './csv-record.ts';
import { type HeaderOptions, headersOf, identifies, looksLikeData, mappedColumns } from './header.ts';
import { aliasKey, findAlias } from './header-alias.ts';

/** Most characters of a known header. */
export const longestHeader = 60;
const mostColumns = 500;

/** A row as a header, and as a row below one. */
export interface RowLook {
  headers: readonly string[];
  /** Number of filled cells, and of those that name a known column. */
  filled: number;
  known: number;
  /** Whether it holds a number or an address. */
  hasData: boolean;
  /** Whether it may be a header: it names whom rows are about, each column once, and holds no data. */
  isHeader: boolean;
  /** Whether these rows may stand below it. */
  fits(rows: readonly RowLook[]): boolean;
}

const isKnown = (header: string, { mapping = {}, fields = [] }: HeaderOptions, mapped: ReadonlySet<string>) =>
  header !== '' &&
  header.length <= longestHeader &&
  ((Object.keys(mapping).length > 0 && mapped.has(columnKey(header))) ||
    findAlias(aliasKey(header)) !== undefined ||
    findField(aliasKey(header), fields) !== undefined);

const isDistinct = (headers: readonly string[]): boolean => {
  const keys = headers.filter((header) => header !== '').map(columnKey);
  return new Set(keys).size === keys.length;
};

/** Tells whether values are what a column of addresses or numbers has, at least a third of them. */
const suits = (target: ColumnTarget | undefined, values: readonly string[]): boolean => {
  if (target?.kind !== 'contact' || values.length === 0) return true;
  const ofNumbers = target.name === 'phone' || target.name === 'phone_secondary';
  if (!ofNumbers && target.name !== 'email') return true;
  const isRight = ofNumbers
    ? (value: string) => /\d\D*\d\D*\d/.test(value)
    : (value: string) => value.includes('@');
  return values.filter(isRight).length * 3 >= values.length;
};

/** Tells whether a row consists of names of columns, as where columns are explained. */
const isHeaderLike = ({ known, filled }: RowLook) => known * 2 >= filled;

/** Tells whether a row has nothing beside the named columns; the first one may be an index. */
const isWithin = (row: RowLook, { headers }: Pick<RowLook, 'headers'>) =>
  row.headers.every((cell, index) => cell === '' || index === 0 || (headers[index] ?? '') !== '');

const fitsBelow = (
  header: Pick<RowLook, 'headers' | 'filled' | 'known'>,
  targets: readonly ColumnTarget[],
  all: readonly RowLook[],
): boolean => {
  const own = header.headers.join('\n');
  const rows = all.filter(({ headers }) => headers.join('\n') !== own);
  if (rows.length === 0) return header.known * 2 >= header.filled;
  const apt = rows.filter((row) => isWithin(row, header) && !isHeaderLike(row));
  return (
    apt.length * 2 >= rows.length &&
    targets.every((target, index) =>
      suits(
        target,
        rows.map(({ headers }) => headers[index] ?? '').filter((value) => value !== ''),
      ),
    )
  );
};

/** Judges a row as a header. */
export const lookAt = ({ cells, fault }: CsvRecord, options: HeaderOptions): RowLook => {
  const { headers } = headersOf(cells);
  const mapped = mappedColumns(options);
  const names = new Set(mapped.keys());
  const filled = headers.filter((header) => header !== '').length;
  const isWide = headers.length > mostColumns;
  const known = isWide ? 0 : headers.filter((header) => isKnown(header, options, names)).length;
  const hasData = headers.some(looksLikeData);
  const targets = known === 0 ? [] : assignTargets(headers, options.fields ?? [], mapped);
  const isHeader = !fault && !hasData && targets.some(identifies) && isDistinct(headers);
  const look = { headers, filled, known };
  return { ...look, hasData, isHeader, fits: (rows) => fitsBelow(look, targets, rows) };
};

/** Tells whether a row of a table is a header of contacts, and no title that only reads like one. */
export const hasContacts = (looks: readonly RowLook[], at: number): boolean => {
  const look = looks[at];
  const rows = looks.slice(at + 1);
  return (
    look?.isHeader === true && look.fits(rows) && (look.filled > 1 || rows.some(({ hasData }) => hasData))
  );
};
