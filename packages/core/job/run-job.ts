import { scopeOf } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { contactKeys, findStoredContacts } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { CallbookError, type Fault } from '../error.ts';
import { type Files, readText } from '../files/files.ts';
import { inLanes } from '../lanes.ts';
import { refusalOf } from '../principal/requester.ts';
import { orSignOfLife } from '../table/busy.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { getTeam } from '../team/team.ts';
import { asWriter } from '../writer/writer.ts';
import type { ContactWork, ReadingWork, Releases, Works } from './contact-work.ts';
import type { JobFailure, StoredJob } from './job.schema.ts';
import {
  addJobProgress,
  chunksOf,
  claimJob,
  finishJob,
  getJob,
  isFinished,
  refuseJob,
  setJobTotal,
} from './job.ts';
import { findLedger, type JobLedger, jobFiles, readChunk, writeChunks, writeLedger } from './job-files.ts';

/**
 * What a step of the pipeline works with: the job, of which the state machine carries only the ids, and the
 * works.
 */
export interface JobStep {
  table: Table;
  files: Files;
  teamId: string;
  jobId: string;
  works: Partial<Works>;
  releases: Releases;
}

/** A step that ends a job and needs none of the works. */
export type EndingStep = Omit<JobStep, 'works'>;

/** Number of contacts of a chunk: some seconds of work, after each of which the job tells its progress. */
const chunkSize = 200;
/** Number of contacts of one chunk that are written at a time. */
const lanes = 8;

const workOf = async ({ files, works }: JobStep, job: StoredJob): Promise<ContactWork | ReadingWork> => {
  const { kind } = job;
  if (kind === 'scan') throw new Error('A scan has a pipeline of its own.');
  const make = works[kind];
  if (!make) throw new Error(`This step does no work of the kind ${kind}.`);
  return make(JSON.parse(await readText(files, jobFiles.request(job))), files);
};

const isReading = (work: ContactWork | ReadingWork): work is ReadingWork => 'read' in work;

const viaOf = ({ created_by }: StoredJob): Via => ({ updated_by: created_by, via: 'bulk' });

/**
 * Makes the context of the job's writes: by the team's policies of today and the caller's role when it asked.
 */
const writingOf = async (table: Table, job: StoredJob, now: Date): Promise<Writing> => {
  const team = await getTeam(table, job.team_id);
  const { role, departments, created_by } = job;
  const scope = scopeOf({ kind: 'token', id: created_by, role, departments, team });
  return { team, scope, via: viaOf(job), now };
};

/** Finds why the caller of a job may no longer have it done. */
const findRefusal = async (table: Table, job: StoredJob, now: Date) => {
  const { created_by: id, role, departments, started_at } = job;
  const team = await getTeam(table, job.team_id);
  return refusalOf(table, team, { id, role, departments }, started_at === null ? now : new Date(started_at));
};

/** Releases what a job holds that ends without its last step. */
const release = async ({ table, releases }: EndingStep, job: StoredJob): Promise<void> => {
  const { kind, team_id: teamId, id: jobId } = job;
  await releases[kind]?.(table, { teamId, jobId, via: viaOf(job), now: new Date() });
};

const releaseUnstarted = async (step: EndingStep): Promise<void> => {
  const job = await getJob(step.table, step.teamId, step.jobId);
  if (job.state === 'cancelled' && job.total === null) await release(step, job);
};

type Reason = NonNullable<StoredJob['reason']>;

/** Answers why it cannot be done: a request that cannot be followed any more, as after its field was deleted, is no fault of the job's. */
const orReason = async <T>(work: Promise<T>): Promise<T | Reason> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
    const [{ code, message }] = error.faults;
    return { code, message };
  }
};

/** What the plan of a job came to; it has a kind where there is something to do. */
export interface PlannedJob {
  action: 'work' | 'stop';
  manifest_key: string;
  kind?: StoredJob['kind'];
}

/** Claims the job for this execution, gathers the contacts and splits them into chunks; once that is done, it stands. */
export const planJob = async (step: JobStep, execution: string): Promise<PlannedJob> => {
  const { table, files, teamId, jobId } = step;
  const now = new Date();
  const manifest_key = jobFiles.manifest({ team_id: teamId, id: jobId });
  const stop = { action: 'stop' as const, manifest_key };
  const job = await claimJob(table, { team_id: teamId, id: jobId }, execution, now);
  if (!job) {
    await releaseUnstarted(step);
    return stop;
  }
  const { kind } = job;
  if (job.total !== null) return { action: 'work', manifest_key, kind };
  const refusal = await findRefusal(table, job, now);
  if (refusal) {
    await failRun(step, refusal);
    return stop;
  }
  const [work, writing] = await Promise.all([workOf(step, job), writingOf(table, job, now)]);
  const size = isReading(work) ? work.chunkSize : chunkSize;
  const gather = async () => writeChunks(files, job, await work.find(table, writing), size);
  const total = await orReason(gather());
  if (typeof total === 'object') {
    await failRun(step, total);
    return stop;
  }
  const planned = await setJobTotal(table, job, total, new Date());
  return planned ? { action: 'work', manifest_key, kind } : stop;
};

