import * as v from 'valibot';
import { failImport } from '#core/import/write/finish.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();

const inputSchema = v.object({
  ...stepEntries,
  error: v.object({ Error: v.string(), Cause: v.optional(v.string(), '') }),
});

/** What the caller is told: the cause may quote a row, so it goes to nobody but the logs of the step itself. */
const reasonOf = (error: string) => ({
  code: 'internal',
  message: `A step of the import failed (${error}) and so did its retries. The rows counted so far are written; import the file again to write the rest.`,
});

/** The way out when a step fails for good. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { error, ...ids } = v.parse(inputSchema, event);
  log.error('import failed', { ...ids, error: error.Error });
  await failImport(stepOf(services, ids, invocation), reasonOf(error.Error));
  return ids;
};
