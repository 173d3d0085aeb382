import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnAuthorizer,
  CfnIntegration,
  CfnRoute,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { routes } from '#functions/routes.ts';
import { apiCors } from './cors.ts';
import { addLog, type Functions } from './lambda.ts';

type Route = (typeof routes)[number];
type Module = Route['module'];

/** What of a path its gateway route stands for. */
interface Entry {
  readonly module: Module;
  readonly open: boolean;
}

/**
 * Groups the table by path. API Gateway takes 300 routes an API, and CloudFormation 500 resources a stack, so a path is
 * one route for all methods: its function knows which it takes. A path of several functions stops the build.
 */
export const entriesOf = (table: readonly Route[]): ReadonlyMap<string, Entry> => {
  const entries = new Map<string, Entry>();
  for (const { path, module, access } of table) {
    const open = access === 'public';
    const known = entries.get(path) ?? { module, open };
    if (known.module !== module || known.open !== open)
      throw new Error(`The path ${path} has routes of two functions, or open and closed ones.`);
    entries.set(path, known);
  }
  return entries;
};

/** A gap that types do not show, as where a route comes out of a function, stops the build and not the caller. */
export const requirePolicies = (table: readonly Route[]): void => {
  for (const { id, access } of table) {
    const isComplete = access === 'public' || (access?.roles?.length > 0 && access.reach !== undefined);
    if (!isComplete) throw new Error(`The route ${id} does not say who may call it.`);
  }
};

// The account's own limit is 10,000 requests a second; a lower one keeps a runaway client from running up a bill.
const throttle = { rateLimit: 1_000, burstLimit: 2_000 };

/** One line per request. The path is left out: the route says what was called, and a path names people's ids. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTime',
    request_id: '$context.requestId',
    ip: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    ms: '$context.responseLatency',
    integration_ms: '$context.integrationLatency',
    integration_error: '$context.integrationErrorMessage',
    authorizer_error: '$context.authorizer.error',
  }),
);

/** Lets this API call the function. One permission for all: one per route would outgrow a function's 20 KB policy. */
const permit = (handler: LambdaFunction, { apiId, stack }: HttpApi, source: string): void =>
  handler.addPermission('Api', {
    principal: new ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: stack.formatArn({ service: 'execute-api', resource: apiId, resourceName: source }),
  });

/**
 * The gateway's own refusals cannot have the contract's shape. So the authorizer names the caller and lets everyone
 * through, asked anew for every request, also for one without a token; the functions refuse.
 */
const addAuthorizer = (scope: Construct, api: HttpApi, handler: LambdaFunction): CfnAuthorizer => {
  permit(handler, api, 'authorizers/*');
  const { partition, region } = Stack.of(scope);
  return new CfnAuthorizer(scope, 'Authorizer', {
    apiId: api.apiId,
    name: 'token',
    authorizerType: 'REQUEST',
    authorizerUri: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`,
    authorizerPayloadFormatVersion: '2.0',
    enableSimpleResponses: true,
    identitySource: [],
    authorizerResultTtlInSeconds: 0,
  });
};

/** Where the routes of one function go. */
const addTarget = (scope: Construct, id: string, api: HttpApi, handler: LambdaFunction): string => {
  permit(handler, api, '*/*');
  const integration = new CfnIntegration(scope, id, {
    apiId: api.apiId,
    integrationType: 'AWS_PROXY',
    integrationUri: handler.functionArn,
    payloadFormatVersion: '2.0',
  });
  return `integrations/${integration.ref}`;
};

interface ApiOptions {
  readonly stage: string;
  readonly functions: Functions;
  readonly corsOrigins: readonly string[];
}

/** The HTTP API: a gateway route for each path of the table, and `system` for whatever matches none. */
export const addApi = (scope: Construct, { stage, functions, corsOrigins }: ApiOptions): HttpStage => {
  requirePolicies(routes);
  const home = new Construct(scope, 'Api');
  const api = new HttpApi(home, 'HttpApi', {
    apiName: `callbook-${stage}`,
    createDefaultStage: false,
    ...apiCors(corsOrigins),
  });
  const { ref: authorizerId } = addAuthorizer(home, api, functions.authorizer);
  const targets = new Map<Module, string>();
  const targetOf = (module: Module): string => {
    const target = targets.get(module) ?? addTarget(home, module, api, functions[module]);
    targets.set(module, target);
    return target;
  };
  const addRoute = (routeKey: string, module: Module, open: boolean) =>
    new CfnRoute(home, routeKey, {
      apiId: api.apiId,
      routeKey,
      target: targetOf(module),
      ...(open ? { authorizationType: 'NONE' } : { authorizationType: 'CUSTOM', authorizerId }),
    });
  for (const [path, { module, open }] of entriesOf(routes)) addRoute(`ANY ${path}`, module, open);
  addRoute('$default', 'system', true);
  const log = addLog(home, 'Log', `/aws/vendedlogs/callbook/${stage}/api`);
  return new HttpStage(home, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle,
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
  });
};
