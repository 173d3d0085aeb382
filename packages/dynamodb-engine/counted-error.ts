import { ValidationError } from './error.ts';

/** An error that PutItem and UpdateItem answer as "1 validation error detected: …", and others as it is. */
export class CountedError extends ValidationError {}

/** Does what PutItem and UpdateItem do with their parameters; their errors are counted. */
export const counted = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof CountedError)
      throw new ValidationError(`1 validation error detected: ${error.message}`);
    throw error;
  }
};
