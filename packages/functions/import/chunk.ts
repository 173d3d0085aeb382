import * as v from 'valibot';
import { writeChunk } from '#core/import/write-chunk.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const inputSchema = v.union([
  v.object({ ...stepEntries, chunk: index }),
  v.object({ ...stepEntries, repeat: index }),
]);

/** Third step, once for every chunk: writes its rows. */
export const handler = async (event: unknown) => {
  const input = v.parse(inputSchema, event);
  const chunk =
    'chunk' in input
      ? { kind: 'chunks' as const, index: input.chunk }
      : { kind: 'repeats' as const, index: input.repeat };
  const counts = await writeChunk(stepOf(services, input), chunk);
  log.info('chunk written', { import_id: input.import_id, ...chunk, counts });
  return { rows: counts.rows };
};
