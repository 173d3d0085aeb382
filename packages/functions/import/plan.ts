import * as v from 'valibot';
import { planImport } from '#core/import/file/plan.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const inputSchema = v.object(stepEntries);

/** Second step: splits the file into chunks. `repeats` counts those that must be written in order, after the others. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const ids = v.parse(inputSchema, event);
  const { action, manifest_key, repeats } = await planImport(stepOf(services, ids, invocation));
  log.info('file planned', { ...ids, action, repeats });
  const bucket = services.files.bucket;
  return { action, ...ids, bucket, manifest_key, repeats: { next: 0, total: repeats } };
};
