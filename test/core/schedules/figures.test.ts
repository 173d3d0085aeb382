import { describe, expect, test } from 'vitest';
import { type DayFigures, dayOf } from '#core/figure/day-figure.item.ts';
import { endsOf, figuresOf, lastDayOf, withinOf } from '#core/figure/request-figure.ts';
import { seriesOf } from '#core/health/series.ts';
import { itemDeltas } from '#core/projection/deltas.ts';

const now = new Date('2026-05-10T12:30:00.000Z');

const sum = (...all: Record<string, number>[]) => {
  const total: Record<string, number> = {};
  for (const one of all) for (const [name, n] of Object.entries(one)) total[name] = (total[name] ?? 0) + n;
  return total;
};
const asked = (status: number, ms: number, time: string) => figuresOf(status, ms, new Date(time));

describe('requests', () => {
  const yesterday = sum(
    asked(500, 10, '2026-05-09T11:59:59Z'),
    asked(200, 10, '2026-05-09T12:59:59Z'),
    asked(404, 90, '2026-05-09T13:00:00Z'),
    asked(503, 3_000, '2026-05-09T23:59:59Z'),
  );
  const today = sum(...[1, 2, 3].map(() => asked(200, 20, '2026-05-10T12:29:59Z')));

  test('are counted by how they ended, of whole days and of the last 24 hours', () => {
    expect(endsOf(yesterday)).toEqual({ requests: 4, client_errors: 1, server_errors: 2 });
    expect(lastDayOf(yesterday, today, now)).toEqual({ requests: 5, client_errors: 1, server_errors: 1 });
    expect(lastDayOf(undefined, undefined, now)).toEqual({ requests: 0, client_errors: 0, server_errors: 0 });
  });

  test('were answered within the bound of the class in which the share falls', () => {
    expect(withinOf(0.5, yesterday, today)).toBe(25);
    expect(withinOf(0.95, yesterday, today)).toBe(5_000);
    expect(withinOf(0.95)).toBeNull();
    expect(withinOf(0.95, asked(200, 60_000, '2026-05-10T12:00:00Z'))).toBeNull();
    expect(withinOf(0.5, asked(200, 25, '2026-05-10T12:00:00Z'))).toBe(25);
    expect(withinOf(0.5, asked(200, 26, '2026-05-10T12:00:00Z'))).toBe(50);
  });

  test('of a day fit into one unit of writing', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
    const full = sum(
      ...hours.flatMap((hour) =>
        [200, 400, 500].flatMap((status) =>
          [10, 40, 90, 200, 400, 900, 2_000, 4_000, 9_000, 20_000].map((ms) =>
            asked(status, ms, `2026-05-10T${hour}:00:00Z`),
          ),
        ),
      ),
    );
    // DynamoDB counts a name by its bytes and a number by half its digits and one.
    const bytes = Object.keys(full).reduce((total, name) => total + name.length + 6, 200);
    expect(bytes).toBeLessThan(1_024);
  });
});

describe('the series', () => {
  const stock = (contacts: number) => ({
    ...{ taken_at: 'x', contacts, trash: 1, files: 2, file_bytes: 3, pairs: null },
  });
  const found: DayFigures[] = [
    {
      day: '2026-05-01',
      counts: { imports_finished: 3, imports_failed: 1 },
      stock: { ...stock(5), queue: 8, lag_ms: 70 },
    },
    { day: '2026-05-03', counts: { rows_failed: 4 }, requests: asked(500, 10, '2026-05-03T01:00:00Z') },
    { day: '2026-05-08', counts: {}, stock: stock(7) },
  ];
  const series = seriesOf(found, { contacts: 9, trash: 0, pairs: 4, queue: 6, lag_ms: 40 }, now);
  const on = (day: string) => series.find((one) => one.day === day);

  test('has 30 days, the last of them today, with what there is now', () => {
    expect(series).toHaveLength(30);
    expect(series.map(({ day }) => day)).toEqual(series.map(({ day }) => day).toSorted());
    expect(series.at(-1)).toMatchObject({
      day: dayOf(now),
      contacts: 9,
      trash: 0,
      file_bytes: 3,
      duplicate_pairs: 4,
      ...{ queue_depth: 6, projection_lag_ms: 40 },
    });
  });

  test('knows nothing before the first record, and goes on with the last one where nothing changed', () => {
    expect(on('2026-04-30')).toMatchObject({ contacts: null, trash: null, file_bytes: null });
    expect(on('2026-05-01')).toMatchObject({
      ...{ contacts: 5, imports_finished: 3, import_success_rate: 0.75, requests: 0, p95_ms: null },
      ...{ queue_depth: 8, projection_lag_ms: 70 },
    });
    expect(on('2026-05-03')).toMatchObject({ contacts: 5, rows_failed: 4, server_errors: 1, p95_ms: 25 });
    expect(on('2026-05-09')).toMatchObject({
      contacts: 7,
      rows_failed: 0,
      queue_depth: null,
      import_success_rate: null,
    });
  });
});

describe('an import', () => {
  const ended = (values: object) => ({
    ...{ pk: 'p', sk: 'IMPORT', state: 'finished', finished_at: '2026-05-09T23:59:59.999Z' },
    counts: { rows: 6, created: 3, updated: 0, skipped: 1, failed: 2, warned: 0 },
    ...values,
  });
  const running = { pk: 'p', sk: 'IMPORT', state: 'running', finished_at: null };
  const counts = (before: object, after: object) =>
    Object.fromEntries(
      itemDeltas({
        sk: 'IMPORT',
        before: { pk: 'p', sk: 'IMPORT', ...before },
        after: { pk: 'p', sk: 'IMPORT', ...after },
      }).map(({ name, by }) => [name, by]),
    );

  test('counts on the day of its end, once, with its rows', () => {
    expect(counts(running, ended({}))).toEqual({
      '2026-05-09 imports_finished': 1,
      '2026-05-09 rows_created': 3,
      '2026-05-09 rows_skipped': 1,
      '2026-05-09 rows_failed': 2,
    });
    expect(counts(ended({}), ended({ undo_job_id: 'job_1' }))).toEqual({});
    expect(counts(ended({ undo_job_id: 'job_1' }), ended({ state: 'undone' }))).toEqual({});
  });

  test('that failed is told apart, and one that was cancelled is neither', () => {
    expect(counts(running, ended({ state: 'failed' }))).toMatchObject({ '2026-05-09 imports_failed': 1 });
    expect(counts(running, ended({ state: 'cancelled' }))).toEqual({});
  });
});
