import * as v from 'valibot';
import { workOnChunk } from '#core/job/run-job.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';
import { works } from './works.ts';

const services = openFileServices();
const inputSchema = v.object({
  ...stepEntries,
  chunk: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Second step, once for every chunk. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { chunk, ...ids } = v.parse(inputSchema, event);
  const counts = await workOnChunk({ ...stepOf(services, ids, invocation), works }, chunk);
  log.info('bulk chunk done', { ...ids, chunk, counts });
  return counts;
};
