import type { Rhythm } from './schedules.schema.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** So long (ms) after its time a run may begin: handing it over is retried. */
const grace = (rhythm: Rhythm): number => ('every' in rhythm ? 10 : 60) * minute;

const intervalOf = (rhythm: Rhythm): number => ('every' in rhythm ? rhythm.every * minute : day);

/** The last time of a day's schedule at or before `now`. */
const lastDaily = (time: string, now: number): number => {
  const today = Date.parse(`${new Date(now).toISOString().slice(0, 10)}T${time}:00.000Z`);
  return today <= now ? today : today - day;
};

/**
 * When a schedule runs next. AWS counts a rate from when the schedule was made, which nobody tells: it follows from the
 * last run, and is unknown before the first.
 */
export const nextRunAt = (rhythm: Rhythm, lastAt: string | undefined, now: Date): string | null => {
  if ('daily' in rhythm) return new Date(lastDaily(rhythm.daily, now.getTime()) + day).toISOString();
  if (lastAt === undefined) return null;
  const interval = intervalOf(rhythm);
  const passed = Math.max(0, Math.floor((now.getTime() - Date.parse(lastAt)) / interval));
  return new Date(Date.parse(lastAt) + (passed + 1) * interval).toISOString();
};

/** Since when a run is due that has not begun; null where none is, or where it may yet come in time. */
export const lateSince = (
  rhythm: Rhythm,
  /** When the last run began; of one that never ran, when the schedule came to be known. */
  seenAt: string | undefined,
  now: Date,
): string | null => {
  if (seenAt === undefined) return null;
  const due =
    'daily' in rhythm
      ? lastDaily(rhythm.daily, now.getTime() - grace(rhythm))
      : Date.parse(seenAt) + intervalOf(rhythm);
  const isLate = due > Date.parse(seenAt) && now.getTime() > due + grace(rhythm);
  return isLate ? new Date(due).toISOString() : null;
};
