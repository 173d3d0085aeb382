import * as v from 'valibot';
import type { Works } from '#core/job/contact-work.ts';
import { workOnChunk } from '#core/job/run-job.ts';
import type { Invocation } from '../deadline.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import { stepEntries, stepOf } from './step.ts';

const inputSchema = v.object({
  ...stepEntries,
  chunk: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Makes the second step, which runs once for every chunk. */
export const chunkStep =
  (services: Services, works: Partial<Works>) => async (event: unknown, invocation: Invocation) => {
    const { chunk, ...ids } = v.parse(inputSchema, event);
    const counts = await workOnChunk({ ...stepOf(services, ids, invocation), works }, chunk);
    log.info('bulk chunk done', { ...ids, chunk, counts });
    return counts;
  };
