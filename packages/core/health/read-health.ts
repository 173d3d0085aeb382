import { getCount } from '../count/count.item.ts';
import { feedKeys, type Head, toHead } from '../feed/feed.item.ts';
import { type DayFigures, dayOf, findFigures } from '../figure/day-figure.item.ts';
import { lastDayOf, withinOf } from '../figure/request-figure.ts';
import { findWaitingDeadlines } from '../privacy-request/privacy-request.item.ts';
import { type DoneScan, findScanState, type ScanState } from '../scan/scan.item.ts';
import { knownKey, knownSince } from '../schedule/known.item.ts';
import { findRuns, type Run } from '../schedule/run.item.ts';
import { describeSchedule } from '../schedule/schedule-report.ts';
import { type ScheduleId, scheduleIds } from '../schedule/schedules.schema.ts';
import { batchGet, type Table } from '../table/table.ts';
import { webhookIdsIn, webhookKeys } from '../webhook/webhook.item.ts';
import type { Health, HealthDay } from './health.schema.ts';
import { type Figures, findProblems } from './problems.ts';
import { type Queue, readQueue } from './queue.ts';
import { recountKey, toRecount } from './recount.item.ts';
import { firstDay, type Present, seriesOf, successRate } from './series.ts';
import { stageKey, toStageState } from './stage.item.ts';
import { oldestWaiting } from './waiting.ts';

/** The few single records that health looks at. */
const readRecords = async (table: Table, teamId: string) => {
  const keys = [feedKeys.head(teamId), recountKey(teamId), stageKey, knownKey, webhookKeys.list(teamId)];
  const items = await batchGet(table, keys, { consistent: false });
  const at = (sk: string) => items.find((item) => item.sk === sk);
  return {
    head: toHead(at('HEAD')),
    recount: toRecount(at('RECOUNT')),
    stage: toStageState(at('STAGE')),
    known: knownSince(at('SCHEDULES')),
    webhookIds: webhookIdsIn(at('WEBHOOKS')),
  };
};

const sumOf = (series: readonly HealthDay[], name: Exclude<keyof HealthDay, 'day'>): number =>
  series.reduce((sum, day) => sum + (day[name] ?? 0), 0);

const importsOf = (series: readonly HealthDay[]): Figures['imports'] => {
  const [finished, failed] = [sumOf(series, 'imports_finished'), sumOf(series, 'imports_failed')];
  return {
    finished,
    failed,
    success_rate: successRate({ imports_finished: finished, imports_failed: failed }),
    rows_created: sumOf(series, 'rows_created'),
    rows_updated: sumOf(series, 'rows_updated'),
    rows_skipped: sumOf(series, 'rows_skipped'),
    rows_failed: sumOf(series, 'rows_failed'),
  };
};

const apiOf = (days: readonly DayFigures[], now: Date): Figures['api'] => {
  const at = (time: Date) => days.find(({ day }) => day === dayOf(time))?.requests;
  const [yesterday, today] = [at(new Date(now.getTime() - 86_400_000)), at(now)];
  const ends = lastDayOf(yesterday, today, now);
  return {
    ...ends,
    error_rate: ends.requests === 0 ? null : ends.server_errors / ends.requests,
    p50_ms: withinOf(0.5, yesterday, today),
    p95_ms: withinOf(0.95, yesterday, today),
  };
};

const behindOf = (waiting: string | undefined, now: Date): number | null => {
  if (waiting === undefined) return null;
  return waiting === 'none' ? 0 : Math.round((now.getTime() - Date.parse(waiting)) / 1_000);
};

const projectionOf = (
  { projected_at, lag_ms }: Head,
  waiting: string | undefined,
  hasDeadLetters: boolean | null,
  now: Date,
): Figures['projection'] => ({
  behind_seconds: behindOf(waiting, now),
  waiting_since: waiting === 'none' ? null : (waiting ?? null),
  projected_at: projected_at ?? null,
  lag_ms: lag_ms ?? null,
  has_dead_letters: hasDeadLetters,
});

