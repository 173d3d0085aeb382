import { askedOf, bucketCorsHeaders, type CorsRule } from './s3-cors.ts';
import { S3Error } from './s3-error.ts';
import type { Answer } from './s3-objects.ts';
import type { S3Request } from './s3-request.ts';

/** What the bucket's rules let a page do, told with every answer; nothing for a program that is no page. */
export const pageHeaders = (
  { method, headers }: Pick<S3Request, 'method' | 'headers'>,
  rules: readonly CorsRule[],
): { readonly [name: string]: string } => {
  const asked = askedOf(method, headers);
  return (asked && bucketCorsHeaders(rules, asked)) ?? {};
};

/** @throws S3Error `AccessForbidden` where no rule lets the page do what it asks */
export const answerPreflight = (request: S3Request, rules: readonly CorsRule[]): Answer => {
  if (Object.keys(pageHeaders(request, rules)).length > 0) return { status: 200, body: '' };
  const why =
    rules.length > 0
      ? 'This CORS request is not allowed. No rule of the bucket fits its Origin, Access-Control-Request-Method and Access-Control-Request-Headers.'
      : 'CORS is not enabled for this bucket.';
  throw new S3Error('AccessForbidden', `CORSResponse: ${why}`);
};
