import * as v from 'valibot';
import type { Works } from '#core/job/contact-work.ts';
import { finishRun } from '#core/job/run-job.ts';
import type { Invocation } from '../deadline.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import { stepEntries, stepOf } from './step.ts';

const inputSchema = v.object(stepEntries);

/** Makes the last step: the final counts. */
export const finishStep =
  (services: Services, works: Partial<Works>) => async (event: unknown, invocation: Invocation) => {
    const ids = v.parse(inputSchema, event);
    await finishRun({ ...stepOf(services, ids, invocation), works });
    log.info('bulk job finished', ids);
    return ids;
  };
