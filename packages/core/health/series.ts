import { type DayFigures, dayCounts, dayOf, type Stock } from '../figure/day-figure.item.ts';
import { endsOf, withinOf } from '../figure/request-figure.ts';
import type { HealthDay } from './health.schema.ts';

const seriesDays = 30;

const daysUntil = (now: Date): string[] =>
  Array.from({ length: seriesDays }, (_, n) =>
    dayOf(new Date(now.getTime() - (seriesDays - 1 - n) * 86_400_000)),
  );

export const firstDay = (now: Date): string => daysUntil(now)[0] ?? '';

/** What there is now, which is not on record yet. */
interface Present {
  contacts: number;
  trash: number;
  pairs: number | null;
}

/**
 * The figures of 30 days. A day on which nothing changed has no record of what there was: that is what the day before
 * had. Before the first record nothing is known.
 */
export const seriesOf = (found: readonly DayFigures[], present: Present, now: Date): HealthDay[] => {
  const days = new Map(found.map((figures) => [figures.day, figures]));
  const today = dayOf(now);
  let stock: Partial<Stock> = {};
  return daysUntil(now).map((day) => {
    const figures = days.get(day);
    stock = figures?.stock ?? stock;
    const seen = day === today ? { ...stock, ...present } : stock;
    return {
      day,
      contacts: seen.contacts ?? null,
      trash: seen.trash ?? null,
      file_bytes: seen.file_bytes ?? null,
      duplicate_pairs: seen.pairs ?? null,
      ...countsOf(figures),
      ...endsOf(figures?.requests),
      p95_ms: withinOf(0.95, figures?.requests),
    };
  });
};

type Counts = Record<(typeof dayCounts)[number], number>;

const countsOf = (figures: DayFigures | undefined): Counts =>
  Object.fromEntries(dayCounts.map((name) => [name, figures?.counts[name] ?? 0])) as Counts;
