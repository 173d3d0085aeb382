import Papa from 'papaparse';
import type { CsvRecord } from './csv-record.ts';
import type { Dialect } from './dialect.ts';
import { searchedRows } from './header-search.ts';
import { lenientCells } from './lenient-cells.ts';
import { withTightQuotes } from './tight-quotes.ts';
import { withoutEnd } from './without-end.ts';

/** Most characters of one record; a longer one is cut, so that memory stays bounded. */
const recordLimit = 1_048_576;

/** Most cells into which a broken record is split. */
const cellsLimit = 2_000;

/** Fewest cells of a packed record; a text with fewer delimiters may be one cell. */
const fewestPacked = 3;

const messages = {
  quote_broken: 'A closing quote is followed by text. Double each quote that belongs to the text.',
  quote_unclosed: 'A quote opens a cell and nothing closes it.',
  row_too_long: 'The row has more than a million characters and was cut.',
};

interface Broken {
  code: keyof typeof messages;
  /** Where its first line ends, and up to where the records behind it are doubtful. */
  end: number;
  doubtUntil: number;
}

type Found = { cells: string[]; end: number; code?: undefined } | Broken;

const isBlank = (cells: readonly string[]) => cells.length === 1 && cells[0]?.trim() === '';

/**
 * Parses CSV with papaparse, block by block. Where quoting goes wrong (text after a closing quote, no closing
 * quote within `recordLimit` or the file), only the first line becomes the broken record and the next line
 * starts afresh, so that one bad row is one bad row.
 */
class CsvReader {
  #line: number;
  #rest = '';
  #isEnded = false;
  /** Whether the rest of a line that was too long is still to come. */
  #isInsideCut = false;
  #doubtUntil = 0;
  #isAfterBlank = false;
  /** Cells of the first record that may be a header. */
  #width = 0;
  #taken = 0;
  #records: CsvRecord[] = [];
  readonly #dialect: Dialect;
  readonly #many: Papa.Parser;
  readonly #one: Papa.Parser;

  constructor(dialect: Dialect, line: number) {
    this.#dialect = dialect;
    this.#line = line;
    this.#many = new Papa.Parser(dialect);
    this.#one = new Papa.Parser({ ...dialect, preview: 1, fastMode: false });
  }

  push(text: string): CsvRecord[] {
    this.#rest += text;
    return this.#read();
  }

  end(): CsvRecord[] {
    this.#isEnded = true;
    return this.#read();
  }

  #read(): CsvRecord[] {
    this.#records = [];
    this.#rest = this.#rest.slice(this.#skipCutLine(this.#rest, 0));
    if (!this.#readMany()) this.#readSingly();
    return this.#records;
  }

  /** Takes all whole records at once; false when one of them may be broken. */
  #readMany(): boolean {
    const text = this.#rest;
    if (text === '') return true;
    if (this.#doubtUntil > 0) return false;
    const tight = withTightQuotes(text, this.#dialect);
    const { data, errors, meta }: Papa.ParseResult<string[]> = this.#many.parse(tight, 0, !this.#isEnded);
    if (errors.length > 0 || text.length - meta.cursor >= recordLimit) return false;
    const mayBreak = this.#isEnded || this.#lineEnds(text, meta.cursor) > data.length;
    for (const cells of data) this.#add(cells, mayBreak);
    this.#rest = text.slice(meta.cursor);
    return true;
  }

  #readSingly(): void {
    const text = this.#rest;
    let at = 0;
    while (at < text.length) {
      const found = this.#find(text, at);
      if (!found) break;
      if (found.code === undefined) this.#add(found.cells, true, at < this.#doubtUntil);
      else this.#addBroken(text.slice(at, found.end), found);
      at = this.#skipCutLine(text, found.end);
    }
    this.#rest = text.slice(at);
    this.#doubtUntil = Math.max(0, this.#doubtUntil - at);
  }

  /** Finds the record at a position; undefined when it takes more text to tell. */
  #find(text: string, at: number): Found | undefined {
    const limit = Math.min(text.length, at + recordLimit);
    const isCut = limit - at === recordLimit;
    const firstEnd = this.#lineEnd(text, at, limit);
    if (firstEnd === undefined && isCut) return { code: 'row_too_long', end: limit, doubtUntil: limit };
    if (firstEnd === undefined && !this.#isEnded) return undefined;
    return this.#grow(text, at, { first: firstEnd ?? limit, limit });
  }

