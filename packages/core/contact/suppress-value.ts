import type { SuppressedValue } from '../suppression/suppressed-value.ts';
import { sealOf, suppressWrite } from '../suppression/suppression.item.ts';
import { type Table, write } from '../table/table.ts';
import { optOutOthers } from './opt-out-others.ts';
import type { PlannedSuppressions } from './plan.ts';

/**
 * Suppresses a value that nobody has said of a contact, and opts out who has it; answers their ids. Run again, it goes
 * on where it stopped.
 */
export const suppressValue = async (
  table: Table,
  { by, at, reason }: { by: PlannedSuppressions['by']; at: string; reason: string },
  value: SuppressedValue,
): Promise<string[]> => {
  const seal = await sealOf(table, by.team.id);
  await write(table, [suppressWrite(seal, value, { reason, at, via: by.via })]);
  return optOutOthers(table, { by, at }, [value]);
};
