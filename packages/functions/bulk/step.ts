import * as v from 'valibot';
import { jobOfRequest } from '#core/job/job-files.ts';
import type { EndingStep } from '#core/job/run-job.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import type { Services } from '../services.ts';
import { releases } from './releases.ts';

/** What the state machine hands to every step: the key of the job's request, which names the job. */
export const stepEntries = { key: v.string() };

/** Nobody waits for a step, so it goes on with a busy table for as long as it may run. */
export const stepOf = (
  { table, files }: Services,
  { key }: { key: string },
  invocation: Invocation,
): EndingStep => {
  const { team_id, id } = jobOfRequest(key);
  const patient = table.until(deadlineOf(invocation));
  return { table: patient, files, teamId: team_id, jobId: id, releases };
};
