import { CallbookError } from '#core/error.ts';

/** A failure that its reader can mend: shown as its message alone, without a stack. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/**
 * Runs a command line's main function; the exit code of a failure is 1. What it and its children write is the user's
 * alone: contacts of real people, and tokens.
 */
export const runCommand = async (main: () => Promise<number>): Promise<void> => {
  process.umask(0o077);
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${isMendable(error) ? error.message : describe(error)}\n`);
    process.exitCode = 1;
  }
};

/** Errors whose message tells the reader what to do: our own, and those of wrong options. */
const isMendable = (error: unknown): error is Error =>
  error instanceof CommandError ||
  error instanceof CallbookError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

const describe = (error: unknown): string => {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
