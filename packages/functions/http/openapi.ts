import * as v from 'valibot';
import type { JsonObject, OpenApiDocument, Operation, Parameter, Response } from '#web/openapi-document.ts';
import { failureResponses, failuresOf } from './failures.ts';
import { jsonSchema, namedJsonSchemas, parameterSchema } from './json-schema.ts';
import { headerParameters } from './request-headers.ts';
import { answerHeaders, notModified, successHeaders } from './response-headers.ts';
import { isReading, type Route } from './route.ts';

const isList = ({ type, anyOf }: JsonObject): boolean =>
  type === 'array' || (Array.isArray(anyOf) && anyOf.some(isList));

const isObject = ({ type }: JsonObject): boolean => type === 'object';

const parameterOf = (place: 'path' | 'query', name: string, entry: v.GenericSchema): Parameter => {
  const { description, ...schema } = parameterSchema(entry);
  return {
    name,
    in: place,
    required: !v.is(entry, undefined),
    ...(typeof description === 'string' && { description }),
    ...(isList(schema) && { explode: false }),
    ...(isObject(schema) ? deepObject : { schema }),
  };
};

/** As generators write an object in a query: `cf[size]=10`, `cf[size.from]=10`; `cf.size=10` is taken as well. */
const deepObject = {
  style: 'deepObject',
  explode: true,
  schema: {
    type: 'object',
    additionalProperties: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
  },
} as const;

const parametersOf = (place: 'path' | 'query', schema: Route['query']): Parameter[] =>
  Object.entries(schema?.entries ?? {}).map(([name, entry]) =>
    parameterOf(place, name, entry as v.GenericSchema),
  );

const json = (schema: JsonObject) => ({ 'application/json': { schema } });

const success = (route: Route, status: number, description: string): Response => ({
  description,
  ...successHeaders(route, status),
  ...(route.answer && { content: json(jsonSchema(route.answer, 'output')) }),
});

const bodySchema = (body: NonNullable<Route['body']>, { bareList }: Route): JsonObject => {
  const whole = jsonSchema(body, 'input');
  const list = bareList && body.entries[bareList];
  return list ? { anyOf: [whole, jsonSchema(list as v.GenericSchema, 'input')] } : whole;
};

const operationOf = (route: Route): Operation => ({
  operationId: route.id,
  summary: route.summary,
  ...(route.description && { description: route.description }),
  tags: [route.tag],
  security: route.access === 'public' ? [] : [{ token: [] }],
  ...(route.access !== 'public' && { 'x-roles': route.access.roles, 'x-reach': route.access.reach }),
  parameters: [
    ...parametersOf('path', route.params),
    ...parametersOf('query', route.query),
    ...headerParameters(route),
  ],
  ...(route.body && {
    requestBody: { required: !route.bodyOptional, content: json(bodySchema(route.body, route)) },
  }),
  responses: {
    [route.status]: success(route, route.status, route.status === 201 ? 'Created' : 'Success'),
    ...(route.also && { [route.also.status]: success(route, route.also.status, route.also.when) }),
    ...(isReading(route) && { '304': notModified(route) }),
    ...failuresOf(route),
  },
});

/** The OpenAPI 3.1 document of a route table. */
export const openApiDocument = (routes: readonly Route[]): OpenApiDocument => {
  const paths: OpenApiDocument['paths'] = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Callbook',
      version: '0.1.0',
      description:
        'The contact book for teams that call people. Properties and parameters are taken in snake_case and in camelCase, and answered in snake_case. Times are ISO 8601 in UTC.',
    },
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: namedJsonSchemas(),
      responses: failureResponses,
      headers: answerHeaders,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token of the team, or a JWT of the stage’s identity provider',
        },
      },
    },
  };
};
