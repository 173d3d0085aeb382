import type { Context } from 'aws-lambda';
import type { Principal } from '#core/team/team.schema.ts';
import type { Event, Result } from '#functions/http/event.ts';
import { httpFunction } from '#functions/http/handler.ts';
import type { Route } from '#functions/http/route.ts';
import type { Services } from '#functions/services.ts';

export interface Ask {
  principal: Principal;
  method?: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** What is left (ms) of the function's time. */
  remaining?: number;
}

const eventOf = ({ principal, method = 'POST', path, body, headers = {} }: Ask): Event =>
  ({
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...headers },
    requestContext: {
      http: { method, path },
      requestId: 'test',
      authorizer: { lambda: { principal: JSON.stringify(principal) } },
    },
    body: JSON.stringify(body ?? {}),
    isBase64Encoded: false,
  }) as never;

const contextWith = (remaining: number) => ({ getRemainingTimeInMillis: () => remaining }) as Context;

/** Routes served as one instance of a function does, in this process. */
export const instanceOf = (routes: readonly Route[], services: Pick<Services, 'table'>) => {
  const handler = httpFunction(routes, services as Services);
  return async (ask: Ask): Promise<Result> =>
    (await handler(eventOf(ask), contextWith(ask.remaining ?? 10_000))) as Result;
};
