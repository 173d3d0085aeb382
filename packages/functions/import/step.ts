import * as v from 'valibot';
import type { ImportStep } from '#core/import/import-step.ts';
import type { Services } from '../services.ts';

/** What the state machine hands to every step. */
export const stepEntries = { team_id: v.string(), import_id: v.string() };

export const stepOf = (
  { table, files }: Services,
  { team_id, import_id }: { team_id: string; import_id: string },
): ImportStep => ({ table, files, teamId: team_id, importId: import_id, now: new Date() });
