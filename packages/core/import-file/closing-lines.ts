import type { RowFault } from './chunk-file.ts';
import type { CsvRecord } from './csv-record.ts';
import { type Header, rejectedHeaders } from './header.ts';
import { fillableBy } from './place-cells.ts';

/** Fewer columns make no table that a line of one cell stands out from. */
const fewestColumns = 3;
/** More are no notes: what is held back has to be bounded. */
const mostLines = 20;

const code = 'closing_line';
const fault: RowFault = {
  column: null,
  code,
  message:
    'The line has nothing but its first cell and stands behind an empty line at the end, as notes about a table do. If it is a contact, fill another of its cells.',
};

const isFilled = (cell: string | undefined) => cell !== undefined && cell.trim() !== '';

/** Tells whether what the first column fills would be a contact by itself. */
const reaches = ({ headers: [header], targets: [first] }: Header): boolean =>
  header !== undefined &&
  first !== undefined &&
  fillableBy({ header, target: first }).some(
    (target) => target.kind === 'contact' && ['phone', 'phone_secondary', 'email'].includes(target.name),
  );

/**
 * Tells the lines that reports close with, as their name, a copyright and who made them, from rows: those with
 * nothing but a first cell behind an empty line, up to the end of the file. They are held back until more is known.
 */
export class ClosingLines {
  #held: CsvRecord[] = [];
  #isBehindBlank = false;
  /** Whether there was a row of several cells. */
  #isTable = false;
  #rows = 0;
  /** Rows behind empty lines: where most are, these mean nothing. */
  #divided = 0;
  readonly #header: Header;
  readonly #isWatching: boolean;

  constructor(header: Header) {
    this.#header = header;
    this.#isWatching = header.headers.length >= fewestColumns && !reaches(header);
  }

  blank(): void {
    this.#isBehindBlank = true;
  }

  /**
   * The record, with its fault where it was found to be such a line before and is as it was; or held back.
   */
  see(record: CsvRecord): CsvRecord | undefined {
    if (!this.#isWatching) return record;
    if (record.afterBlank) this.#isBehindBlank = true;
    if (this.#isKnown(record)) return { ...record, fault };
    if (this.#isBehindBlank && this.#mayClose(record)) {
      this.#held.push(record);
      return undefined;
    }
    this.#rows++;
    if (this.#isBehindBlank) this.#divided++;
    this.#isBehindBlank = false;
    this.#isTable ||= !this.#isSingle(record);
    return record;
  }

  /** Records held back that are rows after all, as another one came behind them. */
  released(): readonly CsvRecord[] {
    if (this.#held.length === 0) return this.#held;
    const released = this.#held;
    this.#held = [];
    return released;
  }

  /** What is held back at the end of the file. */
  end(): CsvRecord[] {
    return this.released().map((record) => ({ ...record, fault }));
  }

  #mayClose(record: CsvRecord): boolean {
    const isOrdinary = this.#divided * 2 > this.#rows || this.#held.length >= mostLines;
    return this.#isTable && !isOrdinary && !record.fault && this.#isSingle(record);
  }

  /** Tells whether nothing but the first cell is filled, of those that are data. */
  #isSingle({ cells }: CsvRecord): boolean {
    const { own, width } = this.#header;
    return cells.every((cell, index) =>
      index === 0 ? isFilled(cell) : (index >= own && index < width) || !isFilled(cell),
    );
  }

  /** Tells whether a rejected file has it as such a line. */
  #isKnown(record: CsvRecord): boolean {
    const { own, width } = this.#header;
    if (width === own) return false;
    return record.cells[own + rejectedHeaders.indexOf('code')] === code && this.#isSingle(record);
  }
}
