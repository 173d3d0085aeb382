import { failure } from '../error.ts';
import { looksLikeData } from '../import-file/header.ts';
import { aliasKey, findAlias } from '../import-file/header-alias.ts';
import type { SuppressedValue } from '../suppression/suppressed-value.ts';

/** Cells of a line, quotes taken off, with the line's number in the file. */
interface Row {
  line: number;
  cells: string[];
}

/** A cell is quoted whole, or ends with the next delimiter or line. */
const cell = /(?:"((?:[^"]|"")*)"[^\S\r\n]*|([^,;\t\r\n]*))(,|;|\t|\r\n|\r|\n|$)/y;

/** Reads the rows of a text with commas, semicolons or tabs between its cells; blank lines are none. */
const rowsOf = (text: string): Row[] => {
  const rows: Row[] = [];
  let [line, begun, from] = [1, 1, 0];
  let cells: string[] = [];
  while (from < text.length) {
    cell.lastIndex = from;
    const [whole = '', quoted, plain = '', end = ''] = cell.exec(text) ?? [text.slice(from)];
    from += Math.max(whole.length, 1);
    line += (whole.match(/\r\n|\r|\n/g) ?? []).length;
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === ',' || end === ';' || end === '\t') continue;
    if (cells.some((one) => one !== '')) rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  }
  if (cells.some((one) => one !== '')) rows.push({ line: begun, cells });
  return rows;
};

type Kind = SuppressedValue['kind'];

const kindOfHeader = (header: string): Kind | undefined => {
  const slots = findAlias(aliasKey(header))?.slots ?? [];
  const names = slots.flatMap((slot) => (slot.kind === 'contact' ? [slot.name] : []));
  if (names.some((name) => name === 'phone' || name === 'phone_secondary')) return 'phone';
  return names.includes('email') ? 'email' : undefined;
};

const kindOfCell = (text: string): Kind | undefined => {
  if (!looksLikeData(text)) return undefined;
  return text.includes('@') ? 'email' : 'phone';
};

/** A number or address of a file, as it stands there. */
export interface ListEntry {
  line: number;
  kind: Kind;
  text: string;
}

const empty = () => failure('invalid', 'file_empty', 'The file lists neither numbers nor addresses.', 'csv');

/**
 * Reads the numbers and addresses of a file: those of the columns that its header names as such, or, where the first
 * line is none, of the columns in which that line has any.
 * @throws CallbookError `file_empty`, `columns_unknown`
 */
export const readListFile = (text: string): ListEntry[] => {
  const [first, ...others] = rowsOf(text.replace(/^\uFEFF/, ''));
  if (!first) throw empty();
  const named = first.cells.map(kindOfHeader);
  const isHeader = !first.cells.some(looksLikeData) && named.some((kind) => kind !== undefined);
  const columns = isHeader ? named : first.cells.map(kindOfCell);
  if (columns.every((kind) => kind === undefined))
    throw failure(
      'invalid',
      'columns_unknown',
      'The first line has neither numbers nor addresses, and names no column of such: "phone" or "email" would.',
      'csv',
    );
  const entries = (isHeader ? others : [first, ...others]).flatMap(({ line, cells }) =>
    columns.flatMap((kind, index) => {
      const text = cells[index] ?? '';
      return kind && text !== '' ? [{ line, kind, text }] : [];
    }),
  );
  if (entries.length === 0) throw empty();
  return entries;
};
