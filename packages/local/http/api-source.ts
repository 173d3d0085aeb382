import * as v from 'valibot';
import { UnsupportedTemplateError } from '../template/intrinsics.ts';
import { propertiesOf, refused } from '../template/properties.ts';
import type { Template } from '../template/template.ts';
import { type Cors, corsSchema } from './cors.ts';

/** A route of the HTTP API and what answers it. */
export interface ApiRoute {
  /** `GET /api/crm/contacts/{id}` or `$default` */
  readonly key: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
  /** Function that is asked first. */
  readonly authorizerArn: string | undefined;
}

export interface ApiSource {
  readonly id: string;
  readonly cors?: Cors;
  readonly routes: readonly ApiRoute[];
}

// Only what the laptop does as API Gateway would: another setting is refused, not passed over.
const apiSchema = v.object({
  ProtocolType: v.literal('HTTP'),
  CorsConfiguration: v.exactOptional(corsSchema),
  DisableExecuteApiEndpoint: refused,
});

const stageSchema = v.object({
  StageName: v.literal('$default'),
  AutoDeploy: v.literal(true),
  StageVariables: refused,
});

const integrationSchema = v.object({
  IntegrationType: v.literal('AWS_PROXY'),
  IntegrationUri: v.string(),
  PayloadFormatVersion: v.literal('2.0'),
  TimeoutInMillis: v.optional(v.number(), 30_000),
});

const authorizerSchema = v.object({
  AuthorizerType: v.literal('REQUEST'),
  AuthorizerUri: v.string(),
  AuthorizerPayloadFormatVersion: v.literal('2.0'),
  EnableSimpleResponses: v.literal(true),
  IdentitySource: v.optional(v.pipe(v.array(v.string()), v.length(0))),
  AuthorizerResultTtlInSeconds: v.optional(v.literal(0), 0),
});

const routeSchema = v.object({
  RouteKey: v.string(),
  Target: v.pipe(v.string(), v.startsWith('integrations/')),
  AuthorizationType: v.optional(v.picklist(['NONE', 'CUSTOM']), 'NONE'),
  AuthorizerId: v.optional(v.string()),
});

/** Reads the app's one HTTP API. Throws UnsupportedTemplateError for settings that the laptop does not honour. */
export const apiSource = (template: Template): ApiSource => {
  const apis = template.resources('AWS::ApiGatewayV2::Api');
  const [api] = apis;
  if (!api || apis.length > 1) {
    throw new UnsupportedTemplateError(`The laptop hosts one HTTP API; the template has ${apis.length}.`);
  }
  const { CorsConfiguration: cors } = propertiesOf(apiSchema, api);
  for (const stage of template.resources('AWS::ApiGatewayV2::Stage')) propertiesOf(stageSchema, stage);
  const integrations = new Map(
    template
      .resources('AWS::ApiGatewayV2::Integration')
      .map((resource) => [resource.ref, propertiesOf(integrationSchema, resource)]),
  );
  const authorizers = new Map(
    template
      .resources('AWS::ApiGatewayV2::Authorizer')
      .map((resource) => [resource.ref, propertiesOf(authorizerSchema, resource)]),
  );
  const routes = template.resources('AWS::ApiGatewayV2::Route').map((resource): ApiRoute => {
    const route = propertiesOf(routeSchema, resource);
    const integration = integrations.get(route.Target.slice('integrations/'.length));
    if (!integration) throw new UnsupportedTemplateError(`The route ${route.RouteKey} has no integration.`);
    const authorizer = authorizers.get(route.AuthorizerId ?? '');
    if (route.AuthorizationType === 'CUSTOM' && !authorizer) {
      throw new UnsupportedTemplateError(`The route ${route.RouteKey} has no authorizer.`);
    }
    return {
      key: route.RouteKey,
      functionArn: functionArnIn(integration.IntegrationUri),
      timeoutMs: integration.TimeoutInMillis,
      authorizerArn: authorizer && functionArnIn(authorizer.AuthorizerUri),
    };
  });
  return { id: api.ref, routes, ...(cors && { cors }) };
};

/** Both a plain function ARN and `arn:…:lambda:path/2015-03-31/functions/<function ARN>/invocations` are in use. */
const functionArnIn = (uri: string): string => /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
