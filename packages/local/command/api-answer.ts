import { CallbookApiError } from '#client/api-error.ts';
import { CommandError } from './command-error.ts';

/** What the API answers, or what went wrong in words for whoever sits at the command line. */
export const answerOf = async <T>(url: string, call: Promise<{ data: T }>): Promise<T> => {
  try {
    return (await call).data;
  } catch (error) {
    if (error instanceof CallbookApiError) throw new CommandError(`${url} refused: ${error.message}`);
    if (!(error instanceof TypeError)) throw error;
    throw new CommandError(`Nothing answers at ${url}. On this machine, start Callbook with: npm start`);
  }
};
