import { guarded } from '../import-file/cell-guard.ts';
import { cellText } from '../import-file/cell-text.ts';
import { blanknessOf, saysNothing } from '../import-file/says-nothing.ts';
import { tagsOfCell } from '../import-file/tag-cell.ts';
import type { ExportColumn } from './export-columns.ts';
import type { ExportRow } from './export-row.ts';

/** A cell as a file has it. A number stands as such where the format has numbers. */
export interface Cell {
  text: string;
  number?: number;
}

const empty: Cell = { text: '' };

/** The typed cells that may begin with a sign: numbers in E.164, and numbers of custom fields. */
const e164 = /^\+[1-9]\d{3,14}$/;
/** Digits that a spreadsheet keeps. */
const mostDigits = 15;

const quoted = (part: string): string =>
  /[",;|]|^\s|\s$|^$/.test(part) ? `"${part.replaceAll('"', '""')}"` : part;

const joined = (parts: readonly unknown[]): string => parts.map((part) => quoted(String(part))).join(', ');

/** Writes tags as people do, where these read the same; else as a list that says where each begins. */
const tagsText = (tags: readonly string[]): string => {
  const text = joined(tags);
  const read = tagsOfCell(text);
  return read.length === tags.length && read.every((tag, index) => tag === tags[index])
    ? text
    : JSON.stringify(tags);
};

/** Writes a number so that nobody takes its three decimals for a thousand and more. */
const numberCell = (number: number): Cell => {
  const text = String(number);
  const digits = text.replace(/\D/g, '').length;
  return {
    text: /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text,
    ...(digits <= mostDigits && { number }),
  };
};

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

const textOf = (value: unknown, { property }: ExportColumn): string => {
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return property === 'tags' ? tagsText(value) : joined(value);
};

/** Makes the cells of one column: texts that a spreadsheet or an import would misread have an apostrophe before them. */
export const cellsOf = (column: ExportColumn): ((row: ExportRow) => Cell) => {
  const { target } = column;
  const blankness = blanknessOf(target);
  const read = (text: string) => cellText(text, target);
  const saysNothingHere = (text: string) => saysNothing(text, blankness);
  const isPhone = target.kind === 'contact' && (target.name === 'phone' || target.name === 'phone_secondary');
  return (row) => {
    const value = column.value(row);
    if (isEmpty(value)) return empty;
    if (typeof value === 'number') return numberCell(value);
    const text = textOf(value, column);
    return { text: isPhone && e164.test(text) ? text : guarded(text, read, saysNothingHere) };
  };
};
