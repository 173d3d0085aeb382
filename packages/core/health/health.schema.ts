import * as v from 'valibot';
import { runStates } from '../schedule/schedule-report.schema.ts';

const text = v.nullable(v.string());
const number = v.nullable(v.number());

const told = <const S extends v.GenericSchema>(schema: S, words: string) =>
  v.pipe(schema, v.description(words));
const count = (words: string) => told(v.number(), words);

/** What can be wrong. Each has its entry in docs/runbook.md. */
export const problemCodes = [
  'changes_behind',
  'api_errors',
  'schedule_failed',
  'schedule_late',
  'dead_letters',
  'deliveries_late',
  'requests_overdue',
  'requests_due',
  'counters_differ',
  'counters_mended',
  'imports_failing',
  'rows_failing',
  'api_slow',
] as const;

const problemSchema = v.object({
  code: v.picklist(problemCodes),
  severity: told(v.picklist(['bad', 'careful']), 'Whether something does not work, or somebody should look'),
  message: v.string(),
  since: v.pipe(text, v.description('Since when, where that is known')),
  schedule: v.pipe(text, v.description('The schedule that it is about')),
  runbook: v.pipe(v.string(), v.description('Where it says what to do')),
});
export type Problem = v.InferOutput<typeof problemSchema>;

const rows = {
  rows_created: count('Rows of these imports that made a contact'),
  rows_updated: count('Rows that changed one'),
  rows_skipped: count('Rows that were passed over'),
  rows_failed: count('Rows that failed'),
};

const flows = {
  imports_finished: count('Imports that decided all of their rows'),
  imports_failed: count('Imports that could not go on'),
  ...rows,
  contacts_merged: count('Contacts that were merged into others'),
};

const ends = {
  requests: v.pipe(
    v.number(),
    v.description('At least: of each function instance, those of its last minute may be missing'),
  ),
  client_errors: v.pipe(v.number(), v.description('Answered with 400 to 499')),
  server_errors: v.pipe(v.number(), v.description('Answered with 500 and above')),
};

const daySchema = v.object({
  day: v.pipe(v.string(), v.description('Of UTC, `2026-05-01`')),
  contacts: v.pipe(number, v.description('At the end of the day, today now; null where it is not known')),
  trash: told(number, 'The same of the trash'),
  file_bytes: told(number, 'The same of the bytes of its files'),
  duplicate_pairs: told(number, 'The same of the pairs that the last scan had found'),
  queue_depth: told(number, 'The same of jobs and imports that had not ended and deliveries that waited'),
  projection_lag_ms: told(
    number,
    'How long a change waited to be projected that day, at most; null where nothing was',
  ),
  ...flows,
  import_success_rate: told(
    number,
    'Share of that day’s imports that decided all of their rows; null where none ended',
  ),
  ...ends,
  p95_ms: told(
    number,
    'Within so long 95 of 100 requests were answered; null where none were, or it took longer than 10,000',
  ),
});
export type HealthDay = v.InferOutput<typeof daySchema>;

export const healthSchema = v.object({
  status: v.pipe(
    v.picklist(['good', 'careful', 'bad']),
    v.description('That of the worst problem; good where there is none'),
  ),
  problems: v.pipe(v.array(problemSchema), v.description('What is wrong, the worst first')),
  contacts: v.object({
    live: count('Contacts that are not in the trash'),
    trash: count('Contacts in the trash'),
  }),
  imports: v.pipe(
    v.object({
      finished: count('Imports that decided all of their rows'),
      failed: count('Imports that could not go on'),
      success_rate: v.pipe(number, v.description('From 0 to 1; null where no import ended')),
      ...rows,
    }),
    v.description('Of the days of the series'),
  ),
  duplicates: told(
    v.object({
      merged: v.pipe(v.number(), v.description('Contacts merged into others, in the days of the series')),
      pairs: told(
        number,
        'Pairs of contacts that the last complete scan found to be alike; null before the first',
      ),
      scanned_at: told(text, 'When that scan ended'),
    }),
    'Contacts that are one person',
  ),
  api: v.pipe(
    v.object({
      ...ends,
      error_rate: v.pipe(number, v.description('Share of requests that ended in a fault of the service')),
      p50_ms: v.pipe(
        number,
        v.description(
          'Half of the requests since yesterday took at most this, in the function; null where more than 10,000, or unknown',
        ),
      ),
      p95_ms: v.pipe(number, v.description('The same of 95 of 100')),
    }),
    v.description('Of the last 24 hours, of this team’s tokens and members'),
  ),
  storage: v.pipe(
    v.object({
      files: number,
      file_bytes: told(number, 'Their bytes'),
      measured_at: told(text, 'When they were listed last'),
    }),
    v.description(
      'Files of the team: of its drop folders, uploads, exports and runs. Null before they are first measured',
    ),
  ),
  projection: v.pipe(
    v.object({
      behind_seconds: v.pipe(
        number,
        v.description(
          'How long the oldest change of a contact waits; 0 where none does, null where nothing was projected since this version',
        ),
      ),
      waiting_since: told(text, 'When that change was made'),
      projected_at: v.pipe(text, v.description('When a change was projected last')),
      lag_ms: v.pipe(number, v.description('How old the oldest of those changes was by then')),
      has_dead_letters: v.pipe(
        v.nullable(v.boolean()),
        v.description(
          'Whether changes of any team of the stage were given up; null where that was never looked at',
        ),
      ),
    }),
    v.description('How far timelines, counts and the feed are'),
  ),
  queue: told(
    v.object({
      jobs: count('Jobs that have not ended'),
      imports: count(
        'Imports that have not ended: uploads that are to come, those under way, those that wait to be started',
      ),
      deliveries: count('Deliveries that are to be sent again; of each webhook 1,000 at most are counted'),
      due_since: told(text, 'When the first of these deliveries is due, or was'),
    }),
    'What waits, or is under way',
  ),
  counters: told(
    v.object({
      checked_at: v.pipe(text, v.description('When they were last held against a full count')),
      mended: count('How many differed then and were set right'),
      left: count('How many still differ'),
      differences: v.pipe(
        v.array(
          v.object({
            counter: told(v.string(), 'What it counts'),
            kept: count('What it says'),
            counted: count('What there is'),
          }),
        ),
        v.description('The first of those that still differ'),
      ),
    }),
    'Whether counters say what there is',
  ),
  requests: told(
    v.object({
      waiting: count('Requests that are not answered'),
      due_soon: count('Those that are due within seven days'),
      overdue: count('Those whose time is over'),
      next_due_at: told(text, 'When the next of them is due'),
    }),
    'Requests of persons for their data or its erasure',
  ),
  schedules: told(
    v.array(
      v.object({
        id: v.string(),
        state: v.pipe(
          v.nullable(v.picklist(runStates)),
          v.description('Of the last run; null before the first'),
        ),
        last_run_at: told(text, 'When it began'),
        next_run_at: told(text, 'When the next is due; null before the first'),
        late_since: told(text, 'When a run was due that has not begun'),
      }),
    ),
    'What runs by the clock',
  ),
  series: v.pipe(v.array(daySchema), v.description('30 days, the oldest first, today last')),
});
export type Health = v.InferOutput<typeof healthSchema>;
