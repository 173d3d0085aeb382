import { withoutIdleFaults } from './cell-faults.ts';
import type { FileRow } from './chunk-file.ts';
import { ChunkWriter } from './chunk-writer.ts';
import { ClosingLines } from './closing-lines.ts';
import { ColumnReport, type ReportOptions } from './column-report.ts';
import type { CsvRecord } from './csv-record.ts';
import { type Header, readHeader } from './header.ts';
import { HeaderSearch, type SearchOptions } from './header-search.ts';
import { isBlank, layoutFault } from './layout-fault.ts';
import { MatchFilter } from './match-filter.ts';
import { type MatchKeys, matchKeysOf } from './match-keys.ts';
import type { Plan } from './plan.schema.ts';
import { type Refusal, refusal } from './refusal.ts';
import { regionColumns } from './region-columns.ts';
import { headerRepeated, repeatsOf } from './repeated-header.ts';
import type { ChunkName } from './work-keys.ts';

export interface PlannerOptions extends SearchOptions, ReportOptions {
  write(chunk: ChunkName, body: string): Promise<void>;
  lenient?: boolean;
  maxRows: number;
}

export type PlanResult = { plan: Plan; refused?: undefined } | { plan?: undefined; refused: Refusal };

/** Splits the records of one file into chunks. */
export class Planner {
  rows = 0;
  refused: Refusal | undefined;
  header: Header | undefined;
  readonly chunks: ChunkWriter;
  readonly repeats: ChunkWriter;
  readonly #request: PlannerOptions;
  readonly #seen = new MatchFilter();
  #keysOf: MatchKeys = () => [];
  #regions: number[] = [];
  #closing: ClosingLines | undefined;
  readonly #search: HeaderSearch;
  #headerLine = 0;
  #isHeader: (cells: readonly string[]) => boolean = () => false;
  #repeatedHeaders = 0;
  #report: ColumnReport | undefined;

  constructor(request: PlannerOptions) {
    this.#request = request;
    this.#search = new HeaderSearch(request);
    this.chunks = new ChunkWriter((index, body) => request.write({ kind: 'chunks', index }, body));
    this.repeats = new ChunkWriter((index, body) => request.write({ kind: 'repeats', index }, body));
  }

  /** Takes the next records; false when the file is refused. */
  take(records: readonly CsvRecord[]): boolean {
    for (const record of records) {
      if (this.header) this.#see(record, this.header);
      else if (this.#search.add(record)) this.#decide();
      if (this.refused) return false;
    }
    return true;
  }

  /** Decides which of the rows so far is the header, and takes those after it. */
  #decide(): void {
    const { header, rows } = this.#search.end();
    const { headerRow } = this.#request;
    if (!header && headerRow !== undefined)
      this.refused = {
        code: 'header_row_missing',
        message: `Line ${headerRow} is to be the header (option header_row), and is not there or blank.`,
      };
    if (!header) return;
    this.#begin(header);
    if (this.header) this.take(rows);
  }

  #see(found: CsvRecord, header: Header): void {
    const record = withoutIdleFaults(found, header, this.#request.lenient);
    // Nothing but delimiters is a blank line.
    if (!record.fault && !record.unread && isBlank(record.cells)) this.#closing?.blank();
    else if (!record.fault && this.#isHeader(record.cells)) this.#addHeader(record);
    else this.#seeRow(record, header);
  }

  #seeRow(record: CsvRecord, header: Header): void {
    const seen = this.#closing?.see(record);
    if (!seen) return;
    for (const earlier of this.#closing?.released() ?? []) this.#add(earlier, header);
    this.#add(seen, header);
  }

  #begin({ cells, line }: CsvRecord): void {
    const header = readHeader(cells, this.#request);
    if ('refused' in header) {
      this.refused = header.refused;
      return;
    }
    this.header = header;
    this.#headerLine = line;
    this.#isHeader = repeatsOf(header);
    this.#closing = new ClosingLines(header);
    this.#regions = regionColumns(header.headers, header.targets);
    this.#keysOf = matchKeysOf(header.targets, { ...this.#request, regions: this.#regions });
    this.#report = new ColumnReport(header, this.#request);
  }

  /** Counts a row; false when there are too many. */
  #count(): boolean {
    const { maxRows } = this.#request;
    this.rows++;
    if (this.rows <= maxRows) return true;
    const message = `The file has more than ${maxRows} rows, the limit of this import (option max_rows, or the team's import_max_rows).`;
    this.refused = { code: 'too_many_rows', message };
    return false;
  }

  /** Skips a row that repeats the header; what was held back before it is its title. */
  #addHeader({ line, cells }: CsvRecord): void {
    if (this.header) for (const title of this.#closing?.end() ?? []) this.#add(title, this.header);
    if (!this.#count()) return;
    this.#repeatedHeaders++;
    this.chunks.add({ record: this.rows, line, cells, skipped: headerRepeated }, cells.join('').length);
  }

  #add(found: CsvRecord, header: Header): void {
    const { line } = found;
    const { own, headers } = header;
    if (!this.#count()) return;
    const problem = found.fault ?? layoutFault(found, header);
    // What only a rejected file has is no data.
    const cells =
      found.cells.length > own
        ? [...found.cells.slice(0, own), ...found.cells.slice(header.width)]
        : found.cells;
    const record = this.rows;
    const characters = this.#report?.measure(cells) ?? 0;
    if (problem) this.chunks.add({ record, line, cells, fault: problem }, characters);
    else {
      this.#report?.see(cells);
      const row: FileRow = {
        record,
        line,
        cells: cells.length > headers.length ? cells.slice(0, headers.length) : cells,
      };
      // A spread of nothing would cost a million rows a tenth of their time.
      if (found.unread) row.unread = found.unread;
      (this.#isRepeat(cells) ? this.repeats : this.chunks).add(row, characters);
    }
  }

  /**
   * Tells whether a row may be the same contact as one before it; rows that are not can be written in any
   * order.
   */
  #isRepeat(cells: readonly string[]): boolean {
    let repeat = false;
    const keys = this.#keysOf(cells);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] ?? 0;
      // A number in two of its columns does not make a row its own repeat.
      if (keys.indexOf(key) === index) repeat = this.#seen.add(key) || repeat;
    }
    return repeat;
  }

  async ready(): Promise<void> {
    await Promise.all([this.chunks.ready(), this.repeats.ready()]);
  }

  /** Answers the plan, after the last record. */
  async end(source: Pick<Plan, 'encoding' | 'delimiter' | 'sheet'>): Promise<PlanResult> {
    if (!this.header && !this.refused) this.#decide();
    if (this.header && !this.refused)
      for (const record of this.#closing?.end() ?? []) this.#add(record, this.header);
    await Promise.all([this.chunks.end(), this.repeats.end()]);
    const { refused, rows, chunks, repeats } = this;
    const report = this.#report;
    if (refused || !report)
      return { refused: refused ?? refusal('file_empty', 'The file holds no header.').refused };
    const columns = report.columns(rows, source);
    const nameless = report.nameless(columns);
    if (nameless !== undefined)
      return refusal(
        'header_empty',
        `Column ${nameless + 1} has values but no header. Name it, remove it, or leave it out with the mapping {"": "ignore"}.`,
      );
    const required = [...(this.#request.required ?? [])];
    const found = {
      header_line: this.#headerLine,
      passed_rows: this.#search.passed,
      repeated_headers: this.#repeatedHeaders,
    };
    const counts = { rows, chunks: chunks.count, repeats: repeats.count, regions: this.#regions };
    return { plan: { ...source, ...found, columns, ...counts, required } };
  }
}
