import * as v from 'valibot';
import type {
  JsonObject,
  OpenApiDocument,
  Operation,
  Parameter,
  Response,
} from '#reference/openapi-document.ts';
import { namedWithWords, withWords } from '../reference/annotate.ts';
import { exampleMaker } from '../reference/example-of.ts';
import { parameterWords } from '../reference/property-words.ts';
import { parameterExamples, requestExamples } from '../reference/request-examples.ts';
import { webhooksOf } from '../reference/webhooks.ts';
import { failureResponses, failuresOf } from './failures.ts';
import { parameterSchema, schemaMaker } from './json-schema.ts';
import { headerParameters } from './request-headers.ts';
import { answerHeaders, notModified, successHeaders, versionedRecords } from './response-headers.ts';
import { isReading, type Route } from './route.ts';

const isList = ({ type, anyOf }: JsonObject): boolean =>
  type === 'array' || (Array.isArray(anyOf) && anyOf.some(isList));

const isObject = ({ type }: JsonObject): boolean => type === 'object';

const parameterOf = (place: 'path' | 'query', name: string, entry: v.GenericSchema): Parameter => {
  const { description = parameterWords[name], ...schema } = parameterSchema(entry);
  const example = parameterExamples[name];
  return {
    name,
    in: place,
    required: !v.is(entry, undefined),
    ...(typeof description === 'string' && { description }),
    ...(isList(schema) && { explode: false }),
    ...(isObject(schema) ? deepObject : { schema }),
    ...(example !== undefined && { example }),
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

const json = (schema: JsonObject, example: unknown) => ({
  'application/json': { schema, ...(example !== undefined && { example }) },
});

/** What operations are described with. */
interface Means {
  schemas: ReturnType<typeof schemaMaker>;
  example: ReturnType<typeof exampleMaker>;
  versioned: ReadonlySet<unknown>;
}

const answerContent = (answer: v.GenericSchema, { schemas, example }: Means) => {
  const schema = withWords(schemas.of(answer, 'output'));
  return json(schema, example(schema));
};

const success = (
  route: Route,
  { status, description }: { status: number; description: string },
  means: Means,
): Response => ({
  description,
  ...successHeaders(route, status, means.versioned),
  ...(route.answer && { content: answerContent(route.answer, means) }),
});

const bodySchema = (
  body: NonNullable<Route['body']>,
  { bareList }: Route,
  { schemas }: Means,
): JsonObject => {
  const whole = withWords(schemas.of(body, 'input'));
  const list = bareList && body.entries[bareList];
  return list ? { anyOf: [whole, schemas.of(list as v.GenericSchema, 'input')] } : whole;
};

/** An example may be chosen by hand; else it is made of what its schema says. */
const bodyContent = (body: NonNullable<Route['body']>, route: Route, means: Means) => {
  const schema = bodySchema(body, route, means);
  const { team_id: _, ...made } = Object(means.example(schema));
  return json(schema, requestExamples[route.id] ?? made);
};

const operationOf = (route: Route, means: Means): Operation => ({
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
    requestBody: {
      required: !route.bodyOptional,
      content: bodyContent(route.body, route, means),
    },
  }),
  responses: {
    [route.status]: success(
      route,
      { status: route.status, description: route.status === 201 ? 'Created' : 'Success' },
      means,
    ),
    ...(route.also && {
      [route.also.status]: success(route, { status: route.also.status, description: route.also.when }, means),
    }),
    ...(isReading(route) && { '304': notModified(route) }),
    ...failuresOf(route),
  },
});

const description = [
  'The contact book for teams that call people. Properties and parameters are taken in snake_case and in camelCase, and answered in snake_case. Times are ISO 8601 in UTC.',
  'Versions: there is one version of the API, and what it documents stays. Routes, parameters, properties, codes of faults, types of events and values of lists are added, never renamed or removed; clients pass over those that they do not know. What has to go one day is marked `deprecated` here and told in the changelog; from then on it works for at least twelve months, its answers carrying the headers `Deprecation` and `Sunset`. A change that cannot be made so comes under another path, beside this one.',
].join('\n\n');

/** The OpenAPI 3.1 document of a route table. */
export const openApiDocument = (routes: readonly Route[]): OpenApiDocument => {
  const schemas = schemaMaker(routes);
  const components = namedWithWords(schemas.named);
  const example = exampleMaker(components);
  const means = { schemas, example, versioned: versionedRecords(routes) };
  const paths: OpenApiDocument['paths'] = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, means) };
  }
  const payload = example({ $ref: '#/components/schemas/WebhookPayload' });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Callbook',
      version: '0.1.0',
      description,
    },
    servers: [{ url: '/', description: 'The service that this description comes from' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    webhooks: webhooksOf((type) => ({ ...Object(payload), type })),
    components: {
      schemas: components,
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
