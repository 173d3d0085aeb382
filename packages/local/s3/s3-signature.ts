import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './s3-error.ts';
import { headerOf, type S3Request } from './s3-request.ts';

/** Credentials whose secret is known here: signatures made with them are verified. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Signature {
  readonly accessKeyId: string;
  /** `<date>/<region>/<service>/aws4_request` */
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly value: string;
  /** `YYYYMMDDTHHMMSSZ` */
  readonly at: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const mostSkewMs = 15 * 60_000;
const mostExpiresSeconds = 604_800;

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** As RFC 3986 has it: all but letters, digits and `-_.~`. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const timeOf = (text: string): number => {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time)) throw new S3Error('AccessDenied', 'The request has no date that S3 understands.');
  return time;
};

const canonicalPath = (path: string): string =>
  path
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');

const byteOrder = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Each parameter as it was sent: a plus is a plus in signatures, not a blank. */
const canonicalQuery = (search: string): string =>
  search
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('X-Amz-Signature='))
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s).map((part) => encode(decodeURIComponent(part)));
      return [name, value] as const;
    })
    .sort(([one, first], [other, second]) => byteOrder(one, other) || byteOrder(first, second))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const signatureOf = (
  request: S3Request,
  { scope, signedHeaders, at }: Omit<Signature, 'value'>,
  payload: string,
  secret: string,
): string => {
  const headers = signedHeaders.map(
    (name) => `${name}:${(headerOf(request, name) ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  const canonical = [
    request.method,
    canonicalPath(request.target.path),
    canonicalQuery(request.target.search),
    headers.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secret}`);
  return hmac(key, [algorithm, at, scope, sha256(canonical)].join('\n')).toString('hex');
};

const isSame = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};

const verify = (request: S3Request, signature: Signature, payload: string, known: Credentials): void => {
  if (isSame(signatureOf(request, signature, payload, known.secretAccessKey), signature.value)) return;
  throw new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    { AWSAccessKeyId: signature.accessKeyId },
  );
};

const credentialOf = (credential: string): Pick<Signature, 'accessKeyId' | 'scope'> | undefined => {
  const [, accessKeyId = '', scope = ''] = /^(.+?)\/(\d{8}\/[^/]+\/s3\/aws4_request)$/.exec(credential) ?? [];
  return accessKeyId === '' ? undefined : { accessKeyId, scope };
};

/** Headers that must be signed where they say what is written: all of `x-amz-`, and the host. */
const assertSigned = ({ headers }: S3Request, signedHeaders: readonly string[]): void => {
  const must = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  const unsigned = must.filter((name) => !signedHeaders.includes(name));
  if (unsigned.length === 0) return;
  throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
    HeadersNotSigned: unsigned.join(', '),
  });
};

const checkPresigned = (request: S3Request, known: Credentials, now: number): void => {
  const read = (name: string) => request.query.get(name) ?? '';
  const credential = credentialOf(read('X-Amz-Credential'));
  const expires = Number(read('X-Amz-Expires'));
  if (read('X-Amz-Algorithm') !== algorithm || !credential || !/^\d+$/.test(read('X-Amz-Expires')))
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'Error parsing the query parameters of the signature',
    );
  if (expires < 1 || expires > mostExpiresSeconds)
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  if (credential.accessKeyId !== known.accessKeyId)
    throw new S3Error(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      {
        AWSAccessKeyId: credential.accessKeyId,
      },
    );
  const at = timeOf(read('X-Amz-Date'));
  if (at - mostSkewMs > now) throw new S3Error('AccessDenied', 'Request is not yet valid');
  if (at + expires * 1_000 < now) throw new S3Error('AccessDenied', 'Request has expired');
  const signedHeaders = read('X-Amz-SignedHeaders').split(';');
  const payload =
    headerOf(request, 'x-amz-content-sha256') ?? (read('X-Amz-Content-Sha256') || 'UNSIGNED-PAYLOAD');
  verify(
    request,
    { ...credential, signedHeaders, value: read('X-Amz-Signature'), at: read('X-Amz-Date') },
    payload,
    known,
  );
  assertSigned(request, signedHeaders);
};

const checkHeader = (request: S3Request, given: string, known: Credentials, now: number): void => {
  const [, credentials = '', signed = '', value = ''] =
    /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/.exec(
      given,
    ) ?? [];
  const credential = credentialOf(credentials);
  if (!credential)
    throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  const at = headerOf(request, 'x-amz-date') ?? '';
  if (Math.abs(timeOf(at) - now) > mostSkewMs)
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  // Any S3 client of this machine may drop files, whatever its credentials; their secret is not known here.
  if (credential.accessKeyId !== known.accessKeyId) return;
  const payload = headerOf(request, 'x-amz-content-sha256');
  if (payload === undefined)
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  verify(request, { ...credential, signedHeaders: signed.split(';'), value, at }, payload, known);
};

/**
 * Lets requests in that are signed: those of presigned URLs by the known credentials alone, others by any.
 * Signatures of the single chunks of a body are not looked at.
 * @throws S3Error that says why not
 */
export const authenticate = (request: S3Request, known: Credentials, now: Date): void => {
  const given = headerOf(request, 'authorization');
  const isPresigned = request.query.has('X-Amz-Signature') || request.query.has('X-Amz-Algorithm');
  if (isPresigned) checkPresigned(request, known, now.getTime());
  else if (given !== undefined) checkHeader(request, given, known, now.getTime());
  else throw new S3Error('AccessDenied', 'Access Denied');
};
