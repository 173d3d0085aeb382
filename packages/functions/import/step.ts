import * as v from 'valibot';
import type { ImportStep } from '#core/import/step.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import type { Services } from '../services.ts';

/** Input of every step. */
export const stepEntries = { team_id: v.string(), import_id: v.string() };

/** Nobody waits for a step, so it goes on with a busy table for as long as it may run. */
export const stepOf = (
  { table, files }: Services,
  { team_id, import_id }: { team_id: string; import_id: string },
  invocation: Invocation,
): ImportStep => ({
  table: table.until(deadlineOf(invocation)),
  files,
  teamId: team_id,
  importId: import_id,
  now: new Date(),
});
