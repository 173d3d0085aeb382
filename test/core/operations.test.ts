import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationsOf, operationsSource } from '#functions/http/operation.ts';
import { operations } from '#functions/operations.ts';
import { routes } from '#functions/routes.ts';

test('the list of operations is that of the routes', () => {
  const isFresh = readFileSync('packages/functions/operations.ts', 'utf8') === operationsSource(routes);
  expect(isFresh, 'packages/functions/operations.ts is stale. Write it anew: npm run client').toBe(true);
  expect(operations).toEqual(operationsOf(routes));
});
