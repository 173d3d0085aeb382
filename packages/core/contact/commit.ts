import { refuseFaults } from '../error.ts';
import { type Table, TransactionRefused, write } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import type { Plan } from './plan.ts';

/** Thrown when what goes along with a plan is on record already: the plan was carried out before. */
export class DoneBefore extends Error {
  override readonly name = 'DoneBefore';
}

/** @throws CallbookError with all faults of a plan, or with all its conflicts */
export const requireFeasible = ({ faults, conflicts }: Plan): void => {
  refuseFaults(faults);
  refuseFaults(conflicts, 'conflict');
};

/**
 * Carries a plan out, together with what goes along with it.
 * @throws CallbookError with all faults of the plan, or with all its conflicts
 * @throws DoneBefore when what goes along is refused
 * @throws TransactionRefused when what it was decided by is not so any more
 */
export const commit = async (table: Table, plan: Plan, along: readonly Write[] = []): Promise<void> => {
  requireFeasible(plan);
  const writes = [...plan.writes, ...along];
  if (writes.length === 0) return;
  try {
    await write(table, writes);
  } catch (error) {
    const isRefused = error instanceof TransactionRefused;
    if (isRefused && [...error.failed].some((index) => index >= plan.writes.length)) throw new DoneBefore();
    throw error;
  }
};
