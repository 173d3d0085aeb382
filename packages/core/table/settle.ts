import { backOff } from './back-off.ts';
import { BusyError } from './busy.ts';
import { TransactionRefused } from './table.ts';

const attempts = 8;

const unlessRefused = async <T>(attempt: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof TransactionRefused) return undefined;
    throw error;
  }
};

/**
 * Repeats `attempt` while somebody else is faster, that is while it answers undefined or its transaction is
 * refused. Each attempt reads anew, so that it decides by what is there.
 * @throws BusyError
 */
export const untilSettled = async <T>(attempt: () => Promise<T | undefined>): Promise<T> => {
  for (let tried = 1; tried <= attempts; tried++) {
    const result = await unlessRefused(attempt);
    if (result !== undefined) return result;
    if (tried < attempts) await backOff(tried);
  }
  throw new BusyError();
};
