import middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import * as v from 'valibot';
import { scopeOf } from '#core/access/scope.ts';
import { ContactMerged, onSurvivor } from '#core/contact/merged.ts';
import { CallbookError, type Fault, notFound, refuseFaults } from '#core/error.ts';
import type { Principal } from '#core/team/team.schema.ts';
import type { Services } from '../services.ts';
import { namesOwnTeam } from './caller.ts';
import { type CallContext, type Event, type Result, rawRequest } from './event.ts';
import { sentenceOf } from './fault-message.ts';
import { contactParameterOf, followsMerged, idsAnew } from './merged-id.ts';
import { asSpelled, parseObject } from './parse.ts';
import { plainName, plainNames } from './query-names.ts';
import { type Mirror, sentBack } from './read-only.ts';
import { requireSendable, successResult } from './result.ts';
import { type Answer, isWriting, type RawAnswer, type Route } from './route.ts';

/** Filters of fields that take one value and come twice, which the gateway would make one of with a comma. */
const repeatedFilters = (rawQuery: string): Fault[] => {
  const names = [...new URLSearchParams(rawQuery).keys()]
    .map(plainName)
    .filter((name) => name.startsWith('cf.'));
  const single = names.filter((name) => !/\.(any|all)$/i.test(name));
  const repeated = new Set(single.filter((name, index) => single.indexOf(name) !== index));
  return [...repeated].map((param) => ({
    param,
    code: 'parameter_repeated',
    message: sentenceOf('parameter_repeated'),
  }));
};

/** A parameter is one text: which of its parts is wrong is nothing that the caller named. */
const ofParameter = (fault: Fault): Fault => {
  const whole = fault.param?.match(/^(?!cf\.)(.+)\.\d+$/)?.[1];
  return whole === undefined ? fault : { ...fault, param: whole };
};

const readQuery = ({ queryStringParameters, rawQueryString }: Event, { query, signed }: Route): unknown => {
  if (signed) return {};
  const given = plainNames(queryStringParameters ?? {});
  const parsed = parseObject(query ?? v.strictObject({}), given, 'unknown_parameter');
  const repeated = repeatedFilters(rawQueryString);
  if (parsed.faults || repeated.length > 0) refuseFaults(parsed.with(repeated).map(ofParameter), 'malformed');
  return parsed.value;
};

/** The schema where no body is needed: a property of one is refused, so that nobody believes that it was read. */
const emptyBody = v.strictObject({ team_id: v.optional(v.nullable(v.string())) });

const bodySchemaOf = (route: Route) => route.body ?? (isWriting(route) ? emptyBody : undefined);

interface GivenBody {
  body: unknown;
  /** What was found before. */
  faults: readonly Fault[];
}

/** All faults of a body at once: those of single values, and those that only the values together show. */
const readBody = async (
  { body, faults }: GivenBody,
  route: Route,
  principal: Principal | undefined,
  services: Services,
): Promise<unknown> => {
  const schema = bodySchemaOf(route);
  if (!schema) return {};
  const given = route.bareList && Array.isArray(body) ? { [route.bareList]: body } : body;
  const parsed = parseObject(schema, given, 'unknown_property');
  const shown = [...faults, ...(route.inspect?.(parsed.sound as never) ?? [])];
  if (!parsed.faults && shown.length === 0) return parsed.value;
  const foreseen = principal && (await route.foresee?.(parsed.sound as never, principal, services));
  return refuseFaults(parsed.with([...shown, ...(foreseen ?? [])]));
};

const readParams = ({ pathParameters }: Event, { params: schema }: Route) => {
  const params = schema ? v.safeParse(schema, pathParameters ?? {}) : undefined;
  if (params && !params.success) throw notFound('record');
  return params?.output ?? {};
};

/** An operation names properties in snake_case; the caller may have written them otherwise. */
const asGiven = (error: unknown, { body, queryStringParameters }: Event, route: Route): unknown => {
  const [schema, given] = route.body ? [route.body, body] : [route.query, queryStringParameters];
  // Who follows a merged contact has to know it; it names no property.
  if (!(error instanceof CallbookError) || error instanceof ContactMerged || !schema) return error;
  const [first, ...others] = error.faults;
  const spell = (fault: Fault) => asSpelled(fault, schema, given);
  return new CallbookError(error.kind, [spell(first), ...others.map(spell)]);
};

const fillBody = (event: Event): void => {
  if (event.body) return;
  event.body = '{}';
  event.headers['content-type'] = 'application/json';
};

/** Left (ms) of a function's time when a request begins no further part: enough to end those under way, and to answer. */
const closing = 6_000;

type Asked = Parameters<Route['handle']>[0];

interface Means {
  route: Route;
  services: Services;
  mirror: Mirror | undefined;
  event: Event;
}

/** Reads a body, and does what the route is for. */
const carryOut = async ({ route, services, mirror, event }: Means, asked: Asked) => {
  const { principal, query } = asked;
  const given = await sentBack(mirror, event.body, asked, services);
  const body = await readBody(given, route, principal, services);
  if (!namesOwnTeam(principal, query, body)) throw notFound('team');
  try {
    return await route.handle({ ...asked, body: body as never }, services);
  } catch (error) {
    throw asGiven(error, event, route);
  }
};

/** Does what a route is for; of a contact that is part of another one by now, of that one, and says so. */
const answerOf = async (means: Means, asked: Asked): Promise<Answer | RawAnswer> => {
  const name = contactParameterOf(means.route);
  if (name === undefined || !followsMerged(means.route)) return carryOut(means, asked);
  const { [name]: id = '' } = asked.params as Partial<Record<typeof name, string>>;
  const ids = idsAnew(asked.newId);
  return onSurvivor(id, async (contactId) => {
    const params = { ...Object(asked.params), [name]: contactId } as never;
    const answer = await carryOut(means, { ...asked, params, newId: ids() });
    if (contactId === id || 'raw' in answer) return answer;
    return { ...answer, body: { ...answer.body, merged_into: contactId } };
  });
};

/** Reads a request whose caller is admitted, and carries it out. */
export const performer = (route: Route, services: Services, mirror?: Mirror) => {
  const handler = middy<Event, Result, Error, CallContext>();
  const schema = bodySchemaOf(route);
  if (schema && (route.bodyOptional || !route.body)) handler.before(({ event }) => fillBody(event));
  if (schema) handler.use(httpJsonBodyParser());
  return handler.handler(async (event, context): Promise<Result> => {
    const { principal, newId } = context;
    const asked = {
      params: readParams(event, route) as never,
      query: readQuery(event, route) as never,
      body: {} as never,
      headers: event.headers,
      principal: principal as Principal & undefined,
      scope: (principal && scopeOf(principal)) as never,
      via: { updated_by: principal?.id ?? 'nobody', via: 'api' as const },
      now: new Date(),
      newId,
      raw: () => rawRequest(event),
      hasTime: () => context.getRemainingTimeInMillis() > closing,
    };
    const result = successResult(route.status, await answerOf({ route, services, mirror, event }, asked));
    return isWriting(route) ? result : requireSendable(result);
  });
};
