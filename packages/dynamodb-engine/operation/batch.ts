import { ProvisionedThroughputExceededError, ThrottlingError, ValidationError } from '../error.ts';
import type { StoredKey } from '../table/key.ts';

export const missingItems = (operation: string) =>
  new ValidationError(`The requestItems parameter is required for ${operation}`);

const duplicates = () => new ValidationError('Provided list of item keys contains duplicates');

const idOf = ({ partition, sort }: StoredKey): string =>
  `${Buffer.from(partition).toString('latin1')}\0${Buffer.from(sort).toString('latin1')}`;

export const checkDistinct = (keys: readonly StoredKey[]): void => {
  if (new Set(keys.map(idOf)).size !== keys.length) throw duplicates();
};

/** Answers why a table is too busy; throws what else went wrong. */
export const throttle = (error: unknown): Error => {
  if (error instanceof ThrottlingError || error instanceof ProvisionedThroughputExceededError) return error;
  throw error;
};
