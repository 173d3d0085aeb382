import type { CountryCode } from '../phone/country.ts';
import { unwrapped } from './cell-text.ts';
import type { ColumnTarget } from './column-target.ts';
import { type ColumnDates, DateEvidence } from './date-order.ts';
import { type ColumnDecimals, type Decimal, DecimalEvidence, decimalsOf } from './decimals.ts';
import { type Header, type HeaderOptions, isMapped, mappedColumns } from './header.ts';
import { isEmpty } from './layout-fault.ts';
import { type Likeness, LikenessEvidence, missingIn } from './likeness.ts';
import { looksLikeOptOut } from './opt-out-header.ts';
import type { Plan } from './plan.schema.ts';
import { type Blankness, blanknessOf, saysNothing } from './says-nothing.ts';

export interface ReportOptions extends HeaderOptions {
  country: CountryCode | undefined;
  /** Lead statuses of the team. */
  statuses?: readonly string[];
  /** How dates of custom fields are read; told by the values of each column when not given. */
  dateOrder?: ColumnDates | undefined;
  /** What stands before decimals in custom fields of numbers; told by the values when not given. */
  decimal?: Decimal | undefined;
}

/** Gathers what the columns of a file hold, row by row. */
export class ColumnReport {
  readonly #header: Header;
  readonly #request: ReportOptions;
  readonly #filled: Uint32Array;
  /** For each column, the number of rows whose cell stands for nothing. */
  readonly #placeholders: Uint32Array;
  readonly #blankness: readonly Blankness[];
  /** Place of a filled column after the last header. */
  #unnamed: number | undefined;
  /** Evidence of columns of dates, by their places. */
  readonly #dates = new Map<number, DateEvidence>();
  /** Evidence of columns of numbers, by their places. */
  readonly #decimals = new Map<number, DecimalEvidence>();
  /** Evidence of columns that nobody has described, where the file has none for numbers or addresses. */
  readonly #likenesses = new Map<number, LikenessEvidence>();
  /** All evidences, to which each row is shown. */
  readonly #evidences: readonly { index: number; evidence: { see(text: string): void } }[];

  constructor(header: Header, request: ReportOptions) {
    this.#header = header;
    this.#request = request;
    this.#filled = new Uint32Array(header.headers.length);
    this.#placeholders = new Uint32Array(header.headers.length);
    this.#blankness = header.targets.map((target) => this.#blanknessOf(target));
    for (const [index, target] of header.targets.entries()) {
      const type = this.#typeOf(target);
      if (type === 'date') this.#dates.set(index, new DateEvidence());
      if (type === 'integer' || type === 'decimal') this.#decimals.set(index, new DecimalEvidence());
    }
    this.#watch();
    this.#evidences = [...this.#dates, ...this.#decimals, ...this.#likenesses].map(([index, evidence]) => ({
      index,
      evidence,
    }));
  }

  /** Counts the filled cells of each column; answers the characters of the row. */
  measure(cells: readonly string[]): number {
    const { own } = this.#header;
    const [filled, placeholders, blankness] = [this.#filled, this.#placeholders, this.#blankness];
    let characters = 0;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] ?? '';
      characters += cell.length;
      // The code of a space or less: only then is it worth a look whether there is more.
      if (cell === '' || index >= own || (cell.charCodeAt(0) <= 0x20 && isEmpty(cell))) continue;
      if (index >= filled.length) {
        this.#unnamed ??= index;
        continue;
      }
      const counted = saysNothing(cell, blankness[index] ?? 'text') ? placeholders : filled;
      counted[index] = (counted[index] ?? 0) + 1;
    }
    return characters;
  }

  /** Shows a sound row to the evidences. */
  see(cells: readonly string[]): void {
    for (const { index, evidence } of this.#evidences) evidence.see(unwrapped(cells[index] ?? ''));
  }

  /** Answers the columns, after the last row. */
  columns(rows: number, source: Pick<Plan, 'encoding'>): Plan['columns'] {
    return this.#header.headers.map((name, index) => ({
      header: name,
      target: this.#targetOf(index, rows),
      filled: this.#filled[index] ?? 0,
      ...(this.#placeholders[index] && { placeholders: this.#placeholders[index] }),
      blankness: this.#blankness[index],
      ...this.#datesOf(index),
      ...this.#decimalsOf(index, source),
      ...this.#likenessOf(index),
    }));
  }

  /** Tells whether nobody has described a column, so that it becomes a field of its header's name. */
  #isUnknown(index: number): boolean {
    const { headers, targets } = this.#header;
    const target = targets[index];
    const { fields = [] } = this.#request;
    return (
      target?.kind === 'custom' &&
      target.stands_in_for === undefined &&
      !fields.some(({ name, declared }) => declared && name === target.name) &&
      !isMapped(headers[index] ?? '', this.#request)
    );
  }

  #watch(): void {
    const { targets } = this.#header;
    if (missingIn(targets).length === 0) return;
    for (const index of targets.keys())
      if (this.#isUnknown(index)) this.#likenesses.set(index, new LikenessEvidence(this.#request.country));
  }

  /** Answers which cells of a column stand for nothing: none that is a value of the team. */
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

  /** Answers the declared type of a column's custom field. */
  #typeOf(target: ColumnTarget): string | undefined {
    const { fields = [] } = this.#request;
    const field = target.kind === 'custom' ? fields.find(({ name }) => name === target.name) : undefined;
    return field?.declared ? field.type : undefined;
  }

  /** Decides what a column is after the last row: one without values makes no custom field. */
  #targetOf(index: number, rows: number): ColumnTarget {
    const { headers, targets } = this.#header;
    const target = targets[index] ?? { kind: 'ignore' };
    const { fields = [] } = this.#request;
    if (target.kind !== 'custom' || rows === 0 || this.#filled[index] !== 0) return target;
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

  #likenessOf(index: number): { looks_like?: Likeness } {
    const { headers, targets } = this.#header;
    const isFilled = this.#filled[index] !== 0 && this.#isUnknown(index);
    if (isFilled && looksLikeOptOut(headers[index] ?? '')) return { looks_like: 'opt_out' };
    const looks_like = this.#likenesses.get(index)?.likeness;
    return looks_like && missingIn(targets).includes(looks_like) ? { looks_like } : {};
  }

  /** Finds a column with values but without a header or mapping. */
  nameless(columns: Plan['columns']): number | undefined {
    const mapped = mappedColumns(this.#request).get('');
    const at = columns.findIndex(({ header, filled }) => header === '' && filled > 0);
    if (at !== -1 && !mapped) return at;
    return mapped?.kind === 'ignore' ? undefined : this.#unnamed;
  }
}
