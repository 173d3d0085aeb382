import * as v from 'valibot';
import { jobOfRequest } from '#core/job/job-files.ts';
import type { JobStep } from '#core/job/run-job.ts';
import type { Services } from '../services.ts';

/** What the state machine hands to every step: the key of the job's request, which names the job. */
export const stepEntries = { key: v.string() };

export const stepOf = ({ table, files }: Services, { key }: { key: string }): JobStep => {
  const { team_id, id } = jobOfRequest(key);
  return { table, files, teamId: team_id, jobId: id };
};
