import type { RowFault } from './chunk-file.ts';
import type { CsvRecord } from './csv-record.ts';
import { type Header, rejectedHeaders } from './header.ts';
import { fillableBy } from './place-cells.ts';

/** Fewest columns of a table from which a line of one cell stands out. */
const fewestColumns = 3;
/** Most lines that are held back as notes. */
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
 * Recognises the lines that reports close with, such as their name or a copyright: lines after an empty one
 * with nothing but a first cell, up to the end of the file. They are held back until more is known.
 */
export class ClosingLines {
  #held: CsvRecord[] = [];
  #isBehindBlank = false;
  /** Whether there was a row of several cells. */
  #isTable = false;
  #rows = 0;
  /** Number of rows after empty lines; where most rows are, empty lines mean nothing. */
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
   * Takes a record. Answers it, with a fault where a rejected file marks it as a closing line; undefined
   * while it is held back.
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

  /** Answers held records that are rows after all, since another row followed. */
  released(): readonly CsvRecord[] {
    if (this.#held.length === 0) return this.#held;
    const released = this.#held;
    this.#held = [];
    return released;
  }

  /** Answers the records still held back at the end of the file. */
  end(): CsvRecord[] {
    return this.released().map((record) => ({ ...record, fault }));
  }

  #mayClose(record: CsvRecord): boolean {
    const isOrdinary = this.#divided * 2 > this.#rows || this.#held.length >= mostLines;
    return this.#isTable && !isOrdinary && !record.fault && this.#isSingle(record);
  }

  /** Tells whether only the first cell is filled. */
  #isSingle({ cells }: CsvRecord): boolean {
    const { own, width } = this.#header;
    return cells.every((cell, index) =>
      index === 0 ? isFilled(cell) : (index >= own && index < width) || !isFilled(cell),
    );
  }

  /** Tells whether a rejected file marks the record as a closing line. */
  #isKnown(record: CsvRecord): boolean {
    const { own, width } = this.#header;
    if (width === own) return false;
    return record.cells[own + rejectedHeaders.indexOf('code')] === code && this.#isSingle(record);
  }
}
