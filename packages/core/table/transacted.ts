import { type Table, TransactionRefused, transact, type Write } from './table.ts';

/** All writes or none; false when a condition did not hold, because somebody else was faster. */
export const transacted = async (table: Table, writes: readonly Write[]): Promise<boolean> => {
  try {
    await transact(table, writes);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused) return false;
    throw error;
  }
};
