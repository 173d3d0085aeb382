import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { OpenApiDocument, Operation, Parameter } from '#web/openapi-document.ts';
import type { Route } from './route.ts';
import { failureSchema } from './shapes.ts';

type JsonObject = Record<string, unknown>;

/** What JSON Schema cannot say (checks, transformations) is left to the descriptions. */
const jsonSchema = (schema: v.GenericSchema, typeMode: 'input' | 'output'): JsonObject => {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    errorMode: 'ignore',
    typeMode,
    target: 'draft-2020-12',
  });
  return rest;
};

const parametersOf = (place: 'path' | 'query', schema: Route['query']): Parameter[] =>
  Object.entries(schema?.entries ?? {}).map(([name, entry]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: jsonSchema(entry as v.GenericSchema, 'input'),
  }));

const headerParameters = (headers: Route['headers']): Parameter[] =>
  Object.entries(headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));

const json = (schema: JsonObject) => ({ 'application/json': { schema } });

const failureResponse = (description: string) => ({
  description,
  content: json({ $ref: '#/components/schemas/Failure' }),
});

const takesTeam = ({ query, body }: Route): boolean =>
  [query, body].some((schema) => schema !== null && 'team_id' in schema.entries);

const failuresOf = (route: Route): Record<string, string> => ({
  '400': route.body ? 'Malformed JSON' : 'A parameter or cursor that is not valid',
  ...(route.access !== 'public' && { '401': 'No valid token', '403': 'Not allowed by role' }),
  ...(takesTeam(route) && { '404': 'The token is not for this team' }),
  ...route.errors,
  ...(route.body && {
    '413': 'The body is larger than 1 MB',
    '415': 'The body is not JSON',
    '422': 'Values that are not valid; `details` lists them all',
  }),
  default: 'Any other failure; 429 and 503 say with Retry-After when to try again',
});

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
    ...headerParameters(route.headers),
  ],
  ...(route.body && { requestBody: { required: true, content: json(jsonSchema(route.body, 'input')) } }),
  responses: {
    [route.status]: {
      description: route.status === 201 ? 'Created' : 'Success',
      ...(route.status === 201 && {
        headers: { Location: { description: 'The path of what was created', schema: { type: 'string' } } },
      }),
      ...(route.answer && { content: json(jsonSchema(route.answer, 'output')) }),
    },
    ...Object.fromEntries(
      Object.entries(failuresOf(route)).map(([status, text]) => [status, failureResponse(text)]),
    ),
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
      schemas: { Failure: jsonSchema(failureSchema, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'An API token of the team' } },
    },
  };
};
