import * as v from 'valibot';
import { writeChunk } from '#core/import/write/chunk.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const inputSchema = v.union([
  v.object({ ...stepEntries, chunk: index }),
  v.object({ ...stepEntries, repeats: v.object({ next: index, total: index }) }),
]);

/** Another chunk is begun within this time (ms) of the first: a chunk takes seconds, the function has five minutes. */
const beginsWithin = 180_000;

/**
 * Third step. Once for every chunk: writes its rows. Then the repeats, one after the other for as long as there is
 * time; answers which one is next.
 */
export const handler = async (event: unknown, invocation: Invocation) => {
  const began = Date.now();
  const input = v.parse(inputSchema, event);
  const step = stepOf(services, input, invocation);
  const write = async (kind: 'chunks' | 'repeats', index: number) => {
    const counts = await writeChunk(step, { kind, index });
    log.info('chunk written', { import_id: input.import_id, kind, index, counts });
    return counts;
  };
  if ('chunk' in input) return { rows: (await write('chunks', input.chunk)).rows };
  const { total } = input.repeats;
  let { next } = input.repeats;
  while (next < total && Date.now() - began < beginsWithin) await write('repeats', next++);
  return { next, total };
};
