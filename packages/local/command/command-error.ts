/** A failure that its reader can mend: shown as its message alone, without a stack. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** Runs a command line's main function; the exit code of a failure is 1. */
export const runCommand = async (main: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof CommandError ? error.message : describe(error)}\n`);
    process.exitCode = 1;
  }
};

const describe = (error: unknown): string => {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
