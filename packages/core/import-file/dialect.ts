import Papa from 'papaparse';
import { findAlias, headerKey } from './header-alias.ts';

export interface Dialect {
  delimiter: string;
  newline: '\n' | '\r';
}

const delimiters = [',', ';', '\t', '|'];
const sampleRecords = 50;

/** How much a delimiter makes of the head of a file, the weightiest figure first. */
type Score = readonly [knownHeaders: number, evenRows: number, columns: number];

const scoreOf = (head: string, delimiter: string, newline: Dialect['newline']): Score => {
  const { data } = Papa.parse<string[]>(head, {
    delimiter,
    newline,
    preview: sampleRecords,
    skipEmptyLines: 'greedy',
  });
  const [headers = [], ...rows] = data;
  const known = headers.filter((header) => findAlias(headerKey(header))).length;
  const even = rows.filter((row) => row.length === headers.length).length;
  return [known, rows.length === 0 ? 1 : even / rows.length, headers.length];
};

const compare = (one: Score, other: Score): number =>
  one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

/**
 * How the cells of a file are told apart, by its head: known headers first, then rows as wide as the header. CRLF
 * counts as `\n`; the reader drops the `\r` before it.
 */
export const sniffDialect = (head: string): Dialect => {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  let best: { delimiter: string; score: Score } = { delimiter: ',', score: [0, 0, 0] };
  for (const delimiter of delimiters) {
    const score = scoreOf(head, delimiter, newline);
    if ((score[2] > 1 || delimiter === ',') && compare(score, best.score) > 0) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, newline };
};
