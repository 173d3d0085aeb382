import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { pauseBefore, waiting } from './back-off.ts';

type Strategy = Extract<
  NonNullable<DynamoDBClientConfig['retryStrategy']>,
  { acquireInitialRetryToken: unknown }
>;

const retries = 4;
const cap = 2_000;

const token = (retry: number) => ({
  getRetryCount: () => retry,
  getRetryDelay: () => (retry === 0 ? 0 : pauseBefore(retry, cap, waiting)),
});

/**
 * Retries of the SDK itself: what got lost on the way or failed inside AWS. What a busy table refuses is left
 * to the writer, who knows how long there is time.
 */
export const retryStrategy: Strategy = {
  acquireInitialRetryToken: async () => token(0),
  refreshRetryTokenForRetry: async (before, { errorType }) => {
    const retry = before.getRetryCount() + 1;
    if (retry > retries || errorType === 'THROTTLING' || errorType === 'CLIENT_ERROR')
      throw new Error('No further retry.');
    return token(retry);
  },
  recordSuccess: () => undefined,
};
