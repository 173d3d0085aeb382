import Papa from 'papaparse';
import { aliasKey, findAlias } from './header-alias.ts';
import { longestHeader } from './header-look.ts';
import { searchedRows } from './header-search.ts';
import { hasLooseLines, type Spacing, withTightQuotes } from './tight-quotes.ts';

export interface Dialect extends Spacing {
  newline: '\n' | '\r';
}

const delimiters = [',', ';', '\t', '|'];
const sampleRecords = 50;

/** Score of a delimiter on the head of a file, the weightiest figure first. */
type Score = readonly [knownHeaders: number, evenRows: number, columns: number];

const knownIn = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.length <= longestHeader && findAlias(aliasKey(cell))).length;

/** Finds the row that names most columns, the first of several; titles may stand above it. */
const headerAmong = (rows: readonly (readonly string[])[]): { at: number; known: number } => {
  let best = { at: 0, known: 0 };
  for (const [at, cells] of rows.slice(0, searchedRows).entries()) {
    const known = knownIn(cells);
    if (known > best.known) best = { at, known };
  }
  return best;
};

const scoreOf = (head: string, delimiter: string, newline: Dialect['newline']): Score => {
  const { data } = Papa.parse<string[]>(withTightQuotes(head, { delimiter }), {
    delimiter,
    newline,
    preview: sampleRecords,
    skipEmptyLines: 'greedy',
  });
  const { at, known } = headerAmong(data);
  const [headers = [], ...rows] = data.slice(at);
  const even = rows.filter((row) => row.length === headers.length).length;
  return [known, rows.length === 0 ? 1 : even / rows.length, headers.length];
};

const compare = (one: Score, other: Score): number =>
  one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

const sniffDelimiter = (head: string, newline: Dialect['newline']): string => {
  let best: { delimiter: string; score: Score } = { delimiter: ',', score: [0, 0, 0] };
  for (const delimiter of delimiters) {
    const score = scoreOf(head, delimiter, newline);
    if ((score[2] > 1 || delimiter === ',') && compare(score, best.score) > 0) best = { delimiter, score };
  }
  return best.delimiter;
};

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Finds the line end of most lines outside of quotes; CRLF counts as `\n`, and the reader drops the `\r`. */
const sniffNewline = (head: string): Dialect['newline'] => {
  const lines = head.replace(/"[^"]*"/g, '');
  const text = /[\r\n]/.test(lines) ? lines : head;
  return count(text, /\r(?!\n)/g) > count(text, /\n/g) ? '\r' : '\n';
};

/**
 * Excel's own first line, `sep=;`: it names the delimiter, whichever that is, and is no part of the table.
 */
const delimiterLine = /^"?sep=([\t!#-/:-@[-`{-~])"?\1*(?:\r\n|\r|\n|$)/i;

/** Tells whether each delimiter of the header has a blank behind it. */
const isSpaced = (head: string, dialect: Dialect): boolean => {
  const { data } = Papa.parse<string[]>(head, {
    ...dialect,
    preview: searchedRows,
    skipEmptyLines: 'greedy',
  });
  const [, ...cells] = data[headerAmong(data).at] ?? [];
  return cells.length > 0 && cells.every((cell) => /^[ \t]/.test(cell));
};

/**
 * Detects the dialect of a file by its head: as its first line names the delimiter, or else by known headers,
 * then by rows as wide as the header.
 * @returns also where the table begins, as a position in the head
 */
export const sniffDialect = (head: string): { dialect: Dialect; start: number } => {
  const newline = sniffNewline(head);
  const [line = '', named] = delimiterLine.exec(head) ?? [];
  const dialect = { delimiter: named ?? sniffDelimiter(head, newline), newline };
  const start = line.length;
  const table = head.slice(start);
  const spaced = isSpaced(table, dialect) || hasLooseLines(table, dialect.delimiter);
  return { dialect: spaced ? { ...dialect, spaced } : dialect, start };
};
