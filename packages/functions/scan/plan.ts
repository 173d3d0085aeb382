import * as v from 'valibot';
import { planScan } from '#core/scan/plan-step.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const inputSchema = v.object({ ...stepEntries, execution: v.string() });

/** First step: decides whether all contacts are compared, or those that have changed. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { execution, ...ids } = v.parse(inputSchema, event);
  const planned = await planScan(stepOf(services, ids, invocation), execution);
  log.info('scan planned', { ...ids, action: planned.action });
  return { ...planned, ...ids, bucket: services.files.bucket };
};
