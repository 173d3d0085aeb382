import type { Releases } from '../job/contact-work.ts';
import { dueJobsPk, findJobItem } from '../job/job.item.ts';
import { endJob } from '../job/job.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';
import type { Table } from '../table/table.ts';

const stuck = {
  code: 'stuck',
  message:
    'The job gave no sign of life for an hour and was closed. What is counted as done is done; start it again for the rest.',
};

/**
 * Closes jobs that are stuck at `at`, so that every job reaches a final state and lets go of what it holds. Reads
 * what is overdue and no more; running it again changes nothing.
 */
export const cleanJobs = async (
  table: Table,
  releases: Releases,
  at: Date,
  now: Date,
  tally = tallyOf('clean-jobs'),
) => {
  const cutoff = at.toISOString();
  for await (const { teamId, recordId, seenDue } of dueRecords(table, dueJobsPk, cutoff)) {
    const job = await findJobItem(table, teamId, recordId);
    if (!job || job.finished_at !== null) continue;
    const state = job.is_cancelled ? ('cancelled' as const) : ('failed' as const);
    if (!(await endJob(table, job, { state, reason: stuck }, { now, seenDue }))) continue;
    tally.add(teamId, 'stuck');
    const via = { updated_by: job.id, via: 'retention' as const };
    await releases[job.kind]?.(table, { teamId, jobId: job.id, via, now });
  }
  return { cutoff, stuck: tally.total.stuck };
};
