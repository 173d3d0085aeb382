import type { Files } from '../files/files.ts';
import type { ContactWork } from '../job/contact-work.ts';
import { changeJob } from '../job/job.item.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { chunksOf, endStates, getJob } from '../job/job.ts';
import { readChunk } from '../job/job-files.ts';
import type { Table } from '../table/table.ts';
import { findMarked, wholePart } from '../undo/mark.item.ts';
import { undoContact } from '../undo/undo-contact.ts';
import { untilWritersEnd } from '../writer/writer.ts';
import type { UndoRequest } from './bulk.schema.ts';

/** Finds the contacts that a job has changed, whether or not it was completed. */
const changedBy = async (table: Table, files: Files, job: StoredJob): Promise<string[]> => {
  // Chunks of a failed job may still be running.
  if (job.state !== 'finished') await untilWritersEnd(table, job.team_id);
  const changed: string[] = [];
  const chunks = await chunksOf(files, job);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const parts = (await readChunk(files, job, chunk)).map((id) => ({
      marked: { teamId: job.team_id, id, deedId: job.id },
      part: wholePart,
    }));
    changed.push(...(await findMarked(table, parts)).map(({ id }) => id));
  }
  return changed;
};

/** Makes the work of a job that undoes a bulk edit. */
export const undoBulkWork = ({ undoes: deedId }: UndoRequest, files: Files): ContactWork => ({
  find: async (table, { team }) => changedBy(table, files, await getJob(table, team.id, deedId)),
  change: (table, writing, id, seen) =>
    undoContact(table, writing, { teamId: writing.team.id, id, deedId }, seen),
  finish: async (table, { team, via }) => {
    const set = { undone_at: new Date().toISOString(), ...via };
    await changeJob(table, { team_id: team.id, id: deedId }, { from: endStates, set, due: null });
  },
});
