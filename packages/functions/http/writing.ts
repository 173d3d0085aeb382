import { isWriting, type Route } from './route.ts';

/** Describes the header that every writing route takes. */
export const writingHeaders = (route: Route): Record<string, string> =>
  isWriting(route)
    ? {
        'Idempotency-Key':
          'Up to 255 visible ASCII characters. The same request with the same key again gets the first answer, for 24 hours, with `Idempotent-Replayed: true`.',
      }
    : {};

export const inFlight = 'The same `Idempotency-Key` is in flight';
export const reused = 'The `Idempotency-Key` came with another request before';

/** The failures that come with it, by status. */
export const writingErrors = (route: Route): Record<string, string> =>
  isWriting(route) ? { '409': inFlight, '422': reused } : {};
