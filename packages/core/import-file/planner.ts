import type { CountryCode } from '../phone/phone.ts';
import { withoutIdleFaults } from './cell-faults.ts';
import { unwrapped } from './cell-text.ts';
import { ChunkWriter } from './chunk-writer.ts';
import { ClosingLines } from './closing-lines.ts';
import type { ColumnTarget } from './column-target.ts';
import type { CsvRecord } from './csv-reader.ts';
import { type ColumnDates, DateEvidence } from './date-order.ts';
import { type ColumnDecimals, type Decimal, DecimalEvidence, decimalsOf } from './decimals.ts';
import { type Header, type HeaderOptions, isMapped, readHeader } from './header.ts';
import { isBlank, isEmpty, layoutFault } from './layout-fault.ts';
import { type Likeness, LikenessEvidence, missingIn } from './likeness.ts';
import { MatchFilter } from './match-filter.ts';
import { type MatchKeys, matchKeysOf } from './match-keys.ts';
import { looksLikeOptOut } from './opt-out-header.ts';
import type { Plan } from './plan.schema.ts';
import { type Refusal, refusal } from './refusal.ts';
import { regionColumns } from './region-columns.ts';
import { type Blankness, blanknessOf, saysNothing } from './says-nothing.ts';
import type { ChunkName } from './work-keys.ts';

export interface PlannerOptions extends HeaderOptions {
  write(chunk: ChunkName, body: string): Promise<void>;
  country: CountryCode | undefined;
  lenient?: boolean;
  /** The lead statuses of the team. */
  statuses?: readonly string[];
  maxRows: number;
  /** How dates of custom fields are read; told by the values of each column when not given. */
  dateOrder?: ColumnDates | undefined;
  /** What stands before decimals in custom fields of numbers; told by the values when not given. */
  decimal?: Decimal | undefined;
}

export type PlanResult = { plan: Plan; refused?: undefined } | { plan?: undefined; refused: Refusal };

/** Splits the records of one file into chunks. */
export class Planner {
  rows = 0;
  refused: Refusal | undefined;
  header: Header | undefined;
  filled = new Uint32Array();
  /** Of each column, the rows whose cell stands for nothing. */
  #placeholders = new Uint32Array();
  #blankness: Blankness[] = [];
  readonly chunks: ChunkWriter;
  readonly repeats: ChunkWriter;
  readonly #request: PlannerOptions;
  readonly #seen = new MatchFilter();
  #keysOf: MatchKeys = () => [];
  #regions: number[] = [];
  #closing: ClosingLines | undefined;
  /** Of columns of dates, by their places. */
  readonly #dates = new Map<number, DateEvidence>();
  /** Of columns of numbers. */
  readonly #decimals = new Map<number, DecimalEvidence>();
  /** Of columns that nobody said anything about, where the file has none for numbers or addresses. */
  readonly #likenesses = new Map<number, LikenessEvidence>();
  /** All of them, as each row is shown to them. */
  #evidences: readonly { index: number; evidence: { see(text: string): void } }[] = [];

  constructor(request: PlannerOptions) {
    this.#request = request;
    this.chunks = new ChunkWriter((index, body) => request.write({ kind: 'chunks', index }, body));
    this.repeats = new ChunkWriter((index, body) => request.write({ kind: 'repeats', index }, body));
  }

  /** Takes the next records; false when the file is refused. */
  take(records: readonly CsvRecord[]): boolean {
    for (const found of records) {
      const record = this.header ? withoutIdleFaults(found, this.header) : found;
      // Nothing but delimiters is a blank line.
      if (!record.fault && isBlank(record.cells)) this.#closing?.blank();
      else if (!this.header) this.#begin(record);
      else this.#see(record, this.header);
      if (this.refused) return false;
    }
    return true;
  }

  #see(record: CsvRecord, header: Header): void {
    const seen = this.#closing?.see(record);
    if (!seen) return;
    for (const earlier of this.#closing?.released() ?? []) this.#add(earlier, header);
    this.#add(seen, header);
  }