  /** Tries with more and more lines until the record's quotes are closed. */
  #grow(text: string, at: number, { first, limit }: { first: number; limit: number }): Found | undefined {
    let end = first;
    for (;;) {
      const line = withTightQuotes(text.slice(at, end), this.#dialect);
      const { data, errors, meta }: Papa.ParseResult<string[]> = this.#one.parse(line, 0, false);
      if (errors.length === 0) return { cells: data[0] ?? [], end: at + meta.cursor };
      if (errors.some(({ code }) => code === 'InvalidQuotes'))
        return { code: 'quote_broken', end: first, doubtUntil: end };
      const next = this.#widen(text, end, { wanted: end + (end - at) + 256, limit });
      if (next === undefined) {
        const isLast = limit - at === recordLimit || this.#isEnded;
        return isLast ? { code: 'quote_unclosed', end: first, doubtUntil: limit } : undefined;
      }
      end = next;
    }
  }

  #lineEnd(text: string, from: number, limit: number): number | undefined {
    const end = text.indexOf(this.#dialect.newline, from);
    return end === -1 || end >= limit ? undefined : end + 1;
  }

  /** Finds the last line end before `wanted`, or else the first after it; the end of the file is one, too. */
  #widen(
    text: string,
    from: number,
    { wanted, limit }: { wanted: number; limit: number },
  ): number | undefined {
    const { newline } = this.#dialect;
    const last = text.lastIndexOf(newline, Math.min(wanted, limit) - 1) + 1;
    if (last > from) return last;
    const next = text.indexOf(newline, from) + 1;
    if (next > 0 && next <= limit) return next;
    return this.#isEnded && limit === text.length && from < limit ? limit : undefined;
  }

  #lineEnds(text: string, until: number): number {
    const { newline } = this.#dialect;
    let count = 0;
    for (let at = text.indexOf(newline); at !== -1 && at < until; at = text.indexOf(newline, at + 1)) count++;
    return count;
  }

  /**
   * Splits a record that stands in one pair of quotes, as spreadsheets save a line that they did not split.
   */
  #unpacked(packed: string[]): string[] {
    const [text = ''] = packed;
    if (this.#width < fewestPacked || !text.includes(this.#dialect.delimiter)) return packed;
    const { data, errors, meta }: Papa.ParseResult<string[]> = this.#one.parse(text, 0, false);
    const [cells = []] = data;
    return errors.length === 0 && cells.length === this.#width && meta.cursor === text.length
      ? cells
      : packed;
  }

  #add(found: string[], mayBreak: boolean, doubtful = false): void {
    const line = this.#line++;
    if (mayBreak) for (const cell of found) this.#line += this.#lineEnds(cell, cell.length);
    const cells = found.length === 1 ? this.#unpacked(found) : found;
    const last = cells.length - 1;
    const end = cells[last];
    if (this.#dialect.newline === '\n' && end?.endsWith('\r')) cells[last] = end.slice(0, -1);
    if (isBlank(cells)) {
      this.#isAfterBlank = true;
      return;
    }
    // Titles of fewer cells may stand above the table.
    if (this.#width < fewestPacked && this.#taken < searchedRows)
      this.#width = Math.max(this.#width, cells.length);
    this.#taken++;
    const record: CsvRecord = { line, cells };
    if (doubtful) record.doubtful = true;
    if (this.#isAfterBlank) record.afterBlank = true;
    this.#isAfterBlank = false;
    this.#records.push(record);
  }

  #addBroken(text: string, { code, end, doubtUntil }: Broken): void {
    const { delimiter } = this.#dialect;
    const raw = withTightQuotes(withoutEnd(text, '\r\n'), { delimiter });
    const cells = lenientCells(raw, delimiter, cellsLimit);
    this.#records.push({ line: this.#line++, cells, fault: { column: null, code, message: messages[code] } });
    this.#doubtUntil = Math.max(this.#doubtUntil, doubtUntil);
    this.#isInsideCut = code === 'row_too_long' && end === doubtUntil;
  }

  /** The position behind the line that was cut before `at`; `at` itself when none was. */
  #skipCutLine(text: string, at: number): number {
    if (!this.#isInsideCut) return at;
    const end = text.indexOf(this.#dialect.newline, at);
    this.#isInsideCut = end === -1;
    return end === -1 ? text.length : end + 1;
  }
}

/**
 * Parses text as it comes and hands over the records block by block. `take` answers false to stop.
 * @param line the number of the first line
 */
export const readRecords = async (
  texts: AsyncIterable<string>,
  { dialect, line }: { dialect: Dialect; line: number },
  take: (records: CsvRecord[]) => boolean,
): Promise<void> => {
  const reader = new CsvReader(dialect, line);
  for await (const text of texts) if (!take(reader.push(text))) return;
  take(reader.end());
};
