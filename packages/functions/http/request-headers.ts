import type { Parameter } from '#reference/openapi-document.ts';
import { isReading, type Route } from './route.ts';
import { writingHeaders } from './writing.ts';

/** What the headers take without a 400; a weak tag is taken, but never matches. */
const patterns: Readonly<Record<string, object>> = {
  'Idempotency-Key': { minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  'If-Match': { pattern: '^(\\*|"[0-9]{1,15}(-[\\w-]*)?"|W/"[^"]*")$' },
};

const readingHeaders = (route: Route): Record<string, string> =>
  isReading(route)
    ? { 'If-None-Match': 'ETags of answers that the caller has: 304 when it is one of them' }
    : {};

/** The headers that a route reads, as OpenAPI's parameters. */
export const headerParameters = (route: Route): Parameter[] =>
  Object.entries({ ...route.headers, ...readingHeaders(route), ...writingHeaders(route) }).map(
    ([name, description]) => ({
      name,
      in: 'header',
      required: false,
      description,
      schema: { type: 'string', ...patterns[name] },
    }),
  );
