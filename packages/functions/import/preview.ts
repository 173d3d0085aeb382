import * as v from 'valibot';
import { previewImport } from '#core/import/preview/preview.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const inputSchema = v.object(stepEntries);

/** Instead of the other steps, where the file is only to be looked through: tells what would become of its rows. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const ids = v.parse(inputSchema, event);
  await previewImport(stepOf(services, ids, invocation));
  log.info('file looked through', ids);
  return ids;
};
