/** The limit for a state's input and output, and for what goes to and comes from a task. */
const MAX_DATA_BYTES = 256 * 1024;

/** An error as Step Functions knows it: `name` is what Retry and Catch match, `message` becomes the Cause. */
export class StatesError extends Error {
  /** Read by the interpreter; a terminal error ends the execution whatever Retry and Catch say. */
  readonly isRetryable: boolean;
  readonly isCatchable: boolean;

  constructor(name: string, cause: string, { terminal = false } = {}) {
    super(cause);
    this.name = name;
    this.isRetryable = !terminal;
    this.isCatchable = !terminal;
  }
}

/** Throws States.DataLimitExceeded, as AWS does, for data of more than 256 KiB. */
export function assertDataSize(what: string, data: unknown): void {
  if (isWithinDataLimit(data)) return;
  throw new StatesError(
    'States.DataLimitExceeded',
    `${what} has more than the maximum of ${MAX_DATA_BYTES} bytes.`,
    { terminal: true },
  );
}

export function isWithinDataLimit(data: unknown): boolean {
  const text = JSON.stringify(data) ?? '';
  return text.length <= MAX_DATA_BYTES && Buffer.byteLength(text) <= MAX_DATA_BYTES;
}
