import * as v from 'valibot';
import { type Route, route } from './http/route.ts';
import { success } from './http/shapes.ts';

const base = {
  module: 'system',
  tag: 'System',
  method: 'GET',
  access: 'public',
  params: null,
  query: null,
  body: null,
  status: 200,
} as const;

/** Health, and the description of the API, which is made with the bundles: see `api-description.ts`. */
export const systemRoutes: readonly Route[] = [
  route({
    ...base,
    id: 'getHealth',
    path: '/health',
    summary: 'Tell that the service answers',
    answer: success({ status: v.literal('ok'), stage: v.string() }),
    handle: async (_, { stage }) => ({ body: { status: 'ok', stage } }),
  }),
  route({
    ...base,
    id: 'getOpenApi',
    path: '/openapi.json',
    summary: 'Get this description as OpenAPI 3.1',
    answer: null,
    handle: async (_, { description }) => ({
      contentType: 'application/json',
      raw: description('openapi.json'),
    }),
  }),
  route({
    ...base,
    id: 'getDocs',
    path: '/docs',
    summary: 'Read this description as a page',
    answer: null,
    handle: async (_, { description }) => ({
      contentType: 'text/html; charset=utf-8',
      raw: description('docs.html'),
    }),
  }),
];
