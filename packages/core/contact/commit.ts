import { refuseFaults } from '../error.ts';
import { type Table, write } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import type { Plan } from './plan.ts';

/** @throws CallbookError with all faults of a plan, or with all its conflicts */
export const requireFeasible = ({ faults, conflicts }: Plan): void => {
  refuseFaults(faults);
  refuseFaults(conflicts, 'conflict');
};

/**
 * Carries a plan out, with what goes `along` where it writes anything.
 * @throws CallbookError with all faults of the plan, or with all its conflicts
 * @throws TransactionRefused when what it was decided by is not so any more
 */
export const commit = async (table: Table, plan: Plan, along: readonly Write[] = []): Promise<void> => {
  requireFeasible(plan);
  const { writes } = plan;
  if (writes.length > 0) await write(table, [...writes, ...along]);
};
