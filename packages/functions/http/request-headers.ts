import type { Parameter } from '#web/openapi-document.ts';
import type { Route } from './route.ts';
import { writingHeaders } from './writing.ts';

/** What the headers take without a 400; a weak tag is taken, but never matches. */
const patterns: Readonly<Record<string, object>> = {
  'Idempotency-Key': { minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  'If-Match': { pattern: '^(\\*|"[0-9]{1,15}"|W/"[^"]*")$' },
};

/** The headers that a route reads, as OpenAPI's parameters. */
export const headerParameters = (route: Route): Parameter[] =>
  Object.entries({ ...route.headers, ...writingHeaders(route) }).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', ...patterns[name] },
  }));
