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
export interface Present {
  contacts: number;
  trash: number;
  pairs: number | null;
  queue: number;
  lag_ms: number | undefined;
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
      queue_depth: seen.queue ?? null,
      projection_lag_ms: (day === today ? present.lag_ms : figures?.stock?.lag_ms) ?? null,
      ...countsOf(figures),
      import_success_rate: successRate(figures?.counts),
      ...endsOf(figures?.requests),
      p95_ms: withinOf(0.95, figures?.requests),
    };
  });
};

/** Of imports that ended, how many decided all of their rows; null where none ended. */
export const successRate = ({
  imports_finished: finished = 0,
  imports_failed: failed = 0,
}: Partial<Counts> = {}): number | null => (finished + failed === 0 ? null : finished / (finished + failed));

type Counts = Record<(typeof dayCounts)[number], number>;

const countsOf = (figures: DayFigures | undefined): Counts =>
  Object.fromEntries(dayCounts.map((name) => [name, figures?.counts[name] ?? 0])) as Counts;
