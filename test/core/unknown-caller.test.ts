import type { Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { httpFunction } from '#functions/http/handler.ts';
import { teamRoutes } from '#functions/teams.routes.ts';

// The authorizer says so when the identity provider, or the table, could not be asked.
test('a token that could not be checked is 503, not 401', async () => {
  const handler = httpFunction(teamRoutes, {} as never);
  const path = '/api/crm/settings';
  const event = {
    version: '2.0',
    routeKey: `GET ${path}`,
    rawPath: path,
    headers: {},
    requestContext: {
      http: { method: 'GET', path },
      requestId: 'test',
      authorizer: { lambda: { unknown: 'true' } },
    },
  };
  const result = await handler(event as never, {} as Context);
  expect(result).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
  expect(JSON.stringify(result)).toContain('token_not_checked');
});
