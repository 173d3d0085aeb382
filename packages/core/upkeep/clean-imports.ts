import type { Files } from '../files/files.ts';
import { dueImportsPk, findImportItem, type StoredImport } from '../import/import.item.ts';
import type { ImportState } from '../import/import.schema.ts';
import { endImport } from '../import/state.ts';
import { failImport } from '../import/write/finish.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';
import type { Table } from '../table/table.ts';

export interface CleanReport {
  cutoff: string;
  /** Uploads that never came. */
  abandoned: number;
  /** Those that were looked through and that nobody started. */
  forgotten: number;
  /** Runs that gave no sign of life any more. */
  stuck: number;
  /** Those of them whose results could not be written. */
  without_results: number;
}

const reasons = {
  abandoned: {
    code: 'upload_abandoned',
    message: 'The file did not arrive within 24 hours. Start a new import.',
  },
  forgotten: {
    code: 'not_started',
    message: 'Nobody started the import within seven days after the file was looked through.',
  },
  stuck: {
    code: 'stuck',
    message:
      'The import gave no sign of life for an hour and was closed. The rows counted so far are written; import the file again to write the rest.',
  },
};

const kindOf = (state: ImportState): keyof typeof reasons => {
  if (state === 'uploading') return 'abandoned';
  return state === 'previewed' ? 'forgotten' : 'stuck';
};

interface Stores {
  table: Table;
  files: Files;
}

interface Overdue {
  stored: StoredImport;
  seenDue: string;
  now: Date;
}

const close = async (table: Table, { stored, seenDue, now }: Overdue): Promise<boolean> => {
  const ending = { reason: reasons[kindOf(stored.state)] };
  return (await endImport(table, stored, ending, now, seenDue)) !== undefined;
};

/** Closes a run with the results of the rows that it came to. */
const closeRun = async (
  { table, files }: Stores,
  overdue: Overdue,
  tally: ReturnType<typeof tallyOf<'clean-imports'>>,
): Promise<boolean> => {
  const { stored, seenDue, now } = overdue;
  const step = { table, files, teamId: stored.team_id, importId: stored.id, now };
  try {
    return await failImport(step, reasons.stuck, seenDue);
  } catch {
    // Whatever it is, it keeps neither this import nor the ones behind it from their ends; the report tells.
    tally.add(stored.team_id, 'without_results');
    return close(table, overdue);
  }
};

/**
 * Closes uploads that were abandoned and imports that are stuck at `at`, so that every import reaches a final
 * state. Reads what is overdue and no more; running it again changes nothing.
 */
export const cleanImports = async (
  stores: Stores,
  at: Date,
  now: Date,
  tally = tallyOf('clean-imports'),
): Promise<CleanReport> => {
  const { table } = stores;
  const cutoff = at.toISOString();
  for await (const { teamId, recordId, seenDue } of dueRecords(table, dueImportsPk, cutoff)) {
    const stored = await findImportItem(table, teamId, recordId);
    if (!stored || stored.finished_at !== null) continue;
    const kind = kindOf(stored.state);
    const overdue = { stored, seenDue, now };
    const closed = await (kind === 'stuck' ? closeRun(stores, overdue, tally) : close(table, overdue));
    if (closed) tally.add(teamId, kind);
  }
  return { cutoff, ...tally.total };
};
