import { failure } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { newId } from '../id.ts';
import { findJobItem, undoneByWrite } from '../job/job.item.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { getJob, getOwnJob, isFinished, newJobOf, newJobWrites } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { requireUndoable, undoRunning } from '../undo/undoable.ts';
import type { UndoRequest } from './bulk.schema.ts';

const requireFree = async (table: Table, job: StoredJob, { id, now }: { id: string; now: Date }) => {
  const { state, finished_at, undone_at, undo_job_id, team_id } = job;
  if (!job.leaves_marks)
    throw failure('conflict', 'job_not_undoable', 'Only bulk edits of contacts can be undone.');
  const open = isFinished(job) ? undefined : `The job is ${state}. Cancel it, or wait for its end.`;
  requireUndoable({ noun: 'job', isUndone: undone_at !== null, open, finished_at }, now);
  // A repeated request continues with its own job.
  if (undo_job_id === null || undo_job_id === id) return;
  const other = await findJobItem(table, team_id, undo_job_id);
  if (other && !isFinished(other)) throw undoRunning('job', undo_job_id);
};

/**
 * Starts a job that takes back all that a bulk edit did.
 * @throws CallbookError `job_not_found`, `job_not_undoable`, `job_not_ended`, `job_undone`, `undo_expired`,
 * `undo_running`
 */
export const undoBulk = async (
  table: Table,
  files: Files,
  {
    principal,
    jobId,
    now,
    newId: idFor,
  }: { principal: Principal; jobId: string; now: Date; newId: typeof newId },
): Promise<StoredJob> => {
  const job = await getOwnJob(table, principal, jobId);
  const id = idFor('job');
  await requireFree(table, job, { id, now });
  const made = newJobOf({ principal, kind: 'bulk', action: 'undo', now, id });
  const isMade = await transacted(table, [...newJobWrites(made), undoneByWrite(job, made)]);
  const undo = isMade ? made : await findJobItem(table, job.team_id, id);
  if (!undo) throw undoRunning('job', (await getJob(table, job.team_id, jobId)).undo_job_id);
  const request: UndoRequest = { undoes: jobId };
  await writeFile(files, jobFiles.request(undo), JSON.stringify(request));
  return undo;
};
