import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { openBedrock } from '#core/extraction-model/bedrock.ts';
import { readByModel } from '#core/extraction-run/read-by-model.ts';
import { BusyError } from '#core/table/busy.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { environment } from '../environment.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';

const services = openFileServices();

const eventSchema = v.object({ detail: v.object({ object: v.object({ key: v.string() }) }) });

/** Whatever went wrong may quote what was said in a call: its name and where it happened have to do. */
const speechless = (error: unknown): Error => {
  if (error instanceof BusyError) return error;
  const { name, message: said, stack = '' } = error instanceof Error ? error : new Error('unknown');
  const message = `A transcript could not be read: ${name}.`;
  const frames = stack.replace(said, '').split('\n').slice(1);
  return Object.assign(new Error(message), { stack: [message, ...frames].join('\n') });
};

/** Lets a language model read a transcript that waits in the bucket. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { key } = v.parse(eventSchema, event).detail.object;
  const table = services.table.until(deadlineOf(invocation));
  const { EXTRACTION_ENDPOINT: endpoint } = environment();
  try {
    const outcome = await readByModel(table, services.files, {
      key,
      models: services.models,
      open: ({ region }) => openBedrock({ region, endpoint }),
      pause: (time) => pause(time),
      now: () => new Date(),
    });
    log.info('transcript read', { outcome });
    return { outcome };
  } catch (error) {
    throw speechless(error);
  }
};
