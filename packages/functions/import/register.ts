import * as v from 'valibot';
import { registerFile } from '#core/drop/register-file.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { log } from '../log.ts';
import { openServices } from '../services.ts';

const { table } = openServices();

const inputSchema = v.object({
  bucket: v.string(),
  key: v.string(),
  etag: v.string(),
  sequencer: v.string(),
  time: v.pipe(v.string(), v.isoTimestamp()),
  execution: v.string(),
});

/** First step: claims the file that arrived for this execution. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { execution, ...file } = v.parse(inputSchema, event);
  const registered = await registerFile(table.until(deadlineOf(invocation)), file, {
    execution,
    now: new Date(),
  });
  log.info('file registered', { ...registered, execution });
  return registered;
};
