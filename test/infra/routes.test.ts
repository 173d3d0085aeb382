import { expect, test } from 'vitest';
import { routes } from '#functions/routes.ts';
import { entriesOf, requirePolicies } from '#infra/api.ts';
import { policiesOf, resourcesOf, synthesise } from './synth.ts';

const { service } = synthesise({ stage: 'prod' });
const gatewayRoutes = resourcesOf(service, 'AWS::ApiGatewayV2::Route').map(
  ([, { Properties }]) => Properties,
);

const routeOf = ({ path }: { path: string }) =>
  gatewayRoutes.find(({ RouteKey }) => RouteKey === `ANY ${path}`);

test.each([undefined, {}, { roles: [], reach: 'team' }, { roles: ['admin'] }])(
  'a route with the policy %j stops the build',
  (access) => {
    const [some] = routes;
    expect(() => requirePolicies([{ ...some, id: 'bare', access } as never])).toThrow(/route bare/);
    expect(() => requirePolicies(routes)).not.toThrow();
  },
);

test('the gateway has each path of the table once, one for the rest, and no other', () => {
  const keys = gatewayRoutes.map(({ RouteKey }) => RouteKey);
  const paths = new Set(routes.map(({ path }) => `ANY ${path}`));
  expect(keys.toSorted()).toEqual([...paths, '$default'].toSorted());
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html: 300, which AWS raises when asked.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html: 500 resources, 1 MB.
test('the template is far from what AWS takes', () => {
  expect(gatewayRoutes.length).toBeLessThanOrEqual(250);
  expect(Object.keys(service.Resources).length).toBeLessThanOrEqual(450);
  expect(JSON.stringify(service).length).toBeLessThanOrEqual(800_000);
});

test.each([
  ['of two functions', { module: 'system' }],
  ['open and closed', { access: 'public' }],
])('a path with routes %s stops the build', (_, other) => {
  const some = routes.find(({ module, access }) => module !== 'system' && access !== 'public');
  expect(() => entriesOf([some, { ...some, ...other }] as never)).toThrow(/The path \/api/);
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
    expect(routeOf(route)).toMatchObject({
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: authorizer?.[0] },
    });
});

test('public are health, the description of the API, what is signed, and the answer that there is no such route', () => {
  const open = gatewayRoutes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
  expect(open.map(({ RouteKey }) => RouteKey).toSorted()).toEqual([
    '$default',
    'ANY /api/call-events/{team_id}/{id}',
    'ANY /docs',
    'ANY /health',
    'ANY /openapi.json',
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
  for (const route of routes) {
    const target = JSON.stringify(routeOf(route)?.Target);
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
