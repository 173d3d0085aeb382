import { batchGet, type Table } from '../table/table.ts';
import { knownKey, knownSince } from './known.item.ts';
import { type Deed, findDeeds, findRuns, type Run } from './run.item.ts';
import type { runStates, ScheduleReport } from './schedule-report.schema.ts';
import { lateSince, nextRunAt } from './schedule-times.ts';
import { rhythmOf, type ScheduleId, scheduleIds, schedules } from './schedules.schema.ts';

/** No run takes longer (ms): a function has 15 minutes at most. */
const longest = 16 * 60_000;

const stateOf = ({ started_at, ended_at, failure }: Run, now: Date): (typeof runStates)[number] => {
  if (failure !== undefined) return 'failed';
  if (ended_at !== undefined) return 'done';
  return now.getTime() - Date.parse(started_at) > longest ? 'lost' : 'running';
};

interface OnRecord {
  id: ScheduleId;
  runs: readonly Run[];
  deeds: readonly Deed[];
  /** Since when the schedule is known. */
  known?: string | undefined;
}

/** All counts of a schedule, those that came to nothing as well. */
const countsOf = (id: ScheduleId, counts: Readonly<Record<string, number>> = {}) =>
  Object.fromEntries(schedules[id].counts.map((name) => [name, counts[name] ?? 0]));

/** What a team may know of a schedule: how it runs, and its own part of what it did. */
export const describeSchedule = ({ id, runs, deeds, known }: OnRecord, now: Date): ScheduleReport => {
  const rhythm = rhythmOf(id);
  const time = now.toISOString();
  const own = new Map(deeds.map((deed) => [deed.started_at, deed.counts]));
  const [deed] = deeds;
  // One that somebody ran by hand for a time to come tells nothing of the clock.
  const lastAt = runs.map(({ at }) => at).find((at) => at <= time);
  return {
    id,
    does: schedules[id].does,
    every_minutes: 'every' in rhythm ? rhythm.every : null,
    daily_at: 'daily' in rhythm ? rhythm.daily : null,
    next_run_at: nextRunAt(rhythm, lastAt, now),
    late_since: lateSince(rhythm, runs[0]?.started_at ?? known, now),
    runs: runs.map((run) => ({
      scheduled_at: run.at,
      started_at: run.started_at,
      ended_at: run.ended_at ?? null,
      state: stateOf(run, now),
      failure: run.failure ?? null,
      counts: countsOf(id, own.get(run.started_at)),
    })),
    last_deed: deed
      ? { scheduled_at: deed.at, started_at: deed.started_at, counts: countsOf(id, deed.counts) }
      : null,
  };
};

/** Runs of a schedule that are shown. */
const shown = 5;

/** All schedules with their last runs, as one team may see them: all that is asked of the table is asked at once. */
export const readSchedules = async (table: Table, teamId: string, now: Date): Promise<ScheduleReport[]> => {
  const [known, ...records] = await Promise.all([
    batchGet(table, [knownKey], { consistent: false }),
    ...scheduleIds.map(async (id) => {
      const [runs, deeds] = await Promise.all([
        findRuns(table, id, shown),
        findDeeds(table, teamId, id, shown),
      ]);
      return { id, runs, deeds };
    }),
  ]);
  const since = knownSince(known[0]);
  return records.map((record) => describeSchedule({ ...record, known: since[record.id] }, now));
};
