import { dueImportsPk, findImportItem } from '../import/import.item.ts';
import type { ImportState } from '../import/import.schema.ts';
import { endImport } from '../import/import-state.ts';
import type { Table } from '../table/table.ts';
import { dueEntries, dueRecord } from './due.ts';

export interface CleanReport {
  cutoff: string;
  /** Uploads that never came. */
  abandoned: number;
  /** Those that were looked through and that nobody started. */
  forgotten: number;
  /** Runs that gave no sign of life any more. */
  stuck: number;
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

/**
 * Closes uploads that were abandoned and imports that are stuck at `at`, so that every import reaches a final
 * state. Reads what is overdue and no more; running it again changes nothing.
 */
export const cleanImports = async (table: Table, at: Date, now: Date): Promise<CleanReport> => {
  const report: CleanReport = { cutoff: at.toISOString(), abandoned: 0, forgotten: 0, stuck: 0 };
  for await (const entries of dueEntries(table, dueImportsPk, report.cutoff))
    for (const entry of entries) {
      const { teamId, recordId } = dueRecord(entry);
      const stored = await findImportItem(table, teamId, recordId);
      if (!stored || stored.finished_at !== null) continue;
      const kind = kindOf(stored.state);
      const ended = await endImport(table, stored, { reason: reasons[kind] }, now, entry.byDueSk);
      if (ended) report[kind]++;
    }
  return report;
};
