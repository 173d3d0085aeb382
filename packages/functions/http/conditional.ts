import { createHash } from 'node:crypto';
import type { Event, Result } from './event.ts';

/** Tells answers apart by what they show: visibility, what is included, and counts change without a version. */
const fingerprint = (body: string): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 16);

/** The tag of an answer; that of a record begins with its version, which is what `If-Match` looks at. */
const tagOf = ({ headers, body }: Result): string => {
  const version = /^"(\d+)"$/.exec(String(headers?.etag ?? ''))?.[1];
  return `"${version === undefined ? '' : `${version}-`}${fingerprint(body ?? '')}"`;
};

/** Compared weakly, as `If-None-Match` is (RFC 9110, 13.1.2). */
const names = (header: string, tag: string): boolean =>
  header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);

/** What a caller that has the answer already needs of its headers. */
const kept = ({ 'content-type': _, ...headers }: NonNullable<Result['headers']>) => headers;

/** An answer to a reading request with its tag, or 304 where the caller names that tag. */
export const conditional = (event: Event, result: Result): Result => {
  if (result.statusCode !== 200) return result;
  const etag = tagOf(result);
  const headers = { ...result.headers, etag };
  const known = event.headers['if-none-match'];
  if (known === undefined || !names(known, etag)) return { ...result, headers };
  return { statusCode: 304, headers: kept(headers) };
};
