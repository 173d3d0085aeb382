import { expect, test } from 'vitest';
import { routes } from '#functions/routes.ts';
import { requirePolicies } from '#infra/api.ts';
import { policiesOf, resourcesOf, synthesise } from './synth.ts';

const { service } = synthesise({ stage: 'prod' });
const gatewayRoutes = resourcesOf(service, 'AWS::ApiGatewayV2::Route').map(
  ([, { Properties }]) => Properties,
);
const keyOf = ({ method, path }: (typeof routes)[number]) => `${method} ${path}`;

const routeOf = (key: string) => gatewayRoutes.find(({ RouteKey }) => RouteKey === key);

test.each([undefined, {}, { roles: [], reach: 'team' }, { roles: ['admin'] }])(
  'a route with the policy %j stops the build',
  (access) => {
    const [some] = routes;
    expect(() => requirePolicies([{ ...some, id: 'bare', access } as never])).toThrow(/route bare/);
    expect(() => requirePolicies(routes)).not.toThrow();
  },
);

test('the gateway has each route of the table once, HEAD beside GET, one for the rest, and no other', () => {
  const keys = gatewayRoutes.map(({ RouteKey }) => RouteKey);
  const heads = routes.filter(({ method }) => method === 'GET').map(({ path }) => `HEAD ${path}`);
  expect(keys.toSorted()).toEqual([...routes.map(keyOf), ...heads, '$default'].toSorted());
});

test('every route that is not public asks the authorizer, for every request', () => {
  const [authorizer, ...others] = resourcesOf(service, 'AWS::ApiGatewayV2::Authorizer');
  expect(others).toEqual([]);
  expect(authorizer?.[1].Properties).toMatchObject({
    AuthorizerType: 'REQUEST',
    AuthorizerPayloadFormatVersion: '2.0',
    EnableSimpleResponses: true,
    IdentitySource: [],
    AuthorizerResultTtlInSeconds: 0,
  });
  for (const route of routes.filter(({ access }) => access !== 'public'))
    for (const key of [keyOf(route), keyOf(route).replace(/^GET/, 'HEAD')])
      expect(routeOf(key)).toMatchObject({
        AuthorizationType: 'CUSTOM',
        AuthorizerId: { Ref: authorizer?.[0] },
      });
});

test('public are health, the description of the API, what is signed, and the answer that there is no such route', () => {
  const open = gatewayRoutes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
  expect(open.map(({ RouteKey }) => RouteKey).toSorted()).toEqual([
    '$default',
    'GET /api/call-events/{team_id}/{id}',
    'GET /docs',
    'GET /health',
    'GET /openapi.json',
    'HEAD /api/call-events/{team_id}/{id}',
    'HEAD /docs',
    'HEAD /health',
    'HEAD /openapi.json',
    'POST /api/call-events/{team_id}/{id}',
  ]);
});

// Without the right, requests would pass uncounted and an Idempotency-Key would fail.
test('every function that serves callers may count their requests and keep its answers', () => {
  const modules = new Set(routes.filter(({ access }) => access !== 'public').map(({ module }) => module));
  const roles = policiesOf(service)
    .filter(([, statements]) => {
      const actions = statements.flatMap((one) => one.actions);
      return actions.includes('dynamodb:UpdateItem') && actions.includes('dynamodb:PutItem');
    })
    .map(([id]) => id)
    .join();
  for (const module of modules) expect(roles).toContain(`Functions${module}Role`);
});

test('a route leads to the function of its module', () => {
  const integrations = new Map(resourcesOf(service, 'AWS::ApiGatewayV2::Integration'));
  for (const [route, key] of routes.flatMap((one) => [
    [one, keyOf(one)] as const,
    [one, keyOf(one).replace(/^GET/, 'HEAD')] as const,
  ])) {
    const target = JSON.stringify(routeOf(key)?.Target);
    const [, integration] = [...integrations].find(([id]) => target.includes(`"${id}"`)) ?? [];
    expect(integration?.Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    });
    expect(JSON.stringify(integration?.Properties.IntegrationUri)).toContain(
      `"Functions${route.module}Function`,
    );
  }
});
