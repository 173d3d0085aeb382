import { readRecords } from '../import-file/csv-reader.ts';
import type { CsvRecord } from '../import-file/csv-record.ts';
import { sniffDialect } from '../import-file/dialect.ts';

/** Characters by which the dialect is told, as an import does. */
const headLength = 65_536;

/** A text as it is rewritten: its bytes by characters, and how a cell is read. */
interface Opened {
  text: string;
  cell: (cell: string) => string;
  bytes: (text: string) => Buffer;
}

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/**
 * Opens a file so that what is not rewritten keeps its bytes: of most encodings each byte is a character, and cells are
 * decoded by themselves; their delimiters, quotes and line ends are those of ASCII.
 * @param encoding as its import found it, where that is known
 */
const openText = (bytes: Buffer, encoding: string | undefined): Opened => {
  const wide = encoding?.startsWith('utf-16') ? encoding : undefined;
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const markedBig = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const units = wide ?? marked ?? markedBig;
  if (units) {
    const turned = (some: Buffer) => (units === 'utf-16be' ? Buffer.from(some).swap16() : some);
    const text = turned(bytes.subarray(0, bytes.length & ~1)).toString('utf16le');
    return { text, cell: (cell) => cell, bytes: (one) => turned(Buffer.from(one, 'utf16le')) };
  }
  const narrow = encoding ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return {
    text: bytes.toString('latin1'),
    cell: (cell) => new TextDecoder(narrow).decode(Buffer.from(cell, 'latin1')),
    bytes: (one) => Buffer.from(one, 'latin1'),
  };
};

/** Where each physical line begins, by its number; the first is 1. */
const lineStarts = (text: string, newline: string): number[] => {
  const starts = [0, 0];
  for (let at = text.indexOf(newline); at !== -1; at = text.indexOf(newline, at + 1)) starts.push(at + 1);
  return starts;
};

export interface CleanedCsv {
  found: { line: number; cells: string[] }[];
  left: Buffer;
}

/**
 * Blanks rows of a file of rows and leaves all others byte by byte as they are, on their lines.
 * @param blank answers what is left of a row; undefined for one that is not the person's
 */
export const cleanCsv = async (
  bytes: Buffer,
  blank: (cells: readonly string[], line: number) => readonly string[] | undefined,
  encoding?: string,
): Promise<CleanedCsv | undefined> => {
  const { text, cell, bytes: encoded } = openText(bytes, encoding);
  const { dialect, start } = sniffDialect(text.slice(0, headLength));
  const records: CsvRecord[] = [];
  const body = async function* () {
    yield text.slice(start);
  };
  await readRecords(body(), { dialect, line: start === 0 ? 1 : 2 }, (some) => {
    for (const one of some) records.push(one);
    return true;
  });
  const starts = lineStarts(text, dialect.newline);
  const at = (line: number) => starts[line] ?? text.length;
  const found: CleanedCsv['found'] = [];
  let left = '';
  let done = 0;
  for (const [index, { line, cells: raw }] of records.entries()) {
    const cells = raw.map(cell);
    const kept = blank(cells, line);
    if (!kept || kept.every((one, place) => one === cells[place])) continue;
    const end = at(records[index + 1]?.line ?? starts.length);
    const was = text.slice(at(line), end);
    const ending = was.includes('\r\n') ? '\r\n' : dialect.newline;
    const ends = was.split(dialect.newline).length - 1;
    left += text.slice(done, at(line)) + kept.join(dialect.delimiter) + ending.repeat(ends);
    done = end;
    found.push({ line, cells });
  }
  return found.length === 0 ? undefined : { found, left: encoded(left + text.slice(done)) };
};
