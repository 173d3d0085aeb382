import { addToCount } from '../count/count.item.ts';
import { failure, notFound } from '../error.ts';
import { type Files, readText } from '../files/files.ts';
import { getRecord, listRecords, listSomeRecords } from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import type { Principal } from '../team/team.schema.ts';
import { changeJob, jobs, newJobWrite } from './job.item.ts';
import type { JobAnswer, JobCounts, JobFailure, JobKind, JobState, StoredJob } from './job.schema.ts';
import { failuresUrl, findLedger, jobFiles, writeFailures } from './job-files.ts';

/** Time (ms) without a sign of life after which a job is stuck: no step runs longer than 15 minutes. */
const patience = 3_600_000;
const overdue = (now: Date) => new Date(now.getTime() + patience).toISOString();

interface NewJob {
  principal: Principal;
  kind: JobKind;
  action: string;
  now: Date;
}

/** Makes a job of a caller, not yet written. */
export const newJobOf = ({ principal, kind, action, now, id }: NewJob & { id: string }): StoredJob => ({
  id,
  team_id: principal.team.id,
  kind,
  action,
  state: 'queued',
  reason: null,
  total: null,
  counts: { done: 0, failed: 0 },
  failures: [],
  warnings: [],
  created_by: principal.id,
  created_at: now.toISOString(),
  started_at: null,
  heartbeat_at: null,
  finished_at: null,
  undone_at: null,
  undo_job_id: null,
  role: principal.role,
  departments: principal.departments,
  is_cancelled: false,
  execution: null,
  has_failures_file: false,
  leaves_marks: kind === 'bulk' && action !== 'undo',
});

export const newJobWrites = (job: StoredJob): Write[] => [
  newJobWrite(job, overdue(new Date(job.created_at))),
  addToCount(job.team_id, 'job', 1),
];

/**
 * Creates a job of a caller, or answers the one that an earlier attempt created; it starts when its request
 * arrives.
 */
export const newJob = async (
  table: Table,
  { newId, ...asked }: NewJob & { newId: (prefix: 'job') => string },
): Promise<StoredJob> => {
  const job = newJobOf({ ...asked, id: newId('job') });
  const created = await transacted(table, newJobWrites(job));
  return created ? job : getJob(table, job.team_id, job.id);
};

/** @throws CallbookError `job_not_found` */
export const getJob = (table: Table, teamId: string, jobId: string): Promise<StoredJob> =>
  getRecord(table, jobs, teamId, jobId);

/**
 * Reads a job that the caller may see: a manager sees its own only, which keep to its departments.
 * @throws CallbookError `job_not_found`
 */
export const getOwnJob = async (table: Table, principal: Principal, jobId: string): Promise<StoredJob> => {
  const job = await getJob(table, principal.team.id, jobId);
  if (principal.role !== 'admin' && job.created_by !== principal.id) throw notFound('job');
  return job;
};

export interface JobListing extends PageRequest {
  /** States that are listed; all when absent. */
  state?: readonly JobState[] | undefined;
}

/** Lists the jobs of a team, newest first. Those of a state are found by reading all: a team has hundreds. */
export const listJobs = async (
  table: Table,
  teamId: string,
  { state = [], ...page }: JobListing,
): Promise<Page<StoredJob>> => {
  if (state.length === 0) return listRecords(table, jobs, teamId, page);
  const passes = (job: StoredJob) => state.includes(job.state);
  return listSomeRecords(table, jobs, { teamId, query: { state: [...state].sort() }, passes }, page);
};

export const endStates = ['finished', 'failed', 'cancelled'] as const;
export const isFinished = ({ state }: StoredJob) => endStates.some((one) => one === state);

/**
 * Asks a job to stop: what is done stays done, the rest is left as it is.
 * @throws CallbookError `job_not_found`, `job_finished`
 */
export const cancelJob = async (
  table: Table,
  principal: Principal,
  jobId: string,
  now: Date,
): Promise<StoredJob> => {
  const job = await getOwnJob(table, principal, jobId);
  if (job.kind === 'merge')
    throw failure('conflict', 'job_not_cancellable', 'A merge comes to its end, and is undone then.');
  const queued = await changeJob(table, job, {
    from: ['queued'],
    set: {
      is_cancelled: true,
      state: 'cancelled',
      finished_at: now.toISOString(),
      updated_by: principal.id,
      via: 'api',
    },
    due: null,
  });
  const cancelled =
    queued ??
    (await changeJob(table, job, {
      from: ['running'],
      set: { is_cancelled: true, updated_by: principal.id, via: 'api' },
      due: overdue(now),
    }));
  if (!cancelled) throw failure('conflict', 'job_finished', 'The job has come to its end already.');
  return cancelled;
};

