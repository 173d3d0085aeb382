import type S3rver from 's3rver';
import S3Error from 's3rver/lib/models/error.js';
import { askedOf, bucketCorsHeaders, type CorsRule } from './s3-cors.ts';

/**
 * Tells a page what the bucket's rules let it do, also with a refusal; true for a preflight, which is answered then:
 * it comes without a signature.
 */
export function answerPage(context: S3rver.Context, rules: readonly CorsRule[]): boolean {
  const asked = askedOf(context.method, context.headers);
  const headers = asked && bucketCorsHeaders(rules, asked);
  for (const [name, value] of Object.entries(headers ?? {})) context.set(name, value);
  if (context.method !== 'OPTIONS') return false;
  if (!headers) throw notAllowed(rules.length > 0);
  context.status = 200;
  context.body = '';
  return true;
}

function notAllowed(hasRules: boolean): S3Error {
  const why = hasRules
    ? 'This CORS request is not allowed. No rule of the bucket fits its Origin, Access-Control-Request-Method and Access-Control-Request-Headers.'
    : 'CORS is not enabled for this bucket.';
  return Object.assign(new S3Error('AccessForbidden', `CORSResponse: ${why}`), { status: 403 });
}
