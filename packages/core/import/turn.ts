import { findJobItem } from '../job/job.item.ts';
import { isFinished } from '../job/job.ts';
import type { Table } from '../table/table.ts';
import { findImportItem } from './import.item.ts';
import { findUndoTurns, findWritings, removeUndoTurn, removeWriting, type UndoTurn } from './turn.item.ts';

/** Time (ms) after which an undo without a job counts as abandoned. */
const jobPatience = 60_000;

const isGoingOn = async (table: Table, teamId: string, turn: UndoTurn, now: Date): Promise<boolean> => {
  const job = await findJobItem(table, teamId, turn.job_id);
  return job ? !isFinished(job) : now.getTime() - Date.parse(turn.since) < jobPatience;
};

/** Finds an import of the team that is being undone: what it wrote is going, and must not count as there. */
export const findUndoing = async (table: Table, teamId: string, now: Date): Promise<string | undefined> => {
  for (const turn of await findUndoTurns(table, teamId)) {
    if (await isGoingOn(table, teamId, turn, now)) return turn.import_id;
    await removeUndoTurn(table, teamId, turn);
  }
  return undefined;
};

/** Tells whether a job undoes its import, or is about to. */
export const isUndoing = async (table: Table, teamId: string, jobId: string, now: Date): Promise<boolean> => {
  const turn = (await findUndoTurns(table, teamId)).find(({ job_id }) => job_id === jobId);
  return turn !== undefined && (await isGoingOn(table, teamId, turn, now));
};

/** Finds an import of the team that is writing rows. */
export const findWriting = async (table: Table, teamId: string): Promise<string | undefined> => {
  for (const importId of await findWritings(table, teamId)) {
    const stored = await findImportItem(table, teamId, importId);
    if (stored && stored.finished_at === null) return importId;
    // The run that ended the import died before it removed this.
    await removeWriting(table, teamId, importId);
  }
  return undefined;
};
