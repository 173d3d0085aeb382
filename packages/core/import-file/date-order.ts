import * as v from 'valibot';

/** The order of day, month and year in dates that are not ISO 8601. */
export const dateOrderSchema = v.picklist(['dmy', 'mdy', 'ymd'], 'unknown_value');
type DateOrder = v.InferOutput<typeof dateOrderSchema>;

/** The order by which the dates of a column are read; `ambiguous` when its values prove neither, or both. */
export const columnDatesSchema = v.picklist(['dmy', 'mdy', 'ymd', 'ambiguous']);
export type ColumnDates = v.InferOutput<typeof columnDatesSchema>;

const time = '(?:[T,\\s]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s?(?:[ap]\\.?m\\.?)?)?';
const numeric = new RegExp(`^(\\d{1,4})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})${time}$`, 'i');

const zero = /^0{1,4}([./-])0{1,2}\1(?:0{2}|0{4})(?:[T\s]0{1,2}:00(?::00)?)?$/;

/** Tells whether a cell is a date of nothing but zeros: what Outlook and databases write for none. */
export const isNoDate = (text: string): boolean => zero.test(text.trim());

/** A birthday without a year, as Google Contacts write it. */
const withoutYear = /^--\d{2}-?\d{2}$/;

interface Parts {
  year: number;
  /** In their order; a year that comes first is followed by the month. */
  first: number;
  second: number;
  isYearFirst: boolean;
}

/** Splits a date with a year of four digits. */
const partsOf = (text: string): Parts | undefined => {
  const [, one = '', , two = '', three = ''] = numeric.exec(text.trim()) ?? [];
  if (one.length === 4 && three.length <= 2)
    return { year: Number(one), first: Number(two), second: Number(three), isYearFirst: true };
  return one.length <= 2 && three.length === 4
    ? { year: Number(three), first: Number(one), second: Number(two), isYearFirst: false }
    : undefined;
};

const pad = (number: number, digits: number) => String(number).padStart(digits, '0');

/** Makes a date in ISO 8601; undefined when there is no such day. */
const isoDay = (year: number, month: number, day: number): string | undefined => {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return year > 0 && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
};

/** Rewrites a date in ISO 8601 as far as its column's order allows; otherwise answers the cell as it is. */
export const inOrder = (text: string, dates: ColumnDates): string => {
  const parts = partsOf(text);
  if (!parts) return text;
  const { year, first, second, isYearFirst } = parts;
  const isMonthFirst = isYearFirst || dates === 'mdy';
  // The same whichever of them is the month.
  if (!isMonthFirst && dates !== 'dmy' && first !== second) return text;
  return (isMonthFirst ? isoDay(year, first, second) : isoDay(year, second, first)) ?? text;
};

/** Tells whether a date shows by itself which number is the day, or is no date. */
const isPlain = (parts: Parts | undefined): boolean =>
  !parts || parts.isYearFirst || parts.first === parts.second || Math.max(parts.first, parts.second) > 12;

/** Rewrites the dates of a row that leaves its file, so that they are clear without their column. */
export const plainDates = (cells: readonly string[], dates: readonly (ColumnDates | undefined)[]): string[] =>
  cells.map((cell, index) => {
    const own = dates[index];
    return own === undefined || isPlain(partsOf(cell)) ? cell : inOrder(cell, own);
  });

const orders: Readonly<Record<DateOrder, string>> = {
  dmy: 'the day comes first in this column',
  mdy: 'the month comes first in this column',
  ymd: 'the year comes first in this column',
};

/** Answers why a cell of a column of dates is none. */
export const dateFault = (text: string, dates: ColumnDates): { code: string; message: string } => {
  if (withoutYear.test(text.trim()))
    return {
      code: 'date_invalid',
      message: 'The date has no year. A field of text can keep it: map the column to one, or leave it out.',
    };
  if (!numeric.test(text.trim()))
    return { code: 'date_invalid', message: 'This is not a day as in 2026-01-31, nor a moment in ISO 8601.' };
  if (!partsOf(text)) return { code: 'date_invalid', message: 'The year of a date needs four digits.' };
  if (dates !== 'ambiguous')
    return { code: 'date_invalid', message: `There is no such day: ${orders[dates]}.` };
  const message =
    'The column does not tell whether the day or the month comes first. Import it with date_order: dmy or mdy.';
  return { code: 'date_ambiguous', message };
};

/** Evidence of all values of a column on the order of its dates. */
export class DateEvidence {
  #isDayFirst = false;
  #isMonthFirst = false;

  see(cell: string): void {
    const parts = partsOf(cell);
    if (!parts || parts.isYearFirst) return;
    if (parts.first > 12 && parts.second <= 12) this.#isDayFirst = true;
    if (parts.second > 12 && parts.first <= 12) this.#isMonthFirst = true;
  }

  get dates(): ColumnDates {
    if (this.#isDayFirst === this.#isMonthFirst) return 'ambiguous';
    return this.#isDayFirst ? 'dmy' : 'mdy';
  }
}
