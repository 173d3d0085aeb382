import type { IncomingMessage } from 'node:http';
import { accountId } from '../template/resource-kinds.ts';

/** A request as API Gateway sees it, before it knows the route. */
export interface ApiRequest {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  readonly rawQuery: string;
  readonly headers: { readonly [name: string]: string };
  readonly cookies: readonly string[];
  readonly sourceIp: string;
  readonly protocol: string;
  readonly receivedAt: Date;
  readonly requestId: string;
}

export interface RoutedRequest {
  readonly request: ApiRequest;
  readonly apiId: string;
  readonly routeKey: string;
  readonly pathParameters: { readonly [name: string]: string };
}

/** Undefined when the path is not properly percent-encoded. */
export const apiRequest = (incoming: IncomingMessage, requestId: string): ApiRequest | undefined => {
  const [rawPath = '/', ...query] = (incoming.url ?? '/').split('?');
  const path = decode(rawPath);
  if (path === undefined) return undefined;
  const { headers, cookies } = foldHeaders(incoming.rawHeaders);
  const sourceIp = incoming.socket.remoteAddress ?? '127.0.0.1';
  const forwarded = {
    'x-forwarded-for': headers['x-forwarded-for'] ? `${headers['x-forwarded-for']}, ${sourceIp}` : sourceIp,
    'x-forwarded-port': String(incoming.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
  return {
    method: incoming.method ?? 'GET',
    path,
    rawQuery: query.join('?'),
    headers: { ...headers, ...forwarded },
    cookies,
    sourceIp,
    protocol: `HTTP/${incoming.httpVersion}`,
    receivedAt: new Date(),
    requestId,
  };
};

/** The event of payload format 2.0 for the integration. */
export const integrationEvent = (
  routed: RoutedRequest,
  body: Buffer,
  authorizer: object | undefined,
): object => ({
  ...commonEvent(routed, authorizer),
  ...(body.length > 0 && bodyOf(body, routed.request.headers['content-type'])),
  isBase64Encoded: body.length > 0 && !isText(routed.request.headers['content-type']),
});

/** The event that a REQUEST authorizer of payload format 2.0 receives; it never sees the body. */
export const authorizerEvent = (routed: RoutedRequest): object => ({
  ...commonEvent(routed, undefined),
  type: 'REQUEST',
  routeArn: `arn:aws:execute-api:us-east-1:${accountId}:${routed.apiId}/$default/${routed.request.method}${routed.request.path}`,
  identitySource: null,
});

const commonEvent = (
  { request, apiId, routeKey, pathParameters }: RoutedRequest,
  authorizer: object | undefined,
) => {
  const { method, path, rawQuery, headers, cookies, sourceIp, protocol, receivedAt, requestId } = request;
  const domainName = headers.host?.replace(/:\d+$/, '') ?? '127.0.0.1';
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: rawQuery,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(rawQuery !== '' && { queryStringParameters: queryParameters(rawQuery) }),
    requestContext: {
      accountId,
      apiId,
      ...(authorizer && { authorizer }),
      domainName,
      domainPrefix: domainName.split('.')[0],
      http: { method, path, protocol, sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId,
      routeKey,
      stage: '$default',
      time: commonLogTime(receivedAt),
      timeEpoch: receivedAt.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
  };
};

const decode = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};

/** Lower-case names; repeated headers joined with commas; cookies apart. */
const foldHeaders = (rawHeaders: readonly string[]) => {
  const headers: { [name: string]: string } = {};
  const cookies: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    const value = rawHeaders[index + 1] ?? '';
    if (name === 'cookie') cookies.push(...value.split(/; */));
    else headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return { headers, cookies };
};

const queryParameters = (rawQuery: string): { [name: string]: string } => {
  // Without a prototype: a parameter may be called `constructor`.
  const parameters: { [name: string]: string } = Object.create(null);
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    parameters[name] = parameters[name] === undefined ? value : `${parameters[name]},${value}`;
  }
  return parameters;
};

const bodyOf = (body: Buffer, contentType: string | undefined) => ({
  body: body.toString(isText(contentType) ? 'utf8' : 'base64'),
});

/** An HTTP API hands these over as text and all else in base 64, form fields included. */
const isText = (contentType = ''): boolean =>
  /^\s*(text\/.*|application\/(json|xml|javascript|[\w.-]+\+(json|xml)))\s*(;|$)/i.test(contentType);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const commonLogTime = (time: Date): string => {
  const [date = '', clock = ''] = time.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${months[Number(month) - 1]}/${year}:${clock.slice(0, 8)} +0000`;
};
