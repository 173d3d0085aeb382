import * as v from 'valibot';
import { finishRun } from '#core/job/run-job.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';
import { works } from './works.ts';

const services = openFileServices();
const inputSchema = v.object(stepEntries);

/** Last step: the final counts. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const ids = v.parse(inputSchema, event);
  await finishRun({ ...stepOf(services, ids, invocation), works });
  log.info('bulk job finished', ids);
  return ids;
};
