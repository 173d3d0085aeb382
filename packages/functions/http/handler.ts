import middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import httpRouter from '@middy/http-router';
import type {
  APIGatewayProxyEventV2WithLambdaAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import * as v from 'valibot';
import { scopeOf } from '#core/access/scope.ts';
import { CallbookError, failure, notFound, refuseFaults } from '#core/error.ts';
import { newId } from '#core/id.ts';
import { type Principal, principalSchema } from '#core/team/team.schema.ts';
import { log } from '../log.ts';
import type { Services } from '../services.ts';
import { errorAnswer, internalError } from './error-answer.ts';
import { parseObject } from './parse.ts';
import type { Answer, RawAnswer, Route } from './route.ts';

type Event = APIGatewayProxyEventV2WithLambdaAuthorizer<{ principal?: string; unknown?: string } | undefined>;
type Result = APIGatewayProxyStructuredResultV2;

/** 1 MB of JSON, as the contract says. */
const bodyLimit = 1_048_576;

const principalOf = (event: Event): Principal | undefined => {
  const json = event.requestContext.authorizer?.lambda?.principal;
  return json === undefined ? undefined : v.parse(principalSchema, JSON.parse(json));
};

/** Lets pass who may call the route. */
const admit = (event: Event, { access }: Route): Principal | undefined => {
  if (access === 'public') return undefined;
  const principal = principalOf(event);
  if (!principal && event.requestContext.authorizer?.lambda?.unknown)
    throw failure(
      'unavailable',
      'token_not_checked',
      'The token could not be checked. Try again in a moment.',
    );
  if (!principal)
    throw failure('unauthenticated', 'token_invalid', 'Send a valid token: Authorization: Bearer <token>.');
  if (!access.roles.includes(principal.role))
    throw failure('forbidden', 'role_forbidden', `The role ${principal.role} may not do this.`);
  return principal;
};

const readQuery = ({ queryStringParameters }: Event, { query }: Route): unknown => {
  const parsed = parseObject(query ?? v.strictObject({}), queryStringParameters ?? {}, 'unknown_parameter');
  if (parsed.faults) refuseFaults(parsed.faults, 'malformed');
  return parsed.value;
};

/** All faults of a body at once: those of single values, and those that only the values together show. */
const readBody = ({ body }: Event, route: Route, principal: Principal | undefined): unknown => {
  if (!route.body) return {};
  const parsed = parseObject(route.body, body, 'unknown_property', (sound) =>
    principal ? (route.inspect?.(sound as never, principal) ?? []) : [],
  );
  if (parsed.faults) refuseFaults(parsed.faults);
  return parsed.value;
};

const readRequest = (event: Event, route: Route, principal: Principal | undefined) => {
  const params = route.params ? v.safeParse(route.params, event.pathParameters ?? {}) : undefined;
  if (params && !params.success) throw notFound('record');
  return {
    params: params?.output ?? {},
    query: readQuery(event, route),
    body: readBody(event, route, principal),
  };
};

/** A team named in a request must be the token's own; a foreign one is as unknown as one that never was. */
const requireOwnTeam = (principal: Principal | undefined, ...parts: unknown[]): void => {
  for (const part of parts) {
    if (typeof part !== 'object' || part === null || !('team_id' in part)) continue;
    const { team_id } = part;
    if (team_id !== null && team_id !== undefined && team_id !== principal?.team.id) throw notFound('team');
  }
};

const json = (
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Result => ({
  statusCode: status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

const success = (status: number, answer: Answer | RawAnswer): Result =>
  'raw' in answer
    ? { statusCode: status, headers: { 'content-type': answer.contentType }, body: answer.raw }
    : json(status, { success: true, ...answer.body }, answer.headers);

const perform = async (event: Event, route: Route, services: Services): Promise<Result> => {
  const principal = admit(event, route);
  const { params, query, body } = readRequest(event, route, principal);
  requireOwnTeam(principal, query, body);
  const request = {
    params: params as never,
    query: query as never,
    body: body as never,
    headers: event.headers,
    principal: principal as Principal & undefined,
    scope: (principal && scopeOf(principal)) as never,
    via: { updated_by: principal?.id ?? 'nobody', via: 'api' as const },
    now: new Date(),
    newId,
  };
  return success(route.status, await route.handle(request, services));
};

const bodySize = ({ body, isBase64Encoded }: Event) =>
  Buffer.byteLength(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

const routeHandler = (route: Route, services: Services) => {
  const handler = middy<Event, Result>();
  if (route.body !== null)
    handler
      .before(({ event }) => {
        // Who may not call the route learns nothing of what is wrong with the body.
        admit(event, route);
        if (bodySize(event) > bodyLimit)
          throw failure('too_large', 'body_too_large', 'The body is larger than 1 MB. Send less at once.');
      })
      .use(httpJsonBodyParser());
  return handler.handler((event) => perform(event, route, services));
};

/** The faults that middy's body parser finds, in the contract's words. */
const translated = (error: unknown): unknown => {
  if (error instanceof CallbookError || !(error instanceof Error)) return error;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 415)
    return failure('unsupported', 'not_json', 'Send JSON, with the header Content-Type: application/json.');
  if (status === 400 || status === 422)
    return failure('malformed', 'json_malformed', 'The body is not well-formed JSON.');
  return error;
};

const errorResult = (event: Event, error: unknown): Result => {
  const known = errorAnswer(translated(error));
  const requestId = event.requestContext.requestId;
  if (!known)
    log.error('request failed', { requestId, error: error instanceof Error ? error : String(error) });
  const { status, body, ...rest } = known ?? internalError;
  const headers = 'headers' in rest ? rest.headers : {};
  return json(status, { success: false, ...body, request_id: requestId }, headers);
};

/** The Lambda handler that serves `routes`; anything else is answered 404 in the contract's shape. */
export const httpFunction = (routes: readonly Route[], services: Services) => {
  const router = httpRouter<Event, Result>({
    routes: routes.map((route) => ({
      method: route.method,
      path: route.path,
      handler: routeHandler(route, services),
    })),
    notFoundResponse: () => {
      throw failure('missing', 'route_not_found', 'There is no such route. GET /docs lists them.');
    },
  });
  return middy<Event, Result>()
    .after(({ event, response }) => {
      log.info('request', {
        requestId: event.requestContext.requestId,
        route: event.routeKey,
        status: response?.statusCode,
      });
    })
    .onError((request) => {
      request.response = errorResult(request.event, request.error);
      log.info('request', {
        requestId: request.event.requestContext.requestId,
        route: request.event.routeKey,
        status: request.response.statusCode,
      });
    })
    .handler(router);
};
