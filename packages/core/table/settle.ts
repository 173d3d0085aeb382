import { failure } from '../error.ts';
import { backOff } from './back-off.ts';

const attempts = 8;

/**
 * What `attempt` answers, tried again while it answers undefined because somebody else was faster.
 * @throws CallbookError `busy`
 */
export const untilSettled = async <T>(attempt: () => Promise<T | undefined>): Promise<T> => {
  for (let tried = 1; tried <= attempts; tried++) {
    const result = await attempt();
    if (result !== undefined) return result;
    await backOff(tried);
  }
  throw failure('unavailable', 'busy', 'Others are writing the same records. Try again in a moment.');
};