const scheduleOf = (id: ScheduleId, runs: readonly Run[], known: string | undefined, now: Date) => {
  const { runs: told, next_run_at, late_since } = describeSchedule({ id, runs, deeds: [], known }, now);
  // One under way says nothing yet: the one before does.
  const last = told.find(({ state }) => state !== 'running') ?? told[0];
  return { id, state: last?.state ?? null, last_run_at: last?.started_at ?? null, next_run_at, late_since };
};

/** What the last complete scan found. */
const foundBy = (done: DoneScan | null) => ({
  pairs: done?.pairs ?? null,
  scanned_at: done?.finished_at ?? null,
});

/** How requests of persons stand by their deadlines. */
const requestsOf = (waiting: readonly { due_at: string }[], now: Date): Figures['requests'] => {
  const at = now.toISOString();
  const soon = new Date(now.getTime() + 7 * 86_400_000).toISOString();
  const due = waiting.map(({ due_at }) => due_at).sort();
  const overdue = due.filter((one) => one < at).length;
  return {
    waiting: due.length,
    due_soon: due.filter((one) => one <= soon).length - overdue,
    overdue,
    next_due_at: due[0] ?? null,
  };
};

/** Files as they were measured last, if ever. */
const storageOf = (days: readonly DayFigures[]): Figures['storage'] => {
  const stock = days.findLast((one) => one.stock !== undefined)?.stock;
  return {
    files: stock?.files ?? null,
    file_bytes: stock?.file_bytes ?? null,
    measured_at: stock?.taken_at ?? null,
  };
};

interface Now {
  live: number;
  trash: number;
  scan: ScanState;
  head: Head;
  queue: Queue;
}

/** What the line of today shows beside what was counted. */
const presentOf = ({ live, trash, scan, head, queue }: Now, now: Date): Present => ({
  ...{ contacts: live, trash, pairs: scan.done?.pairs ?? null },
  queue: queue.jobs + queue.imports + queue.deliveries,
  lag_ms: head.lags?.[dayOf(now)],
});

/**
 * How a team fares, and what is wrong. Two rounds: all that is on record at once, then what the projection has not come
 * to yet.
 */
export const readHealth = async (table: Table, teamId: string, now: Date): Promise<Health> => {
  const [days, live, trash, scan, records, asked, ...runs] = await Promise.all([
    findFigures(table, teamId, firstDay(now)),
    getCount(table, teamId, 'contact'),
    getCount(table, teamId, 'trash'),
    findScanState(table, teamId),
    readRecords(table, teamId),
    findWaitingDeadlines(table, teamId),
    ...scheduleIds.map((id) => findRuns(table, id, 2)),
  ]);
  const { head, recount, stage, known, webhookIds } = records;
  const [waiting, queue] = await Promise.all([
    oldestWaiting(table, teamId, head, now),
    readQueue(table, teamId, webhookIds),
  ]);
  const series = seriesOf(days, presentOf({ live, trash, scan, head, queue }, now), now);
  const figures: Figures = {
    contacts: { live, trash },
    imports: importsOf(series),
    duplicates: { merged: sumOf(series, 'contacts_merged'), ...foundBy(scan.done) },
    api: apiOf(days, now),
    storage: storageOf(days),
    projection: projectionOf(head, waiting, stage?.has_dead_letters ?? null, now),
    queue,
    counters: {
      checked_at: recount?.checked_at ?? null,
      mended: recount?.mended_count ?? 0,
      left: recount?.left_count ?? 0,
      differences: recount?.left ?? [],
    },
    requests: requestsOf(asked, now),
    schedules: scheduleIds.map((id, index) => scheduleOf(id, runs[index] ?? [], known[id], now)),
    series,
  };
  const problems = findProblems(figures, now);
  return { status: problems[0]?.severity ?? 'good', problems, ...figures };
};
