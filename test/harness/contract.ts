import * as v from 'valibot';
import { expect } from 'vitest';
import { openApiDocument } from '#functions/http/openapi.ts';
import { failureSchema } from '#functions/http/shapes.ts';
import { routes } from '#functions/routes.ts';

/** The part of an answer that the contract speaks of. */
export interface Answered {
  status: number;
  headers: Headers;
  body: unknown;
}

const { paths } = openApiDocument(routes);

const patterns = routes.map((route) => ({
  route,
  path: new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
}));

/** The route that serves a request, as the route table has it. */
const findRoute = (method: string, path: string) => {
  const [bare = ''] = path.split('?');
  return patterns.find((one) => one.route.method === method && one.path.test(bare))?.route;
};

/** Nothing is missing and nothing is beside what is declared. */
const expectShape = (schema: v.GenericSchema, body: unknown, name: string): void => {
  const parsed = v.safeParse(schema, body);
  expect(parsed.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? [], name).toEqual([]);
  expect(parsed.output, `${name} answers only what it declares`).toEqual(body);
};

/** Holds an answer against what the route table, and so the OpenAPI document, declares for the route. */
export const expectContract = (method: string, path: string, { status, headers, body }: Answered): void => {
  const route = findRoute(method, path);
  const name = `${method} ${path.slice(0, 100)} ${status}`;
  if (status >= 400) {
    expect(headers.get('content-type'), name).toMatch(/^application\/json/);
    expectShape(failureSchema, body, name);
    if (route && status < 500)
      expect(
        Object.keys(paths[route.path]?.[route.method.toLowerCase()]?.responses ?? {}),
        `${name} is declared`,
      ).toContain(String(status));
    return;
  }
  // Of a browser that asks before it calls; a route it is not.
  if (method === 'OPTIONS') expect([status, body], name).toEqual([204, '']);
  else if (status === 304) expect([route?.method, body], name).toEqual(['GET', '']);
  else expect([route?.status, route?.also?.status], name).toContain(status);
  if (route?.answer && status !== 304) expectShape(route.answer, body, name);
};
