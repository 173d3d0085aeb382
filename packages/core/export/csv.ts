import { blocksOf } from './blocks.ts';
import { cellsOf } from './cell.ts';
import type { ExportColumn } from './export-columns.ts';
import type { ExportRow } from './export-row.ts';

/** Keeps Excel from reading the file as Windows-1252. */
const byteOrderMark = '\ufeff';
/** As RFC 4180 has it. */
const lineEnd = '\r\n';

const special = /[",;|\t\r\n\ufeff]|^\s|\s$/;

const quoted = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

interface CsvOptions {
  /** What stands between cells: Excel opens the one of its country into columns, `;` where a comma is decimal. */
  delimiter?: ',' | ';' | '\t';
}

async function* linesOf(
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
  { delimiter = ',' }: CsvOptions,
) {
  const cells = columns.map(cellsOf);
  const lineOf = (texts: readonly string[]) => texts.map(quoted).join(delimiter) + lineEnd;
  yield byteOrderMark + lineOf(columns.map(({ header }) => header));
  for await (const row of rows) yield lineOf(cells.map((cell) => cell(row).text.toWellFormed()));
}

/** Writes contacts as CSV in UTF-8, as they come. */
export const writeCsv = (
  columns: readonly ExportColumn[],
  rows: AsyncIterable<ExportRow>,
  options: CsvOptions = {},
): AsyncGenerator<Uint8Array> => blocksOf(linesOf(columns, rows, options));