  #begin({ cells }: CsvRecord): void {
    const header = readHeader(cells, this.#request);
    if ('refused' in header) {
      this.refused = header.refused;
      return;
    }
    this.header = header;
    this.#closing = new ClosingLines(header);
    this.#regions = regionColumns(header.headers, header.targets);
    this.#keysOf = matchKeysOf(header.targets, { ...this.#request, regions: this.#regions });
    this.filled = new Uint32Array(header.headers.length);
    this.#placeholders = new Uint32Array(header.headers.length);
    this.#blankness = header.targets.map((target) => this.#blanknessOf(target));
    for (const [index, target] of header.targets.entries()) {
      const type = this.#typeOf(target);
      if (type === 'date') this.#dates.set(index, new DateEvidence());
      if (type === 'integer' || type === 'decimal') this.#decimals.set(index, new DecimalEvidence());
    }
    this.#watch(header);
    this.#evidences = [...this.#dates, ...this.#decimals, ...this.#likenesses].map(([index, evidence]) => ({
      index,
      evidence,
    }));
  }

  /** Whether nobody has said anything about a column, so that it is a field of its header. */
  #isUnknown(index: number, { headers, targets }: Header): boolean {
    const target = targets[index];
    const { fields = [] } = this.#request;
    return (
      target?.kind === 'custom' &&
      target.stands_in_for === undefined &&
      !fields.some(({ name, declared }) => declared && name === target.name) &&
      !isMapped(headers[index] ?? '', this.#request)
    );
  }

  #watch(header: Header): void {
    if (missingIn(header.targets).length === 0) return;
    for (const index of header.targets.keys())
      if (this.#isUnknown(index, header))
        this.#likenesses.set(index, new LikenessEvidence(this.#request.country));
  }

  /** Which cells of a column stand for nothing: none that the team has as a value. */
  #blanknessOf(target: ColumnTarget): Blankness {
    const { fields = [], statuses = [] } = this.#request;
    if (target.kind === 'custom')
      return blanknessOf(
        target,
        fields.find(({ name }) => name === target.name),
      );
    const isStatus = target.kind === 'contact' && target.name === 'lead_status';
    return isStatus && statuses.some((status) => saysNothing(status, 'label')) ? 'text' : blanknessOf(target);
  }

  /** The type of the custom field that a column is, where the team has declared it. */
  #typeOf(target: ColumnTarget): string | undefined {
    const { fields = [] } = this.#request;
    const field = target.kind === 'custom' ? fields.find(({ name }) => name === target.name) : undefined;
    return field?.declared ? field.type : undefined;
  }

  #add(found: CsvRecord, header: Header): void {
    const { line } = found;
    const own = header.headers.length;
    this.rows++;
    if (this.rows > this.#request.maxRows) {
      const message = `The file has more than ${this.#request.maxRows} rows, the limit of this import (option max_rows, or the team's import_max_rows).`;
      this.refused = { code: 'too_many_rows', message };
      return;
    }
    const problem = found.fault ?? layoutFault(found, header);
    // What only a rejected file has is no data.
    const cells =
      found.cells.length > own
        ? [...found.cells.slice(0, own), ...found.cells.slice(header.width)]
        : found.cells;
    const record = this.rows;
    const characters = this.#measure(cells);
    if (problem) this.chunks.add({ record, line, cells, fault: problem }, characters);
    else {
      for (const { index, evidence } of this.#evidences) evidence.see(unwrapped(cells[index] ?? ''));
      const row = { record, line, cells: cells.length > own ? cells.slice(0, own) : cells };
      (this.#isRepeat(cells) ? this.repeats : this.chunks).add(row, characters);
    }
  }

  /** Counts which columns are filled; answers the characters of all cells. */
  #measure(cells: readonly string[]): number {
    const { filled } = this;
    const [placeholders, blankness] = [this.#placeholders, this.#blankness];
    let characters = 0;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] ?? '';
      characters += cell.length;
      // The code of a space or less: only then is it worth a look whether there is more.
      if (cell === '' || index >= filled.length || (cell.charCodeAt(0) <= 0x20 && isEmpty(cell))) continue;
      const counted = saysNothing(cell, blankness[index] ?? 'text') ? placeholders : filled;
      counted[index] = (counted[index] ?? 0) + 1;
    }
    return characters;
  }

  /** Whether a row may be the same contact as one before it; rows that are not can be written in any order. */
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

  /** What a column is, now that all rows are known: one without values makes no custom field. */
  #targetOf(index: number, { headers, targets }: Header): ColumnTarget {
    const target = targets[index] ?? { kind: 'ignore' };
    const { fields = [] } = this.#request;
    if (target.kind !== 'custom' || this.rows === 0 || this.filled[index] !== 0) return target;
    const isWanted =
      fields.some(({ name }) => name === target.name) || isMapped(headers[index] ?? '', this.#request);
    return isWanted ? target : { kind: 'ignore' };
  }

  #datesOf(index: number): { dates?: ColumnDates } {
    const evidence = this.#dates.get(index);
    return evidence ? { dates: this.#request.dateOrder ?? evidence.dates } : {};
  }

  #decimalsOf(index: number, { encoding }: Pick<Plan, 'encoding'>): { decimals?: ColumnDecimals } {
    const own = this.#decimals.get(index);
    if (!own) return {};
    const { decimal } = this.#request;
    return {
      decimals: decimalsOf(own, [...this.#decimals.values()], { decimal, inWorkbook: encoding === 'xlsx' }),
    };
  }

  #likenessOf(index: number, header: Header): { looks_like?: Likeness } {
    const { headers, targets } = header;
    const isFilled = this.filled[index] !== 0 && this.#isUnknown(index, header);
    if (isFilled && looksLikeOptOut(headers[index] ?? '')) return { looks_like: 'opt_out' };
    const looks_like = this.#likenesses.get(index)?.likeness;
    return looks_like && missingIn(targets).includes(looks_like) ? { looks_like } : {};
  }

  async ready(): Promise<void> {
    await Promise.all([this.chunks.ready(), this.repeats.ready()]);
  }

  /** The plan, when all records were taken. */
  async end(source: Pick<Plan, 'encoding' | 'delimiter'>): Promise<PlanResult> {
    if (this.header && !this.refused)
      for (const record of this.#closing?.end() ?? []) this.#add(record, this.header);
    await Promise.all([this.chunks.end(), this.repeats.end()]);
    const { header, refused, rows, filled, chunks, repeats } = this;
    if (refused || !header)
      return { refused: refused ?? refusal('file_empty', 'The file holds no header.').refused };
    const columns = header.headers.map((name, index) => ({
      header: name,
      target: this.#targetOf(index, header),
      filled: filled[index] ?? 0,
      ...(this.#placeholders[index] && { placeholders: this.#placeholders[index] }),
      blankness: this.#blankness[index],
      ...this.#datesOf(index),
      ...this.#decimalsOf(index, source),
      ...this.#likenessOf(index, header),
    }));
    const nameless = columns.findIndex((column) => column.header === '' && column.filled > 0);
    if (nameless !== -1)
      return refusal(
        'header_empty',
        `Column ${nameless + 1} has values but no header. Name it or remove it.`,
      );
    const required = [...(this.#request.required ?? [])];
    return {
      plan: {
        ...source,
        columns,
        rows,
        chunks: chunks.count,
        repeats: repeats.count,
        regions: this.#regions,
        required,
      },
    };
  }
}
