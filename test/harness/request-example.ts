import { openApiDocument } from '#functions/http/openapi.ts';
import { routes } from '#functions/routes.ts';

const operations = Object.values(openApiDocument(routes).paths).flatMap((methods) => Object.values(methods));

/** The body that the description of the API shows for a route, by the route's id; undefined where it takes none. */
export const requestExample = (id: string): Record<string, unknown> | undefined => {
  const content = operations.find(({ operationId }) => operationId === id)?.requestBody?.content;
  return content && Object(content['application/json']).example;
};
