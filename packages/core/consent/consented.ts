import type { Consent, ConsentRow } from './consent.schema.ts';

type Said = Pick<ConsentRow, 'purpose' | 'status' | 'at' | 'recorded_at' | 'id'>;

/** Purposes are equal in any case. */
const keyOf = (purpose: string): string => purpose.trim().toLowerCase();

/** A refusal wins over a grant of the same moment. */
const weight = ({ status }: Said): number => (status === 'granted' ? 0 : 1);

/** Tells whether one was said after another; what was said at one moment goes by the refusal, then by the record. */
const isLater = (one: Said, other: Said): boolean => {
  if (one.at !== other.at) return one.at > other.at;
  if (weight(one) !== weight(other)) return weight(one) > weight(other);
  if (one.recorded_at !== other.recorded_at) return one.recorded_at > other.recorded_at;
  return one.id > other.id;
};

/** The last word on a purpose, whenever it was recorded; undefined where nobody has said anything. */
export const lastWord = <T extends Said>(rows: readonly T[], purpose: string): T | undefined => {
  let last: T | undefined;
  for (const row of rows)
    if (keyOf(row.purpose) === keyOf(purpose) && (!last || isLater(row, last))) last = row;
  return last;
};

interface Consented<T> {
  /** `refused` when the last word denies or withdraws it: then no other basis should be presumed either. */
  state: 'granted' | 'refused' | 'none';
  /** The row that says so. */
  row: T | undefined;
}

/** Answers whether a purpose is consented to, and by which row: what a call stores that relies on it. */
export const consented = <T extends Said>(rows: readonly T[], purpose: string): Consented<T> => {
  const row = lastWord(rows, purpose);
  if (!row) return { state: 'none', row };
  return { state: row.status === 'granted' ? 'granted' : 'refused', row };
};

/** Marks the last word on each purpose. */
export const withCurrent = (rows: readonly ConsentRow[]): Consent[] => {
  const last = new Set(rows.map(({ purpose }) => lastWord(rows, purpose)?.id));
  return rows.map((row) => ({ ...row, current: last.has(row.id) }));
};

/** Answers until when a row is kept (ISO): so many years from the moment it was said, and again from every use. */
export const keptUntil = (
  { at, last_used_at = null }: { at: string; last_used_at?: string | null },
  years: number,
): string => {
  const until = new Date(last_used_at !== null && last_used_at > at ? last_used_at : at);
  const month = until.getUTCMonth();
  until.setUTCFullYear(until.getUTCFullYear() + years);
  // The 29th of February ends with that month.
  if (until.getUTCMonth() !== month) until.setUTCDate(0);
  return until.toISOString();
};
