import { findPlan, readPlan } from '../files.ts';
import type { Counts } from '../import.schema.ts';
import { getImport } from '../import.ts';
import { writeIndex } from '../list-rows.ts';
import { endImport } from '../state.ts';
import type { ImportStep } from '../step.ts';
import { writeResults } from './results.ts';

/** Writes the result files, and ends the import with the counts of the ledger. */
export const finishImport = async ({ table, files, teamId, importId }: ImportStep): Promise<Counts> => {
  const stored = await getImport(table, teamId, importId);
  if (stored.finished_at !== null) return stored.counts;
  const results = await writeResults(files, stored, await readPlan(files, stored));
  await writeIndex(files, stored);
  // Somebody may have cancelled it since.
  const { is_cancelled: cancelled, refusal: reason = null } = await getImport(table, teamId, importId);
  await endImport(table, stored, { ...results, cancelled, reason }, new Date());
  return results.counts;
};

/**
 * Fails an import that cannot go on. Rows written so far stay, and their results are kept. Answers false when
 * it has ended already, or when it is due at another time than `seenDue`, since it is alive then.
 */
export const failImport = async (
  { table, files, teamId, importId }: ImportStep,
  reason: { code: string; message: string },
  seenDue?: string,
): Promise<boolean> => {
  const stored = await getImport(table, teamId, importId);
  if (stored.finished_at !== null) return false;
  const plan = await findPlan(files, stored);
  const results = plan ? await writeResults(files, stored, plan, { partial: true }) : {};
  if (plan) await writeIndex(files, stored);
  const ended = await endImport(table, stored, { ...results, reason }, new Date(), seenDue);
  return ended !== undefined;
};
