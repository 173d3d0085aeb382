import * as v from 'valibot';

const text = v.nullable(v.string());

const scheduledAt = v.pipe(v.string(), v.description('The moment that it was due'));

const countsSchema = v.pipe(
  v.record(v.string(), v.number()),
  v.description('What it did for this team, by what the schedule counts'),
);

export const runStates = ['running', 'done', 'failed', 'lost'] as const;

const runReportSchema = v.object({
  scheduled_at: scheduledAt,
  started_at: v.string(),
  ended_at: v.pipe(text, v.description('When it ended; null while it has not')),
  state: v.pipe(
    v.picklist(runStates),
    v.description('`lost`: it began, and has told nothing since for longer than a run may take'),
  ),
  failure: v.pipe(text, v.description('The name of the error that ended it; its message is in the log')),
  counts: countsSchema,
});

export const scheduleReportSchema = v.object({
  id: v.pipe(v.string(), v.description('The name of the function that it wakes')),
  does: v.pipe(v.string(), v.description('What it is for')),
  every_minutes: v.pipe(v.nullable(v.number()), v.description('Null where it runs once a day')),
  daily_at: v.pipe(text, v.description('Hours and minutes of UTC')),
  next_run_at: v.pipe(text, v.description('Null before the first run, from which the rest are counted')),
  late_since: v.pipe(text, v.description('When a run was due that has not begun')),
  runs: v.pipe(
    v.array(runReportSchema),
    v.description(
      'The last runs, the newest first. A run is of all teams of the stage; its counts are yours',
    ),
  ),
  last_deed: v.pipe(
    v.nullable(v.object({ scheduled_at: scheduledAt, started_at: v.string(), counts: countsSchema })),
    v.description('The last run that did something for this team'),
  ),
});
export type ScheduleReport = v.InferOutput<typeof scheduleReportSchema>;
