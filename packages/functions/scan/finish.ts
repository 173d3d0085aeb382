import * as v from 'valibot';
import { finishScan } from '#core/scan/finish-step.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const inputSchema = v.object(stepEntries);

/** Last step: writes what was found, and shows it all at once. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const ids = v.parse(inputSchema, event);
  const outcome = await finishScan(stepOf(services, ids, invocation));
  log.info('scan finished', { ...ids, outcome });
  return ids;
};
