import * as v from 'valibot';
import { planJob } from '#core/job/run-job.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { personPlans } from '../person/find-person.ts';
import { stepEntries, stepOf } from './step.ts';
import { works } from './works.ts';

const services = openFileServices();
const inputSchema = v.object({ ...stepEntries, execution: v.string() });

/** First step: gathers the contacts of the request that arrived. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { execution, ...ids } = v.parse(inputSchema, event);
  const planned = await planJob({ ...stepOf(services, ids, invocation), works }, execution);
  const { manifest_key, kind } = planned;
  const action = kind && kind in personPlans ? 'person' : planned.action;
  log.info('bulk job planned', { ...ids, action });
  return { action, ...ids, bucket: services.files.bucket, manifest_key };
};
