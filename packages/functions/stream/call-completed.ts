import * as v from 'valibot';
import { busCallSchema } from '#core/call/log/bus-call.schema.ts';
import { logBusCall } from '#core/call/log/bus-call.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { log } from '../log.ts';
import { openServices } from '../services.ts';

const { table } = openServices();

const eventSchema = v.object({ source: v.string(), detail: busCallSchema });

/** Takes in a call that another system tells of on the bus, as if it had been sent to the API. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { success, output } = v.safeParse(eventSchema, event);
  // What is wrong with it may quote what was said in a call.
  if (!success) throw new Error('This is no call that has ended, as docs/calls.md describes it.');
  const { source, detail } = output;
  const { call, isNew } = await logBusCall(table.until(deadlineOf(invocation)), {
    source,
    detail,
    now: new Date(),
  });
  log.info('call taken from the bus', { teamId: call.team_id, callId: call.id, isNew });
  return { call_id: call.id, is_new: isNew };
};
