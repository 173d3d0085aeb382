import type { IncomingHttpHeaders } from 'node:http';
import * as v from 'valibot';

const list = v.optional(v.array(v.string()), []);

/** One rule of a bucket's CorsConfiguration. */
export const corsRuleSchema = v.object({
  AllowedOrigins: v.array(v.string()),
  AllowedMethods: v.array(v.string()),
  AllowedHeaders: list,
  ExposedHeaders: list,
  MaxAge: v.exactOptional(v.number()),
});

export type CorsRule = v.InferOutput<typeof corsRuleSchema>;

type Headers = Readonly<Record<string, string>>;

/** What a browser asks in a preflight, or says with its request. */
export interface Asked {
  readonly origin: string;
  readonly method: string;
  /** Those that a preflight announces; none of a request itself. */
  readonly headers: readonly string[];
}

const names = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

/** Undefined for a request that comes from no page. */
export const askedOf = (method: string, headers: IncomingHttpHeaders): Asked | undefined => {
  if (headers.origin === undefined) return undefined;
  const wanted = headers['access-control-request-method'];
  return method === 'OPTIONS' && wanted !== undefined
    ? { origin: headers.origin, method: wanted, headers: names(headers['access-control-request-headers']) }
    : { origin: headers.origin, method, headers: [] };
};

/** Patterns have at most one `*`, which stands for anything. */
const matches = (pattern: string, text: string): boolean => {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return text.length >= pattern.length - 1 && text.startsWith(before) && text.endsWith(after);
};

const ruleFor = (rules: readonly CorsRule[], { origin, method, headers }: Asked): CorsRule | undefined =>
  rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
      AllowedMethods.includes(method) &&
      AllowedOrigins.some((pattern) => matches(pattern, origin)) &&
      headers.every((name) => AllowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name))),
  );

/** What a bucket tells a page by the first rule that fits; undefined where none does. */
export const bucketCorsHeaders = (rules: readonly CorsRule[], asked: Asked): Headers | undefined => {
  const rule = ruleFor(rules, asked);
  if (!rule) return undefined;
  const anyone = rule.AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': anyone ? '*' : asked.origin,
    ...(!anyone && { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(asked.headers.length > 0 && { 'access-control-allow-headers': asked.headers.join(', ') }),
    ...(rule.ExposedHeaders.length > 0 && {
      'access-control-expose-headers': rule.ExposedHeaders.join(', '),
    }),
    ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
};
