import { failure } from '#core/error.ts';
import type { Event, Result } from './event.ts';
import type { Operation } from './operation.ts';
import { errorResult, withHeaders } from './result.ts';

type Callable = Pick<Operation, 'method' | 'path'>;

/**
 * Tells whether a path is one of a pattern: each part is the same, or stands for a parameter and holds
 * something.
 */
const fits = (pattern: string, path: string): boolean => {
  const [parts, given] = [pattern.split('/'), path.replace(/\/$/, '').split('/')];
  return (
    parts.length === given.length &&
    parts.every((part, index) => (part.startsWith('{') ? given[index] !== '' : part === given[index]))
  );
};

/**
 * Lists the methods of a path: those of its routes, HEAD beside GET, and OPTIONS; none where there is no
 * route.
 */
export const methodsAt = (operations: readonly Callable[], path: string): string[] => {
  const methods: string[] = operations.filter((one) => fits(one.path, path)).map(({ method }) => method);
  if (methods.length === 0) return [];
  const implied = methods.includes('GET') ? ['HEAD', 'OPTIONS'] : ['OPTIONS'];
  return [...new Set([...methods, ...implied])].toSorted();
};

/** Answers a request that matches no route. */
export const unmatchedResult = (operations: readonly Callable[], event: Event): Result => {
  const { method, path } = event.requestContext.http;
  const methods = methodsAt(operations, path);
  const allow = methods.length > 0 ? { allow: methods.join(', ') } : undefined;
  // Of a browser that asks before it calls, which could not read the 404 of a path that there is not.
  if (method === 'OPTIONS') return { statusCode: 204, ...(allow && { headers: allow }) };
  if (!allow)
    return errorResult(
      event,
      failure('missing', 'route_not_found', 'There is no such route. GET /docs lists them.'),
    );
  const message = `This path takes ${methods.join(', ')}.`;
  return withHeaders(errorResult(event, failure('method', 'method_not_allowed', message)), allow);
};
