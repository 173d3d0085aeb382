import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import type { ApiResponse } from './http-response.ts';

const list = v.optional(v.array(v.string()), []);

/** An HTTP API's CorsConfiguration. */
export const corsSchema = v.pipe(
  v.object({
    AllowOrigins: list,
    AllowMethods: list,
    AllowHeaders: list,
    ExposeHeaders: list,
    MaxAge: v.exactOptional(v.number()),
    AllowCredentials: v.optional(v.boolean(), false),
  }),
  // API Gateway refuses such an API, since no browser would take its answers.
  v.check(
    ({ AllowCredentials, ...lists }) =>
      !AllowCredentials || !Object.values(lists).some((one) => Array.isArray(one) && one.includes('*')),
    'credentials cannot be allowed together with *',
  ),
);

export type Cors = v.InferOutput<typeof corsSchema>;

type Headers = Readonly<Record<string, string>>;

/** A browser that asks whether it may send a request. */
export const isPreflight = ({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean =>
  method === 'OPTIONS' &&
  headers.origin !== undefined &&
  headers['access-control-request-method'] !== undefined;

const allowedOrigin = ({ AllowOrigins }: Cors, origin: string): string | undefined => {
  if (AllowOrigins.includes('*')) return '*';
  const scheme = /^https?:\/\//.exec(origin)?.[0];
  return AllowOrigins.includes(origin) || AllowOrigins.includes(`${scheme}*`) ? origin : undefined;
};

const named = (name: string, values: readonly string[]): Headers =>
  values.length === 0 ? {} : { [name]: values.join(',') };

/** What the answer to a page says of who may read it; nothing for an origin that is not allowed. */
export const corsHeaders = (cors: Cors, incoming: Pick<IncomingMessage, 'method' | 'headers'>): Headers => {
  const origin = allowedOrigin(cors, incoming.headers.origin ?? '');
  if (incoming.headers.origin === undefined || origin === undefined) return {};
  return {
    'access-control-allow-origin': origin,
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...named('access-control-expose-headers', cors.ExposeHeaders),
    ...(isPreflight(incoming) && {
      ...named('access-control-allow-methods', cors.AllowMethods),
      ...named('access-control-allow-headers', cors.AllowHeaders),
      ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
    }),
  };
};

/** The answer with the API's own headers of this kind; those of its function do not count. */
export const withCors = (
  response: ApiResponse,
  cors: Cors | undefined,
  incoming: Pick<IncomingMessage, 'method' | 'headers'>,
): ApiResponse => {
  if (!cors) return response;
  const others = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
  return { ...response, headers: { ...Object.fromEntries(others), ...corsHeaders(cors, incoming) } };
};
