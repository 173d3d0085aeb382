import { type Files, writeFile } from '../../files/files.ts';
import type { newId } from '../../id.ts';
import type { StoredJob } from '../../job/job.schema.ts';
import { newJob } from '../../job/job.ts';
import { jobFiles } from '../../job/job-files.ts';
import type { Table } from '../../table/table.ts';
import type { Principal } from '../../team/team.schema.ts';
import { refuseUndo, requireUndoable, undoRunning } from '../../undo/undoable.ts';
import { changeImport, type StoredImport } from '../import.item.ts';
import { getImport, getOwnImport } from '../import.ts';
import { putUndoTurn, removeUndoTurn, type UndoTurn } from '../turn.item.ts';
import { findWriting, isUndoing } from '../turn.ts';
import { type UndoRequest, undoableStates } from './work.ts';

const requireFree = async (
  table: Table,
  { team_id, state, finished_at, undo_job_id }: StoredImport,
  { jobId, now }: { jobId: string; now: Date },
): Promise<void> => {
  const isOpen = !undoableStates.some((one) => one === state);
  const open = isOpen ? `The import is ${state}. Cancel it, or wait for its end.` : undefined;
  requireUndoable({ noun: 'import', isUndone: state === 'undone', open, finished_at }, now);
  // The same request again goes on with its own.
  if (undo_job_id === null || undo_job_id === jobId) return;
  if (await isUndoing(table, team_id, undo_job_id, now)) throw undoRunning('import', undo_job_id);
};

/**
 * Takes the undo's turn: from here on imports of the team wait before they write. An import that writes
 * already may rest on what is to go, so the undo is refused then.
 */
const takeUndoTurn = async (table: Table, teamId: string, turn: UndoTurn): Promise<void> => {
  await putUndoTurn(table, teamId, turn);
  const writing = await findWriting(table, teamId);
  if (writing === undefined) return;
  await removeUndoTurn(table, teamId, turn);
  const message = `The import ${writing} is writing rows, which may rest on what this one made. Undo when it has ended, or cancel it.`;
  throw refuseUndo('import_running', message);
};

/**
 * Starts a job that takes back all that an import wrote.
 * @throws CallbookError `import_not_found`, `import_not_ended`, `import_undone`, `undo_expired`,
 * `undo_running`, `import_running`
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
  const stored = await getOwnImport(table, principal, importId);
  const id = idFor('job');
  await requireFree(table, stored, { jobId: id, now });
  const turn = { job_id: id, import_id: importId, since: now.toISOString() };
  await takeUndoTurn(table, stored.team_id, turn);
  const { undo_job_id } = stored;
  const claimed = await changeImport(table, stored.team_id, importId, {
    from: undoableStates,
    set: { undo_job_id: id, updated_by: principal.id, via: 'api' },
    due: null,
    unchanged: { undo_job_id },
  });
  if (!claimed) {
    await removeUndoTurn(table, stored.team_id, turn);
    throw undoRunning('import', (await getImport(table, stored.team_id, importId)).undo_job_id);
  }
  const job = await newJob(table, { principal, kind: 'import', action: 'undo', now, newId: () => id });
  const request: UndoRequest = { import_id: importId };
  await writeFile(files, jobFiles.request(job), JSON.stringify(request));
  return job;
};
