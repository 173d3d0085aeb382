import type { CsvRecord } from './csv-record.ts';
import { type HeaderOptions, isRejectedHeader } from './header.ts';
import { hasContacts, lookAt, type RowLook } from './header-look.ts';
import { isBlank } from './layout-fault.ts';

/** Number of rows, without blank ones, among which the header is looked for. */
export const searchedRows = 30;

export interface SearchOptions extends HeaderOptions {
  /** The line of the header; searched when not given. */
  headerRow?: number | undefined;
}

/** Tells whether what stands above a row is less of a table than what begins with it. */
const isBelowTitles = (looks: readonly RowLook[], at: number): boolean => {
  const { filled = 0 } = looks[at] ?? {};
  return looks.slice(0, at).every((look) => look.filled < filled || (look.filled === 1 && filled === 1));
};

/** Tells whether a row can be a header although the first row is none. */
const isPlausible = (looks: readonly RowLook[], at: number): boolean => {
  const look = looks[at];
  if (!look?.isHeader || !look.fits(looks.slice(at + 1))) return false;
  const isTable = look.known > 1 && at < looks.length - 1;
  return isTable || (isBelowTitles(looks, at) && looks.slice(0, at).every(({ hasData }) => !hasData));
};

/**
 * Tells whether a row is the better header beside one above it, which may be a title or name groups of
 * columns.
 */
const isBetter = (looks: readonly RowLook[], at: number, before: number): boolean => {
  const [look, other] = [looks[at], looks[before]];
  if (!look || !other || !isPlausible(looks, at)) return false;
  if (!other.isHeader) return true;
  if (look.known <= other.known || look.filled <= other.filled) return false;
  // What has rows of its own is a table.
  const between = looks.slice(before + 1, at);
  return other.filled === 1 || between.length === 0 || !other.fits(between);
};

/**
 * Finds the header among the first rows of a table: the first of them, unless another row is plainly better.
 */
const bestOf = (looks: readonly RowLook[]): number => {
  let best = 0;
  for (let at = 1; at < looks.length; at++) if (isBetter(looks, at, best)) best = at;
  return best;
};

/** Holds back the first rows of a table until the header among them is found. */
export class HeaderSearch {
  readonly #options: SearchOptions;
  #records: CsvRecord[] = [];
  #isBehindBlank = false;
  /** Number of filled rows above the header. */
  passed = 0;

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  /** Takes the next record; true when there are enough to find the header. */
  add(record: CsvRecord): boolean {
    if (!record.fault && !record.cellFaults && isBlank(record.cells)) {
      this.#isBehindBlank = true;
      return false;
    }
    const { headerRow } = this.#options;
    if (headerRow !== undefined && record.line < headerRow && !isRejectedHeader(record.cells)) {
      this.passed++;
      return false;
    }
    this.#records.push(this.#isBehindBlank ? { ...record, afterBlank: true } : record);
    this.#isBehindBlank = false;
    return headerRow !== undefined || this.#records.length === searchedRows || isRejectedHeader(record.cells);
  }

  /** Answers the header, if there is one, and the held rows after it. */
  end(): { header: CsvRecord | undefined; rows: CsvRecord[] } {
    const records = this.#records;
    this.#records = [];
    const isCertain =
      this.#options.headerRow !== undefined || records.some(({ cells }) => isRejectedHeader(cells));
    const at = isCertain ? records.length - 1 : bestOf(this.#looksAt(records));
    this.passed += Math.max(at, 0);
    return { header: records[at], rows: records.slice(at + 1) };
  }

  get isEmpty(): boolean {
    return this.#records.length === 0;
  }

  /** Tells whether the held rows are a table of contacts. */
  get hasContacts(): boolean {
    const looks = this.#looksAt(this.#records);
    return hasContacts(looks, bestOf(looks));
  }

  #looksAt(records: readonly CsvRecord[]): RowLook[] {
    return records.map((record) => lookAt(record, this.#options));
  }
}
