import { CallbookError, type Fault } from '../error.ts';
import { type Table, TransactionRefused, transact } from './table.ts';
import type { Write } from './write.ts';

/** A write of a transaction, and the fault that it means when its condition does not hold. */
export interface Step {
  write: Write;
  /** Answers the fault; undefined where somebody else was faster and the new state decides. */
  refused?: () => CallbookError | undefined | Promise<CallbookError | undefined>;
}

/**
 * Writes all steps or none; false when somebody else was faster.
 * @throws CallbookError with all that the steps say, of the kind that the first of them has
 */
export const transactSteps = async (table: Table, steps: readonly Step[]): Promise<boolean> => {
  try {
    await transact(
      table,
      steps.map(({ write }) => write),
    );
    return true;
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    const failed = steps.filter((_, index) => error.failed.has(index));
    const refusals = (await Promise.all(failed.map(({ refused }) => refused?.()))).filter((one) => one);
    const [first, ...others] = refusals;
    if (!first) return false;
    const more: Fault[] = others.flatMap((one) => one?.faults ?? []);
    throw new CallbookError(first.kind, [first.faults[0], ...first.faults.slice(1), ...more]);
  }
};
