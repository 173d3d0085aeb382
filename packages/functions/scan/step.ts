import * as v from 'valibot';
import { jobOfRequest } from '#core/job/job-files.ts';
import type { ScanStep } from '#core/scan/plan-step.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import type { Services } from '../services.ts';

/** What the state machine hands to every step: the key of the scan's request, which names its job. */
export const stepEntries = { key: v.string() };

/** Nobody waits for a step, so it goes on with a busy table for as long as it may run. */
export const tableStepOf = (
  { table }: Pick<Services, 'table'>,
  { key }: { key: string },
  invocation: Invocation,
): Omit<ScanStep, 'files'> => {
  const { team_id, id } = jobOfRequest(key);
  return { table: table.until(deadlineOf(invocation)), teamId: team_id, jobId: id };
};

export const stepOf = (services: Services, ids: { key: string }, invocation: Invocation): ScanStep => ({
  ...tableStepOf(services, ids, invocation),
  files: services.files,
});
