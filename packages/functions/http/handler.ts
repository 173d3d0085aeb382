import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import type { Context } from 'aws-lambda';
import { failure } from '#core/error.ts';
import { newId } from '#core/id.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import { unmatchedResult } from './allowed-methods.ts';
import { callerOf, requireRole } from './caller.ts';
import { conditional } from './conditional.ts';
import { encoded } from './encode.ts';
import { type CallContext, type Event, type Result, rawBody } from './event.ts';
import { idempotencyKeyOf, idempotently } from './idempotency.ts';
import type { Operation } from './operation.ts';
import { performer } from './perform.ts';
import { RateLimiter, requirePermit } from './rate-limit.ts';
import { mirrorOf } from './read-only.ts';
import { RequestFigures } from './request-figures.ts';
import { errorResult, settled, withHeaders } from './result.ts';
import { isReading, isWriting, type Route } from './route.ts';

/** 1 MB of JSON, as the contract says. */
const bodyLimit = 1_048_576;

const requireSize = (event: Event, { body }: Route): void => {
  if (body !== null && rawBody(event).length > bodyLimit)
    throw failure('too_large', 'body_too_large', 'The body is larger than 1 MB. Send less at once.');
};

type Perform = (event: Event, context: CallContext) => Promise<Result>;

/** Who may not call the route learns nothing of what is wrong with the request. */
const admitted = async (
  event: Event,
  context: Context,
  { route, services, perform }: { route: Route; services: Services; perform: Perform },
  principal: Principal,
): Promise<Result> => {
  requireRole(principal, route);
  requireSize(event, route);
  const key = isWriting(route) ? idempotencyKeyOf(event) : undefined;
  const work = (ids: typeof newId) => perform(event, { ...context, principal, newId: ids });
  if (key === undefined) return work(newId);
  return idempotently({
    table: services.table,
    event,
    key: { teamId: principal.team.id, caller: principal.id, key },
    remaining: context.getRemainingTimeInMillis(),
    keep: ({ statusCode = 200, headers = {} }) =>
      !(statusCode < 300 && (route.secret || 'retry-after' in headers)),
    work,
  });
};

const routeHandler = (
  route: Route,
  services: Services,
  { routes, limiter, figures }: { routes: readonly Route[]; limiter: RateLimiter; figures: RequestFigures },
) => {
  const carryOut = performer(route, services, mirrorOf(route, routes));
  const perform: Perform = async (event, context) => {
    const result = await carryOut(event, context);
    return isReading(route) ? conditional(event, result) : result;
  };
  return (event: Event, context: Context): Promise<Result> =>
    settled(event, async () => {
      const began = Date.now();
      const principal = callerOf(event, route);
      if (!principal) return perform(event, { ...context, principal, newId });
      const permit = await limiter.take(services.table, principal);
      const result = await settled(event, async () => {
        requirePermit(permit);
        return admitted(event, context, { route, services, perform }, principal);
      });
      const { statusCode: status = 200 } = result;
      await figures.count(services.table, principal.team.id, { status, began });
      return withHeaders(result, permit.headers);
    });
};

/** The gateway's route tells the path without ids, and takes any method. */
const logRequest = ({ requestContext: { requestId, http }, routeKey }: Event, status?: number): void =>
  log.info('request', { requestId, route: routeKey.replace(/^ANY /, `${http.method} `), status });

/** What the gateway asks for: a route, or HEAD where there is GET. */
const gatewayMethods = (route: Route) => (isReading(route) ? (['GET', 'HEAD'] as const) : [route.method]);

/**
 * The Lambda handler that serves `routes`. Anything else is answered in the contract's shape: 405 where `operations`
 * has the path with other methods, 404 where it does not.
 */
export const httpFunction = (
  routes: readonly Route[],
  services: Services,
  operations: readonly Pick<Operation, 'method' | 'path'>[] = routes,
) => {
  const limiter = new RateLimiter();
  const figures = new RequestFigures();
  const router = httpRouter<Event, Result>({
    routes: routes.flatMap((route) => {
      const handler = routeHandler(route, services, { routes, limiter, figures });
      return gatewayMethods(route).map((method) => ({ method, path: route.path, handler }));
    }),
    // No answer of the router’s own: it would not know the request.
    notFoundResponse: () => undefined as never,
  });
  const serve = middy<Event, Result>()
    .after(({ event, response }) => logRequest(event, response?.statusCode))
    .onError((request) => {
      request.response = errorResult(request.event, request.error);
      logRequest(request.event, request.response.statusCode);
    })
    .handler(async (event, context) => (await router(event, context)) ?? unmatchedResult(operations, event));
  return async (event: Event, context: Context): Promise<Result> =>
    encoded(event, await serve(event, context));
};
