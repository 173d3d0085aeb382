import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';

const tooMuch = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  // Among the reasons of a transaction:
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
]);

/**
 * Answers why the table refused a request that it may take a moment later, having done nothing of it: it is
 * throttled, or another transaction has the items. Undefined for all else, such as a condition that does not
 * hold.
 */
export const refusalOf = (error: unknown): 'throttled' | 'conflict' | undefined => {
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
    if (codes.includes('ConditionalCheckFailed')) return undefined;
    if (codes.some((code) => tooMuch.has(code))) return 'throttled';
    return codes.includes('TransactionConflict') ? 'conflict' : undefined;
  }
  if (error instanceof TransactionConflictException) return 'conflict';
  return error instanceof Error && tooMuch.has(error.name) ? 'throttled' : undefined;
};
