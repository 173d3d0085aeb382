import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { queryAll, type Table } from '../table/table.ts';
import { change, put, type Write } from '../table/write.ts';

/** What is counted of each day of a team, in the transactions that project changes: each once. */
export const dayCounts = [
  'imports_finished',
  'imports_failed',
  'rows_created',
  'rows_updated',
  'rows_skipped',
  'rows_failed',
  'contacts_merged',
] as const;
export type DayCount = (typeof dayCounts)[number];

/** A count of a day (`2026-05-01`, UTC). */
export interface DayCounted {
  day: string;
  count: DayCount;
}

const keptDays = 40;
const ttlOf = (day: string): number => Date.parse(day) / 1_000 + keptDays * 86_400;

export const dayOf = (time: Date | string): string => new Date(time).toISOString().slice(0, 10);

export const figureKeys = {
  partition: (teamId: string) => `T#${teamId}#FIGURES`,
  of: (teamId: string, day: string, what: string): Key => ({
    pk: figureKeys.partition(teamId),
    sk: `${day}#${what}`,
  }),
};

export const dayCountWrite = (teamId: string, { day, count }: DayCounted, by: number): Write =>
  change(figureKeys.of(teamId, day, count), { add: { n: by }, set: { ttl: ttlOf(day) } });

/** Adds to what a day's requests came to; the names are those of `request-figure.ts`. */
export const requestsWrite = (teamId: string, day: string, add: Readonly<Record<string, number>>): Write =>
  change(figureKeys.of(teamId, day, 'requests'), { add, set: { ttl: ttlOf(day) } });

const stockSchema = v.object({
  /** When it was seen (ISO): some time after the day's end. */
  taken_at: v.string(),
  contacts: v.number(),
  trash: v.number(),
  files: v.number(),
  file_bytes: v.number(),
  /** Pairs that the last complete scan for duplicates had found; null before the first. */
  pairs: v.nullable(v.number()),
  /** Jobs, imports and deliveries that waited or were under way; absent from days of former releases. */
  queue: v.optional(v.number()),
  /** How long (ms) a change waited to be projected that day, at most. */
  lag_ms: v.optional(v.number()),
});
/** What a team had at the end of a day on which something changed. */
export type Stock = v.InferOutput<typeof stockSchema>;

export const stockWrite = (teamId: string, day: string, stock: Stock): Write =>
  put({ ...figureKeys.of(teamId, day, 'stock'), ...stock, ttl: ttlOf(day) });

/** The figures of a day, as far as there are any. */
export interface DayFigures {
  day: string;
  counts: Partial<Record<DayCount, number>>;
  requests?: Readonly<Record<string, number>>;
  stock?: Stock;
}

const numbers = ({ pk: _, sk: __, ttl: ___, ...rest }: Item): Record<string, number> =>
  Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, Number(value)]));

const isDayCount = (text: string): text is DayCount => dayCounts.some((count) => count === text);

/** The figures of a team's days from `from` on, the oldest first; days of which there are none are left out. */
export const findFigures = async (table: Table, teamId: string, from: string): Promise<DayFigures[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk >= :from',
    ExpressionAttributeValues: { ':pk': figureKeys.partition(teamId), ':from': from },
  });
  const days = new Map<string, DayFigures>();
  for (const item of items) {
    const [day = '', what = ''] = item.sk.split('#');
    const figures = days.get(day) ?? { day, counts: {} };
    days.set(day, figures);
    if (what === 'stock') figures.stock = v.parse(stockSchema, item);
    else if (what === 'requests') figures.requests = numbers(item);
    else if (isDayCount(what)) figures.counts[what] = Number(item.n);
  }
  return [...days.values()];
};
