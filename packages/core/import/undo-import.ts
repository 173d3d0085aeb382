import { failure } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { newId } from '../id.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { getJob, isFinished, newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import type { Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { changeImport, type StoredImport } from './import.item.ts';
import { getImport } from './import.ts';
import { undoDays } from './row-mark.item.ts';
import { type UndoRequest, undoableStates } from './undo-work.ts';

const refuse = (code: string, message: string) => failure('conflict', code, message);

const requireUndoable = async (
  table: Table,
  { team_id, state, finished_at, undo_job_id }: StoredImport,
  now: Date,
): Promise<void> => {
  if (state === 'undone') throw refuse('import_undone', 'The import is undone already.');
  if (!undoableStates.some((one) => one === state))
    throw refuse('import_not_ended', `The import is ${state}. Cancel it, or wait for its end.`);
  const age = now.getTime() - Date.parse(finished_at ?? '');
  if (age > undoDays * 86_400_000)
    throw refuse('undo_expired', `An import can be undone for ${undoDays} days after its end.`);
  if (undo_job_id !== null && !isFinished(await getJob(table, team_id, undo_job_id)))
    throw refuse('undo_running', `The job ${undo_job_id} is undoing the import.`);
};

/**
 * Hands over to a job what takes back all that an import wrote.
 * @throws CallbookError `import_not_found`, `import_not_ended`, `import_undone`, `undo_expired`, `undo_running`
 */
export const undoImport = async (
  table: Table,
  files: Files,
  {
    principal,
    importId,
    now,
    newId: idFor,
  }: { principal: Principal; importId: string; now: Date; newId: typeof newId },
): Promise<StoredJob> => {
  const stored = await getImport(table, principal.team.id, importId);
  await requireUndoable(table, stored, now);
  const job = await newJob(table, { principal, kind: 'import', action: 'undo', now, newId: idFor });
  const set = { undo_job_id: job.id, updated_by: principal.id, via: 'api' as const };
  await changeImport(table, job.team_id, importId, { from: undoableStates, set, due: null });
  const request: UndoRequest = { import_id: importId };
  await writeFile(files, jobFiles.request(job), JSON.stringify(request));
  return job;
};
