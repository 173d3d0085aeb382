import * as v from 'valibot';
import { scopeOf } from '../access/scope.ts';
import { contactIdOf, contactKeys, findContactItems } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { matchContacts } from '../contact/match-contacts.ts';
import { CallbookError } from '../error.ts';
import { type Files, readText } from '../files/files.ts';
import type { JobFailure, StoredJob } from '../job/job.schema.ts';
import { addJobProgress, claimJob, finishJob, getJob, setJobTotal } from '../job/job.ts';
import {
  findLedger,
  type JobLedger,
  jobFiles,
  readChunk,
  writeChunks,
  writeLedger,
} from '../job/job-files.ts';
import { inLanes } from '../lanes.ts';
import type { Table } from '../table/table.ts';
import { getTeam } from '../team/team.ts';
import { type BulkRequest, bulkSchema } from './bulk.schema.ts';
import { applyAction } from './bulk-action.ts';
import { filterOf } from './start-bulk.ts';

/** Which job a step works on; the state machine carries no more than that. */
export interface BulkStep {
  table: Table;
  files: Files;
  teamId: string;
  jobId: string;
}

/** So many contacts a chunk: some seconds of work, after each of which the job tells how far it is. */
const chunkSize = 200;
/** Contacts of one chunk that are written at a time. */
const lanes = 8;

const readRequest = async (files: Files, job: StoredJob): Promise<BulkRequest> =>
  v.parse(bulkSchema, JSON.parse(await readText(files, jobFiles.request(job))));

/** What the caller may do, by the team's policies of today and the caller's role when it asked. */
const writingOf = async (table: Table, job: StoredJob, now: Date): Promise<Writing> => {
  const team = await getTeam(table, job.team_id);
  const { role, departments, created_by } = job;
  const scope = scopeOf({ kind: 'token', id: created_by, role, departments, team });
  return { team, scope, via: { updated_by: created_by, via: 'bulk' }, now };
};

const contactsOf = async (table: Table, writing: Writing, request: BulkRequest): Promise<string[]> => {
  if (request.ids) return [...new Set(request.ids)];
  const { scope, team } = writing;
  const query = { scope, filter: filterOf(request), settings: team.settings };
  const matches = await matchContacts(table, query, 'created_at');
  return matches.map(contactIdOf);
};

/** Claims the job for this execution, gathers the contacts and splits them into chunks; once that is done, it stands. */
export const planBulk = async (
  { table, files, teamId, jobId }: BulkStep,
  execution: string,
): Promise<{ action: 'work' | 'stop'; manifest_key: string }> => {
  const now = new Date();
  const manifest_key = jobFiles.manifest({ team_id: teamId, id: jobId });
  const job = await claimJob(table, { team_id: teamId, id: jobId }, execution, now);
  if (!job) return { action: 'stop', manifest_key };
  if (job.total !== null) return { action: 'work', manifest_key };
  const writing = await writingOf(table, job, now);
  const ids = await contactsOf(table, writing, await readRequest(files, job));
  await writeChunks(files, job, ids, chunkSize);
  const planned = await setJobTotal(table, job, ids.length, new Date());
  return { action: planned ? 'work' : 'stop', manifest_key };
};

const failureOf = (id: string, { faults: [fault] }: CallbookError): JobFailure => ({
  id,
  code: fault.code,
  message: fault.message,
  ...(fault.existing_id !== undefined && { existing_id: fault.existing_id }),
});

const runChunk = async (
  table: Table,
  files: Files,
  job: StoredJob,
  ids: readonly string[],
): Promise<JobLedger> => {
  const writing = await writingOf(table, job, new Date());
  const request = await readRequest(files, job);
  const keys = ids.map((id) => contactKeys.primary(job.team_id, id));
  const seen = new Map(
    (await findContactItems(table, keys, { consistent: true })).map((one) => [one.id, one]),
  );
  const ledger: JobLedger = { done: 0, failures: [] };
  await inLanes(ids, lanes, async (contactId) => {
    try {
      await applyAction(table, writing, { request, contactId, seen: seen.get(contactId) });
      ledger.done++;
    } catch (error) {
      // One contact that cannot be changed does not keep the others from it.
      if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
      ledger.failures.push(failureOf(contactId, error));
    }
  });
  return ledger;
};

/** Works on one chunk, unless it is in the ledger or the job was cancelled. */
export const workBulk = async (
  { table, files, teamId, jobId }: BulkStep,
  chunk: number,
): Promise<{ done: number; failed: number }> => {
  const job = await getJob(table, teamId, jobId);
  const nothing = { done: 0, failed: 0 };
  if (job.finished_at !== null || job.is_cancelled || (await findLedger(files, job, chunk))) return nothing;
  const ledger = await runChunk(table, files, job, await readChunk(files, job, chunk));
  await writeLedger(files, job, chunk, ledger);
  const counts = { done: ledger.done, failed: ledger.failures.length };
  await addJobProgress(table, job, counts, new Date());
  return counts;
};

export const finishBulk = async ({ table, files, teamId, jobId }: BulkStep): Promise<void> =>
  finishJob(table, files, await getJob(table, teamId, jobId), { now: new Date() });

/** Ends a job that cannot go on; what is done stays done. */
export const failBulk = async (
  { table, files, teamId, jobId }: BulkStep,
  reason: { code: string; message: string },
): Promise<void> => finishJob(table, files, await getJob(table, teamId, jobId), { now: new Date(), reason });