const failureOf = (id: string, fault: Fault): JobFailure => ({
  id,
  code: fault.code,
  message: fault.message,
  ...(fault.existing_id !== undefined && { existing_id: fault.existing_id }),
});

/** Contacts that are to be changed, by the fields, tags and rules that are read with them. */
const changeAll = async (
  { table }: JobStep,
  { job, work, ids }: { job: StoredJob; work: ContactWork; ids: readonly string[] },
): Promise<JobLedger> => {
  const [own, catalogue] = await Promise.all([
    writingOf(table, job, new Date()),
    findCatalogue(table, job.team_id),
  ]);
  const writing = { ...own, catalogue };
  const keys = ids.map((id) => contactKeys.primary(job.team_id, id));
  const seen = new Map((await findStoredContacts(table, keys)).map((one) => [one.id, one]));
  const ledger: JobLedger = { done: 0, failures: [], warnings: [] };
  await inLanes(ids, lanes, async (contactId) => {
    try {
      const warnings = (await work.change(table, writing, contactId, seen.get(contactId))) ?? [];
      ledger.done++;
      ledger.warnings.push(...warnings.map((warning) => failureOf(contactId, warning)));
    } catch (error) {
      // One contact that cannot be changed does not stop the others.
      if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
      ledger.failures.push(failureOf(contactId, error.faults[0]));
    }
  });
  return ledger;
};

const runChunk = async (step: JobStep, job: StoredJob, chunk: number): Promise<JobLedger> => {
  const { table, files, teamId, jobId } = step;
  const [work, ids] = await Promise.all([workOf(step, job), readChunk(files, job, chunk)]);
  if (!isReading(work))
    return asWriter(table, teamId, `${jobId}#${chunk}`, () => changeAll(step, { job, work, ids }));
  const done = await work.read(table, await writingOf(table, job, new Date()), ids, chunk);
  return { done, failures: [], warnings: [] };
};

/** Works on one chunk, unless it is in the ledger, the job was cancelled, or must not go on. */
export const workOnChunk = async (
  step: JobStep,
  chunk: number,
): Promise<{ done: number; failed: number }> => {
  const { table, files, teamId, jobId } = step;
  const job = await getJob(table, teamId, jobId);
  const nothing = { done: 0, failed: 0 };
  if (isFinished(job) || job.is_cancelled || job.refusal || (await findLedger(files, job, chunk)))
    return nothing;
  const refusal = await findRefusal(table, job, new Date());
  if (refusal) {
    await refuseJob(table, job, refusal, new Date());
    return nothing;
  }
  const ledger = await orSignOfLife(
    () => runChunk(step, job, chunk),
    () => addJobProgress(table, job, { done: 0, failed: 0 }, new Date()),
  );
  await writeLedger(files, job, chunk, ledger);
  const counts = { done: ledger.done, failed: ledger.failures.length };
  await addJobProgress(table, job, counts, new Date());
  return counts;
};

/** Somebody may have cancelled the job since it was read. */
const close = async ({ table, files, teamId, jobId }: EndingStep, reason: StoredJob['reason']) =>
  finishJob(table, files, await getJob(table, teamId, jobId), { now: new Date(), reason });

/** Makes of what the chunks have read what it was read for; answers why that must not be, or cannot. */
const makeOf = async (step: JobStep, job: StoredJob, work: ReadingWork): Promise<Reason | null> => {
  const { table, files } = step;
  const refusal = await findRefusal(table, job, new Date());
  if (refusal) return refusal;
  const chunks = await chunksOf(files, job);
  let done = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const ledger = await findLedger(files, job, chunk);
    if (!ledger) throw new Error(`Chunk ${chunk} of the job was never done.`);
    done += ledger.done;
  }
  const writing = await writingOf(table, job, new Date());
  return (await orReason(work.finish(table, writing, { job, chunks, done }))) ?? null;
};

const lastStep = async (step: JobStep, job: StoredJob): Promise<Reason | null> => {
  const work = await workOf(step, job);
  if (isReading(work)) return makeOf(step, job, work);
  await work.finish?.(step.table, await writingOf(step.table, job, new Date()));
  return null;
};

export const finishRun = async (step: JobStep): Promise<void> => {
  const { table, teamId, jobId } = step;
  const job = await getJob(table, teamId, jobId);
  if (isFinished(job)) return;
  if (job.refusal || job.is_cancelled) await release(step, job);
  const reason = job.refusal ?? (job.is_cancelled ? null : await lastStep(step, job));
  // What was refused before the last step has nothing to let go of twice.
  if (reason && !job.refusal) await release(step, job);
  await close(step, reason);
};

/** Ends a job that cannot go on; what is done stays done. */
export const failRun = async (step: EndingStep, reason: { code: string; message: string }): Promise<void> => {
  const job = await getJob(step.table, step.teamId, step.jobId);
  if (isFinished(job)) return;
  await release(step, job);
  await close(step, job.refusal ?? reason);
};
