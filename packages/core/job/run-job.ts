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
import type { ContactWork, Releases, Works } from './contact-work.ts';
import type { JobFailure, StoredJob } from './job.schema.ts';
import { addJobProgress, claimJob, finishJob, getJob, isFinished, refuseJob, setJobTotal } from './job.ts';
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
  works: Works;
  releases: Releases;
}

/** A step that ends a job and needs none of the works. */
export type EndingStep = Omit<JobStep, 'works'>;

/** Number of contacts of a chunk: some seconds of work, after each of which the job tells its progress. */
const chunkSize = 200;
/** Number of contacts of one chunk that are written at a time. */
const lanes = 8;

const workOf = async ({ files, works }: JobStep, job: StoredJob): Promise<ContactWork> => {
  const { kind } = job;
  if (kind === 'scan') throw new Error('A scan has a pipeline of its own.');
  return works[kind](JSON.parse(await readText(files, jobFiles.request(job))), files);
};

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

/**
 * Gathers ids; a request that cannot be followed any more, as after its field was deleted, is no fault of the
 * job's.
 */
const found = async (ids: Promise<string[]>): Promise<string[] | { code: string; message: string }> => {
  try {
    return await ids;
  } catch (error) {
    if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
    const [{ code, message }] = error.faults;
    return { code, message };
  }
};

/** Claims the job for this execution, gathers the contacts and splits them into chunks; once that is done, it stands. */
export const planJob = async (
  step: JobStep,
  execution: string,
): Promise<{ action: 'work' | 'stop'; manifest_key: string }> => {
  const { table, files, teamId, jobId } = step;
  const now = new Date();
  const manifest_key = jobFiles.manifest({ team_id: teamId, id: jobId });
  const stop = { action: 'stop' as const, manifest_key };
  const job = await claimJob(table, { team_id: teamId, id: jobId }, execution, now);
  if (!job) {
    await releaseUnstarted(step);
    return stop;
  }
  if (job.total !== null) return { action: 'work', manifest_key };
  const refusal = await findRefusal(table, job, now);
  if (refusal) {
    await failRun(step, refusal);
    return stop;
  }
  const [work, writing] = await Promise.all([workOf(step, job), writingOf(table, job, now)]);
  const ids = await found(work.find(table, writing));
  if (!Array.isArray(ids)) {
    await failRun(step, ids);
    return stop;
  }
  await writeChunks(files, job, ids, chunkSize);
  const planned = await setJobTotal(table, job, ids.length, new Date());
  return { action: planned ? 'work' : 'stop', manifest_key };
};

const failureOf = (id: string, fault: Fault): JobFailure => ({
  id,
  code: fault.code,
  message: fault.message,
  ...(fault.existing_id !== undefined && { existing_id: fault.existing_id }),
});

const runChunk = async (step: JobStep, job: StoredJob, ids: readonly string[]): Promise<JobLedger> => {
  const { table } = step;
  const [work, own, catalogue] = await Promise.all([
    workOf(step, job),
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
  const ids = await readChunk(files, job, chunk);
  const run = () => asWriter(table, teamId, `${jobId}#${chunk}`, () => runChunk(step, job, ids));
  const ledger = await orSignOfLife(run, () =>
    addJobProgress(table, job, { done: 0, failed: 0 }, new Date()),
  );
  await writeLedger(files, job, chunk, ledger);
  const counts = { done: ledger.done, failed: ledger.failures.length };
  await addJobProgress(table, job, counts, new Date());
  return counts;
};

/** Somebody may have cancelled the job since it was read. */
const close = async ({ table, files, teamId, jobId }: EndingStep, reason: StoredJob['reason']) =>
  finishJob(table, files, await getJob(table, teamId, jobId), { now: new Date(), reason });

export const finishRun = async (step: JobStep): Promise<void> => {
  const { table, teamId, jobId } = step;
  const job = await getJob(table, teamId, jobId);
  if (isFinished(job)) return;
  if (job.refusal || job.is_cancelled) await release(step, job);
  else {
    const work = await workOf(step, job);
    await work.finish?.(table, await writingOf(table, job, new Date()));
  }
  await close(step, job.refusal ?? null);
};

/** Ends a job that cannot go on; what is done stays done. */
export const failRun = async (step: EndingStep, reason: { code: string; message: string }): Promise<void> => {
  const job = await getJob(step.table, step.teamId, step.jobId);
  if (isFinished(job)) return;
  await release(step, job);
  await close(step, job.refusal ?? reason);
};
