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
 * What the SDK does by itself: it tries again what got lost on the way or failed inside AWS. What the table refuses
 * because it has too much to do is not its business: whoever writes knows how long there is time for that.
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
