import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';
import { assertBucketName, assertKey } from './s3-keys.ts';

/** One request, as far as its head tells. */
export interface S3Request {
  readonly method: string;
  /** Empty for requests about all buckets. */
  readonly bucket: string;
  /** Empty for requests about a bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Path and query as they were sent, which signatures are over. */
  readonly target: { readonly path: string; readonly search: string };
  readonly body: IncomingMessage;
}

/** A header as one text; several are joined as HTTP has it. */
export const headerOf = ({ headers }: Pick<S3Request, 'headers'>, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
};

/**
 * The bucket that stands before the host name, as SDKs put it that are told `http://localhost:port`. Pages of a name
 * that was made to lead here must not reach the data, so no other names are taken.
 * @throws S3Error `AccessDenied` for a host that is not this machine
 */
const bucketOfHost = (host: string): string | undefined => {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (['127.0.0.1', 'localhost', '[::1]'].includes(name)) return undefined;
  const bucket = /^([a-z0-9.-]+?)(?:\.s3)?\.localhost$/.exec(name)?.[1];
  if (bucket === undefined)
    throw new S3Error('AccessDenied', 'The local S3 answers at 127.0.0.1 and localhost alone.');
  return bucket;
};

/** What a path, a query or a header calls an object: its bucket, a slash, its key. */
export const addressOf = (path: string): { readonly bucket: string; readonly key: string } => {
  const [, encoded = '', rest = ''] = /^\/?([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const address = { bucket: decode(encoded), key: decode(rest) };
  if (address.bucket !== '') assertBucketName(address.bucket);
  assertKey(address.key);
  return address;
};

/** @throws S3Error for addresses that S3 refuses */
export const readRequest = (message: IncomingMessage): S3Request => {
  const { method = 'GET', url = '/', headers } = message;
  const [, path = '/', search = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
  const virtual = bucketOfHost(headers.host ?? '');
  const address = addressOf(virtual === undefined ? path : `/${virtual}${path}`);
  return {
    method,
    ...address,
    query: new URLSearchParams(search),
    headers,
    target: { path, search },
    body: message,
  };
};
