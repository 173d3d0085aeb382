import * as v from 'valibot';
import { giveUpScan } from '#core/scan/end-scan.ts';
import type { Invocation } from '../deadline.ts';
import { log } from '../log.ts';
import { openServices } from '../services.ts';
import { stepEntries, tableStepOf } from './step.ts';

const services = openServices();
const inputSchema = v.object({
  ...stepEntries,
  error: v.object({ Error: v.string(), Cause: v.optional(v.string(), '') }),
});

/** The way out when a step fails for good. The cause may quote a contact, so it stays in the step's own log. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { error, ...ids } = v.parse(inputSchema, event);
  log.error('scan failed', { ...ids, error: error.Error });
  await giveUpScan(tableStepOf(services, ids, invocation), {
    state: 'failed',
    reason: {
      code: 'internal',
      message: `A step of the scan failed (${error.Error}) and so did its retries. What earlier scans found is still shown.`,
    },
  });
  return ids;
};
