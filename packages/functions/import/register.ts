import * as v from 'valibot';
import { registerFile } from '#core/drop/register-file.ts';
import { isRewritten } from '#core/files/rewritten.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';

const { table, files } = openFileServices();

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
  // An erasure takes rows out of a file that was imported: that is no file that somebody dropped.
  if (file.key.startsWith('drops/') && (await isRewritten(files, file.key)))
    return { action: 'stop' as const, team_id: '', import_id: '' };
  const registered = await registerFile(table.until(deadlineOf(invocation)), file, {
    execution,
    now: new Date(),
  });
  log.info('file registered', { ...registered, execution });
  return registered;
};
