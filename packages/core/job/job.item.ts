import * as v from 'valibot';
import { findRecord, keysOf, type ListedNoun, newRecordWrite } from '../list/listed-noun.ts';
import { changeState } from '../table/change-state.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { change, is, putNew, type Write } from '../table/write.ts';
import { type JobCounts, type JobState, type StoredJob, storedJobSchema } from './job.schema.ts';

/** Partition of all jobs that may get stuck; those under way are few. */
export const dueJobsPk = 'DUE#job';

export const jobs: ListedNoun<StoredJob, 'job'> = {
  kind: 'job',
  sk: 'JOB',
  toRecord: (item) => v.parse(storedJobSchema, item),
};

const jobKeys = {
  ...keysOf(jobs),
  /** Overdue at `due` (ISO time) unless it moves on before. */
  byDue: (teamId: string, jobId: string, due: string) => ({
    byDuePk: dueJobsPk,
    byDueSk: `${due}#${teamId}#${jobId}`,
  }),
};

export const findJobItem = (table: Table, teamId: string, jobId: string): Promise<StoredJob | undefined> =>
  findRecord(table, jobs, teamId, jobId);

export const newJobWrite = (job: StoredJob, due: string): Write => {
  const { put: item } = newRecordWrite(jobs, job, { updated_by: job.created_by, via: 'bulk' });
  return putNew({ ...item, ...jobKeys.byDue(job.team_id, job.id, due) });
};

/** Makes the write that records which job undoes another, unless that has changed since it was seen. */
export const undoneByWrite = (
  { team_id, id, undo_job_id }: StoredJob,
  { id: by, created_by }: Pick<StoredJob, 'id' | 'created_by'>,
): Write =>
  change(jobKeys.primary(team_id, id), {
    set: { undo_job_id: by, updated_by: created_by, via: 'api' },
    when: [is('undo_job_id', undo_job_id)],
  });

export interface JobChange {
  from: readonly JobState[];
  set: Partial<StoredJob> & Partial<Via>;
  add?: JobCounts;
  /** When the job is overdue next (ISO); null when it has ended. */
  due: string | null;
  seenDue?: string | undefined;
}

/** Changes a job that is in one of the given states; undefined when it is in another, and nothing changes. */
export const changeJob = async (
  table: Table,
  { team_id, id }: Pick<StoredJob, 'team_id' | 'id'>,
  { from, set, add, due, seenDue }: JobChange,
): Promise<StoredJob | undefined> => {
  const item = await changeState(table, jobKeys.primary(team_id, id), {
    from,
    set,
    add,
    due: due === null ? null : jobKeys.byDue(team_id, id, due),
    seenDue,
  });
  return item && jobs.toRecord(item);
};
