import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemCodes } from '#core/health/health.schema.ts';
import { type Figures, findProblems } from '#core/health/problems.ts';
import { seriesOf } from '#core/health/series.ts';
import { scheduleIds } from '#core/schedule/schedules.schema.ts';

const now = new Date('2026-05-10T12:00:00.000Z');

const well: Figures = {
  contacts: { live: 10, trash: 0 },
  imports: {
    finished: 0,
    failed: 0,
    success_rate: null,
    rows_created: 0,
    rows_updated: 0,
    rows_skipped: 0,
    rows_failed: 0,
  },
  duplicates: { merged: 0, pairs: null, scanned_at: null },
  api: { requests: 0, client_errors: 0, server_errors: 0, error_rate: null, p50_ms: null, p95_ms: null },
  storage: { files: null, file_bytes: null, measured_at: null },
  projection: {
    behind_seconds: 0,
    waiting_since: null,
    projected_at: null,
    lag_ms: null,
    has_dead_letters: null,
  },
  queue: { jobs: 0, imports: 0, deliveries: 0, due_since: null },
  counters: { checked_at: null, mended: 0, left: 0, differences: [] },
  requests: { waiting: 0, due_soon: 0, overdue: 0, next_due_at: null },
  schedules: scheduleIds.map((id) => ({
    ...{ id, state: null, last_run_at: null, next_run_at: null, late_since: null },
  })),
  series: seriesOf([], { contacts: 10, trash: 0, pairs: null, queue: 0, lag_ms: undefined }, now),
};

const purge = (values: Partial<Figures['schedules'][number]>) => [
  { id: 'purge-trash', state: null, last_run_at: null, next_run_at: null, late_since: null, ...values },
];
const today = (values: Partial<Figures['series'][number]>) =>
  well.series.map((day, n) => (n === 29 ? { ...day, ...values } : day));
const since = '2026-05-10T11:00:00.000Z';

/** Of each code what is just wrong, and what just is not. */
const cases: Record<(typeof problemCodes)[number], { wrong: Partial<Figures>; right: Partial<Figures> }> = {
  changes_behind: {
    wrong: { projection: { ...well.projection, behind_seconds: 600, waiting_since: since } },
    right: { projection: { ...well.projection, behind_seconds: 599 } },
  },
  api_errors: {
    wrong: { api: { ...well.api, requests: 500, server_errors: 5, p95_ms: 50 } },
    right: { api: { ...well.api, requests: 501, server_errors: 5, p95_ms: 50 } },
  },
  schedule_failed: {
    wrong: { schedules: purge({ state: 'lost', last_run_at: since }) },
    right: { schedules: purge({ state: 'running', last_run_at: since }) },
  },
  schedule_late: { wrong: { schedules: purge({ late_since: since }) }, right: { schedules: purge({}) } },
  dead_letters: {
    wrong: { projection: { ...well.projection, has_dead_letters: true } },
    right: { projection: { ...well.projection, has_dead_letters: false } },
  },
  deliveries_late: {
    wrong: { queue: { ...well.queue, deliveries: 3, due_since: '2026-05-10T11:30:00.000Z' } },
    right: { queue: { ...well.queue, deliveries: 3, due_since: '2026-05-10T11:30:00.001Z' } },
  },
  requests_overdue: {
    wrong: { requests: { waiting: 1, due_soon: 0, overdue: 1, next_due_at: since } },
    right: { requests: { waiting: 1, due_soon: 0, overdue: 0, next_due_at: since } },
  },
  requests_due: {
    wrong: { requests: { waiting: 1, due_soon: 1, overdue: 0, next_due_at: since } },
    right: { requests: { waiting: 1, due_soon: 0, overdue: 0, next_due_at: since } },
  },
  counters_differ: {
    wrong: { counters: { checked_at: since, mended: 0, left: 1, differences: [] } },
    right: { counters: { checked_at: since, mended: 0, left: 0, differences: [] } },
  },
  counters_mended: {
    wrong: { counters: { checked_at: since, mended: 1, left: 0, differences: [] } },
    right: { counters: { checked_at: '2026-05-03T12:00:00.000Z', mended: 1, left: 0, differences: [] } },
  },
  imports_failing: {
    wrong: { series: today({ imports_failed: 3, imports_finished: 12 }) },
    right: { series: today({ imports_failed: 3, imports_finished: 13 }) },
  },
  rows_failing: {
    wrong: { series: today({ rows_failed: 20, rows_created: 80 }) },
    right: { series: today({ rows_failed: 20, rows_created: 81 }) },
  },
  api_slow: {
    wrong: { api: { ...well.api, requests: 100, p95_ms: 5_000 } },
    right: { api: { ...well.api, requests: 100, p95_ms: 2_500 } },
  },
};

test('where nothing is wrong nothing is told, also of a team of which nothing is known yet', () => {
  expect(findProblems(well, now)).toEqual([]);
});

describe.each(problemCodes)('%s', (code) => {
  test('is told from its bound on, and no other with it', () => {
    expect(findProblems({ ...well, ...cases[code].wrong }, now).map((one) => one.code)).toEqual([code]);
    expect(findProblems({ ...well, ...cases[code].right }, now)).toEqual([]);
  });

  test('leads to an entry of the runbook', () => {
    const [problem] = findProblems({ ...well, ...cases[code].wrong }, now);
    expect(problem?.runbook).toBe(`docs/runbook.md#${code}`);
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const [, entry = ''] = runbook.split(`\n### ${code}\n`);
    const [text = ''] = entry.split('\n#');
    // What it means, what it does to users, what to look at and what to do.
    for (const part of ['**Means**', '**Effect**', '**Look**', '**Do**']) expect(text, code).toContain(part);
  });
});

test('the runbook explains no code that is never told', () => {
  const [, section = ''] = readFileSync('docs/runbook.md', 'utf8').split('\n## Problems that health tells\n');
  const [entries = ''] = section.split('\n## ');
  expect([...entries.matchAll(/^### (.+)$/gm)].map(([, code]) => code)).toEqual([...problemCodes]);
});

test('the worst comes first', () => {
  const wrong = findProblems({ ...well, ...cases.rows_failing.wrong, ...cases.schedule_late.wrong }, now);
  expect(wrong.map(({ code, severity }) => [code, severity])).toEqual([
    ['schedule_late', 'bad'],
    ['rows_failing', 'careful'],
  ]);
  expect(wrong[0]).toMatchObject({ schedule: 'purge-trash', since });
});

test('a failure that is eight days old is no news', () => {
  const series = well.series.map((day, n) => (n === 22 ? { ...day, imports_failed: 9 } : day));
  expect(findProblems({ ...well, series }, now)).toEqual([]);
});
