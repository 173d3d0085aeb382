import { failure } from '../error.ts';

/**
 * Refuses a change that was decided upon another version than the record has. `expected` is undefined when the
 * caller does not care.
 * @throws CallbookError `version_mismatch`
 */
export const requireVersion = (
  noun: string,
  { version }: { version: number },
  expected: number | undefined,
): void => {
  if (expected === undefined || expected === version) return;
  throw failure(
    'precondition',
    'version_mismatch',
    `The ${noun} is at version ${version}. Read it again and repeat the change.`,
    'If-Match',
  );
};
