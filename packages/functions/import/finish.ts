import * as v from 'valibot';
import { finishImport } from '#core/import/write/finish.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const inputSchema = v.object(stepEntries);

/** Last step: the result files and the final counts. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const ids = v.parse(inputSchema, event);
  const counts = await finishImport(stepOf(services, ids, invocation));
  log.info('import finished', { ...ids, counts });
  return counts;
};
