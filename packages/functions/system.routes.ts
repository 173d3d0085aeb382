import * as v from 'valibot';
import type { OpenApiDocument } from '#web/openapi-document.ts';
import { referencePage } from '#web/reference-page.ts';
import { openApiDocument } from './http/openapi.ts';
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

/** Health and the description of the API: of `others` and of these routes themselves. */
export const systemRoutesBeside = (others: readonly Route[]): Route[] => {
  let described: OpenApiDocument | undefined;
  const describe = () => {
    described ??= openApiDocument([...others, ...own]);
    return described;
  };
  const own: Route[] = [
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
      handle: async () => ({ contentType: 'application/json', raw: JSON.stringify(describe()) }),
    }),
    route({
      ...base,
      id: 'getDocs',
      path: '/docs',
      summary: 'Read this description as a page',
      answer: null,
      handle: async () => ({ contentType: 'text/html; charset=utf-8', raw: referencePage(describe()) }),
    }),
  ];
  return own;
};