/**
 * Claims a job for one execution; undefined when it has ended, or when another execution has it: events may come
 * twice.
 */
export const claimJob = async (
  table: Table,
  { team_id, id }: Pick<StoredJob, 'team_id' | 'id'>,
  execution: string,
  now: Date,
): Promise<StoredJob | undefined> => {
  const at = now.toISOString();
  const claimed = await changeJob(
    table,
    { team_id, id },
    {
      from: ['queued'],
      set: { state: 'running', execution, started_at: at, heartbeat_at: at },
      due: overdue(now),
    },
  );
  if (claimed) return claimed;
  const job = await getJob(table, team_id, id);
  return job.execution === execution && !isFinished(job) ? job : undefined;
};

/** Records how much there is to do; undefined when the job has ended meanwhile. */
export const setJobTotal = (table: Table, job: StoredJob, total: number, now: Date) =>
  changeJob(table, job, {
    from: ['running'],
    set: { total, heartbeat_at: now.toISOString() },
    due: overdue(now),
  });

export const addJobProgress = (table: Table, job: StoredJob, counts: JobCounts, now: Date) =>
  changeJob(table, job, {
    from: ['running'],
    set: { heartbeat_at: now.toISOString() },
    add: counts,
    due: overdue(now),
  });

/** Ends a job in its one final state; undefined when it has ended already. */
export const endJob = (
  table: Table,
  job: Pick<StoredJob, 'team_id' | 'id'>,
  set: Partial<StoredJob> & Pick<StoredJob, 'state'>,
  { now, seenDue }: { now: Date; seenDue?: string },
) =>
  changeJob(table, job, {
    from: ['queued', 'running'],
    set: { ...set, heartbeat_at: now.toISOString(), finished_at: now.toISOString() },
    due: null,
    seenDue,
  });

/** Records that a job must not go on: chunks that have not begun are left alone, and it ends as failed. */
export const refuseJob = (
  table: Table,
  job: StoredJob,
  refusal: NonNullable<StoredJob['refusal']>,
  now: Date,
) => changeJob(table, job, { from: ['running'], set: { refusal }, due: overdue(now) });

const shownFailures = 100;

/** Answers how many chunks a job was split into: none before its contacts were gathered. */
export const chunksOf = async (files: Files, job: StoredJob): Promise<number> => {
  if (job.total === null) return 0;
  const manifest: unknown = JSON.parse(await readText(files, jobFiles.manifest(job)));
  return Array.isArray(manifest) ? manifest.length : 0;
};

/** Counts what the ledger says and ends the job: with `reason` as failed, else as finished or cancelled. */
export const finishJob = async (
  table: Table,
  files: Files,
  job: StoredJob,
  { now, reason = null }: { now: Date; reason?: StoredJob['reason'] },
): Promise<void> => {
  if (isFinished(job)) return;
  const counts = { done: 0, failed: 0 };
  const [failures, warnings]: [JobFailure[], JobFailure[]] = [[], []];
  const chunks = await chunksOf(files, job);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const ledger = await findLedger(files, job, chunk);
    counts.done += ledger?.done ?? 0;
    counts.failed += ledger?.failures.length ?? 0;
    failures.push(...(ledger?.failures ?? []));
    if (warnings.length < shownFailures) warnings.push(...(ledger?.warnings ?? []));
  }
  if (failures.length > 0) await writeFailures(files, job, failures);
  const outcome = job.is_cancelled ? ('cancelled' as const) : ('finished' as const);
  const state = reason === null ? outcome : ('failed' as const);
  const shown = {
    failures: failures.slice(0, shownFailures),
    warnings: warnings.slice(0, shownFailures),
  };
  const set = { state, reason, counts, ...shown, has_failures_file: failures.length > 0 };
  await endJob(table, job, set, { now });
};

/** Describes a job as the API answers it. */
export const describeJob = async (files: Files, job: StoredJob): Promise<JobAnswer> => {
  const {
    role: _,
    departments: __,
    is_cancelled: ___,
    execution: ____,
    refusal: _____,
    leaves_marks: ______,
    has_failures_file,
    ...answer
  } = job;
  const { done, failed } = job.counts;
  const percent = job.total ? Math.floor((100 * Math.min(done + failed, job.total)) / job.total) : 0;
  return {
    ...answer,
    progress: { percent: job.state === 'finished' ? 100 : percent },
    failures_url: has_failures_file ? await failuresUrl(files, job) : null,
  };
};
