import {
  type CancellationReason,
  ConditionalCheckFailedError,
  ProvisionedThroughputExceededError,
  ThrottlingError,
  TransactionCanceledError,
  ValidationError,
} from '../error.ts';
import type { StoredKey } from '../table/key.ts';
import type { Table } from '../table/table.ts';

/** Of all items of a transaction together. */
export const maxBytes = 4 * 1024 * 1024;

export const none: CancellationReason = { Code: 'None' };

/** Does each, and answers what came of all; throws if one failed, with the reason of each. */
export const all = <From, To>(items: readonly From[], work: (item: From) => To): To[] => {
  const results: To[] = [];
  const reasons = items.map((item) => {
    try {
      results.push(work(item));
      return none;
    } catch (error) {
      return reasonOf(error);
    }
  });
  if (reasons.some((reason) => reason !== none)) throw new TransactionCanceledError(reasons);
  return results;
};

const reasonOf = (error: unknown): CancellationReason => {
  if (error instanceof ConditionalCheckFailedError)
    return { Code: 'ConditionalCheckFailed', Item: error.item, Message: error.message };
  if (error instanceof ValidationError) return { Code: 'ValidationError', Message: error.message };
  if (error instanceof ThrottlingError) return { Code: 'ThrottlingError', Message: error.message };
  if (error instanceof ProvisionedThroughputExceededError)
    return { Code: 'ProvisionedThroughputExceeded', Message: error.message };
  throw error;
};

/** Tells the items of a transaction apart, over all tables. */
export const idOf = (table: Table, { partition, sort }: StoredKey): string =>
  `${table.definition.name}\0${Buffer.from(partition).toString('latin1')}\0${Buffer.from(sort).toString('latin1')}`;

export const checkDistinct = (ids: readonly string[]): void => {
  if (new Set(ids).size !== ids.length)
    throw new ValidationError('Transaction request cannot include multiple operations on one item');
};

export const tooLarge = () =>
  new ValidationError(
    'Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit',
  );
