import { ValidationError } from '../error.ts';

/** AWS's published limits of tables. */
export const limits = {
  globalIndexes: 20,
  localIndexes: 5,
  /** Names of attributes, besides keys, that one index projects. */
  projectedNames: 20,
  /** Those of all indexes of a table together; a name counts once for each index. */
  projectedNamesOfTable: 100,
  capacity: 1_000_000_000_000,
  tagsOfResource: 50,
} as const;

export const invalidParameter = (reason: string): ValidationError =>
  new ValidationError(`One or more parameter values were invalid: ${reason}`);
