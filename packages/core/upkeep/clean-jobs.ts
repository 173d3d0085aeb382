import { releaseField } from '../field/field-work.ts';
import { dueJobsPk, findJobItem } from '../job/job.item.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { endJob } from '../job/job.ts';
import { releaseTags } from '../retag/release-tags.ts';
import { dueEntries, dueRecord } from '../table/due.ts';
import type { Table } from '../table/table.ts';

const stuck = {
  code: 'stuck',
  message:
    'The job gave no sign of life for an hour and was closed. What is counted as done is done; start it again for the rest.',
};

/** What a job holds that will never come to its end. */
const release = async (table: Table, { kind, team_id, id }: StoredJob, now: Date): Promise<void> => {
  const ended = { teamId: team_id, jobId: id, via: { updated_by: id, via: 'retention' as const }, now };
  if (kind === 'tag') await releaseTags(table, { ...ended, complete: false });
  if (kind === 'field') await releaseField(table, ended);
};

/**
 * Closes jobs that are stuck at `at`, so that every job reaches a final state. Reads what is overdue and no more;
 * running it again changes nothing.
 */
export const cleanJobs = async (table: Table, at: Date, now: Date) => {
  const report = { cutoff: at.toISOString(), stuck: 0 };
  for await (const entries of dueEntries(table, dueJobsPk, report.cutoff))
    for (const entry of entries) {
      const { teamId, recordId } = dueRecord(entry);
      const job = await findJobItem(table, teamId, recordId);
      if (!job || job.finished_at !== null) continue;
      const state = job.is_cancelled ? ('cancelled' as const) : ('failed' as const);
      const ended = await endJob(table, job, { state, reason: stuck }, { now, seenDue: entry.byDueSk });
      if (!ended) continue;
      report.stuck++;
      await release(table, job, now);
    }
  return report;
};
