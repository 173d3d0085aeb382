import type {
  APIGatewayProxyEventV2WithLambdaAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import type { newId } from '#core/id.ts';
import type { Principal } from '#core/team/team.schema.ts';
import type { RawRequest } from './route.ts';

/** What the authorizer tells: who asks, or that it could not find out. */
interface Authorized {
  principal?: string;
  unknown?: string;
}

export type Event = APIGatewayProxyEventV2WithLambdaAuthorizer<Authorized | undefined>;
export type Result = APIGatewayProxyStructuredResultV2;

/** The context of a request beside its event. */
export interface CallContext extends Context {
  principal: Principal | undefined;
  newId: typeof newId;
}

/** The body as it came over the wire. */
export const rawBody = ({ body, isBase64Encoded }: Event): Buffer =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** The request as it came, by the URL that its caller used. */
export const rawRequest = (event: Event): RawRequest => {
  const { headers, rawPath, rawQueryString, requestContext } = event;
  const { domainName, http } = requestContext;
  const host = headers.host ?? domainName;
  const scheme = headers['x-forwarded-proto'] ?? 'https';
  const query = rawQueryString === '' ? '' : `?${rawQueryString}`;
  return {
    method: http.method,
    url: `${scheme}://${host}${rawPath}${query}`,
    headers,
    body: rawBody(event).toString(),
  };
};
