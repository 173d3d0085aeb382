import type { ServerResponse } from 'node:http';
import * as v from 'valibot';

const headerValue = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

const statusCode = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.transform(Number))]),
  v.integer(),
  v.minValue(100),
  v.maxValue(599),
);

const responseSchema = v.object({
  statusCode,
  headers: v.nullish(v.record(v.string(), v.nullish(headerValue))),
  cookies: v.nullish(v.array(v.string())),
  body: v.nullish(v.string()),
  isBase64Encoded: v.nullish(v.boolean()),
});

export interface ApiResponse {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string | readonly string[] };
  readonly body: Buffer;
}

const gatewayResponse = (status: number, message: string): ApiResponse => {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ message })),
  };
};

/** Answers of API Gateway itself. */
export const gatewayResponses = {
  badRequest: gatewayResponse(400, 'Bad Request'),
  forbidden: gatewayResponse(403, 'Forbidden'),
  notFound: gatewayResponse(404, 'Not Found'),
  tooLarge: gatewayResponse(413, 'Request Entity Too Large'),
  uriTooLong: gatewayResponse(414, 'Request URI Too Long'),
  headersTooLarge: gatewayResponse(431, 'Request Header Fields Too Large'),
  /** A preflight that no route of the API takes. */
  preflight: { statusCode: 204, headers: {}, body: Buffer.alloc(0) },
  failed: gatewayResponse(500, 'Internal Server Error'),
  timedOut: gatewayResponse(503, 'Service Unavailable'),
};

/** What API Gateway makes of a function's answer in payload format 2.0. */
export const apiResponse = (payload: unknown): ApiResponse => {
  if (typeof payload !== 'object' || payload === null || !('statusCode' in payload))
    return wholeBody(payload);
  const result = v.safeParse(responseSchema, payload);
  if (!result.success) return gatewayResponses.failed;
  const { statusCode, headers, cookies, body, isBase64Encoded } = result.output;
  return {
    statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...lowerCased(headers ?? {}),
      ...(cookies && cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
};

/** An answer without a status is the body, as JSON. */
const wholeBody = (payload: unknown): ApiResponse => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
});

export const sendResponse = (outgoing: ServerResponse, response: ApiResponse, requestId: string): void => {
  // The client has gone.
  if (outgoing.destroyed || outgoing.headersSent) return;
  const { statusCode, headers, body } = response;
  const withBody = statusCode !== 204 && statusCode !== 304 && outgoing.req.method !== 'HEAD';
  outgoing.writeHead(statusCode, {
    ...headers,
    ...(withBody && { 'content-length': body.length }),
    'apigw-requestid': requestId,
  });
  outgoing.end(withBody ? body : undefined);
};

const lowerCased = (headers: { [name: string]: string | null | undefined }): { [name: string]: string } => {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value ?? ''] as const);
  // The length is counted here; connections belong to the server.
  return Object.fromEntries(entries.filter(([name]) => name !== 'content-length' && name !== 'connection'));
};
