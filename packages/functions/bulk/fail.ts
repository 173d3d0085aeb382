import * as v from 'valibot';
import { failRun } from '#core/job/run-job.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const inputSchema = v.object({
  ...stepEntries,
  error: v.object({ Error: v.string(), Cause: v.optional(v.string(), '') }),
});

/** The way out when a step fails for good. The cause may quote a contact, so it stays in the step's own log. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { error, ...ids } = v.parse(inputSchema, event);
  log.error('bulk job failed', { ...ids, error: error.Error });
  await failRun(stepOf(services, ids, invocation), {
    code: 'internal',
    message: `A step of the job failed (${error.Error}) and so did its retries. What is counted as done is done; start the job again for the rest.`,
  });
  return ids;
};
