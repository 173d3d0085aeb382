import * as v from 'valibot';
import { takeTurn } from '#core/import/write/take-turn.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { log } from '../log.ts';
import { openServices } from '../services.ts';
import { stepEntries } from './step.ts';

const { table } = openServices();
const inputSchema = v.object(stepEntries);

/** Answers, before rows are written, how long to wait for another import that writes or is being undone. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const { team_id, import_id } = v.parse(inputSchema, event);
  const pause = await takeTurn({
    table: table.until(deadlineOf(invocation)),
    teamId: team_id,
    importId: import_id,
    now: new Date(),
  });
  log.info(pause === 0 ? 'turn taken' : 'waits for its turn', { team_id, import_id, pause });
  return { pause };
};
