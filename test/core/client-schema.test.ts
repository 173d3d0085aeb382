import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaSource } from '#client/generate.ts';
import { openApiDocument } from '#functions/http/openapi.ts';
import { routes } from '#functions/routes.ts';

test('the types of the client are those of the routes', async () => {
  const isFresh =
    readFileSync('packages/client/schema.ts', 'utf8') === (await schemaSource(openApiDocument(routes)));
  expect(isFresh, 'packages/client/schema.ts is stale. Write it anew: npm run client').toBe(true);
});
