import type { Health, Problem, problemCodes } from './health.schema.ts';

type Code = (typeof problemCodes)[number];

/** What health is judged by: the figures as they are answered. */
export type Figures = Omit<Health, 'status' | 'problems'>;

type Found = Pick<Problem, 'message'> & Partial<Pick<Problem, 'since' | 'schedule'>>;

interface Rule {
  severity: Problem['severity'];
  find: (figures: Figures, now: Date) => readonly Found[];
}

/** So old (s) may the oldest change be that waits to be projected, as the alarm has it. */
const mostBehind = 600;

/** So long (ms) may a delivery wait after it is due: those that are due are looked for each minute. */
const mostLate = 30 * 60_000;

const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`;

const sumOf = (days: Figures['series'], name: Exclude<keyof Figures['series'][number], 'day'>): number =>
  days.reduce((sum, day) => sum + (day[name] ?? 0), 0);

const one = (isFound: boolean, found: () => Found): readonly Found[] => (isFound ? [found()] : []);

/** What is looked for, what is worst first. Each code has its entry in docs/runbook.md. */
const rules: Readonly<Record<Code, Rule>> = {
  changes_behind: {
    severity: 'bad',
    find: ({ projection }) =>
      one((projection.behind_seconds ?? 0) >= mostBehind, () => ({
        message: `Changes wait to be projected for ${Math.round((projection.behind_seconds ?? 0) / 60)} minutes: timelines, counts, feed and webhooks are behind.`,
        since: projection.waiting_since,
      })),
  },
  api_errors: {
    severity: 'bad',
    find: ({ api: { requests, server_errors } }) =>
      one(server_errors >= 5 && server_errors >= requests / 100, () => ({
        message: `${server_errors} of ${requests} requests of the last 24 hours ended in a fault of the service.`,
      })),
  },
  schedule_failed: {
    severity: 'bad',
    find: ({ schedules }) =>
      schedules
        .filter(({ state }) => state === 'failed' || state === 'lost')
        .map(({ id, state, last_run_at: since }) => ({
          message:
            state === 'failed'
              ? `The last run of ${id} failed.`
              : `The last run of ${id} began and never told of its end.`,
          since,
          schedule: id,
        })),
  },
  schedule_late: {
    severity: 'bad',
    find: ({ schedules }) =>
      schedules
        .filter(({ late_since }) => late_since !== null)
        .map(({ id, late_since: since }) => ({
          message: `${id} was due at ${since} and has not run.`,
          since,
          schedule: id,
        })),
  },
  dead_letters: {
    severity: 'bad',
    find: ({ projection }) =>
      one(projection.has_dead_letters === true, () => ({
        message: 'Changes of this stage were given up after all retries, and wait to be projected again.',
      })),
  },
  deliveries_late: {
    severity: 'bad',
    find: ({ queue: { deliveries, due_since: since } }, now) =>
      one(since !== null && now.getTime() - Date.parse(since) >= mostLate, () => ({
        message: `${deliveries} deliveries to webhooks wait, the first of them longer than half an hour after it was due.`,
        since,
      })),
  },
  requests_overdue: {
    severity: 'bad',
    find: ({ requests: { overdue, next_due_at: since } }) =>
      one(overdue > 0, () => ({
        message: `${overdue} requests of persons were not answered in time.`,
        since,
      })),
  },
  requests_due: {
    severity: 'careful',
    find: ({ requests: { due_soon } }) =>
      one(due_soon > 0, () => ({
        message: `${due_soon} requests of persons have to be answered within seven days.`,
      })),
  },
  counters_differ: {
    severity: 'careful',
    find: ({ counters: { left, checked_at: since } }) =>
      one(left > 0, () => ({ message: `${left} counters differ from a full count.`, since })),
  },
  counters_mended: {
    severity: 'careful',
    find: ({ counters: { mended, checked_at: since } }, now) =>
      one(mended > 0 && now.getTime() - Date.parse(since ?? '') < 7 * 86_400_000, () => ({
        message: `${mended} counters differed from a full count and were set right.`,
        since,
      })),
  },
  imports_failing: {
    severity: 'careful',
    find: ({ series }) => {
      const week = series.slice(-7);
      const [failed, finished] = [sumOf(week, 'imports_failed'), sumOf(week, 'imports_finished')];
      return one(failed >= 3 && failed >= (failed + finished) / 5, () => ({
        message: `${failed} of ${failed + finished} imports of the last seven days failed.`,
      }));
    },
  },
  rows_failing: {
    severity: 'careful',
    find: ({ series }) => {
      const week = series.slice(-7);
      const failed = sumOf(week, 'rows_failed');
      const rows =
        failed + sumOf(week, 'rows_created') + sumOf(week, 'rows_updated') + sumOf(week, 'rows_skipped');
      return one(failed >= 20 && failed >= rows / 5, () => ({
        message: `${percent(failed / rows)} of the rows imported in the last seven days failed (${failed} of ${rows}).`,
      }));
    },
  },
  api_slow: {
    severity: 'careful',
    find: ({ api: { requests, p95_ms } }) =>
      one(requests >= 100 && (p95_ms === null || p95_ms > 2_500), () => ({
        message: `One in twenty requests since yesterday took longer than ${p95_ms === null ? 10_000 : 2_500} ms.`,
      })),
  },
};

const orderOf = ({ severity }: Rule): number => (severity === 'bad' ? 0 : 1);

/** What is wrong, the worst first. */
export const findProblems = (figures: Figures, now: Date): Problem[] =>
  Object.entries(rules)
    .toSorted(([, one], [, other]) => orderOf(one) - orderOf(other))
    .flatMap(([code, { severity, find }]) =>
      find(figures, now).map(({ message, since = null, schedule = null }) => ({
        ...{ code: code as Code, severity, message, since, schedule },
        runbook: `docs/runbook.md#${code}`,
      })),
    );
