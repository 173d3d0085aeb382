import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type S3rver from 's3rver';
import AWSAccount from 's3rver/lib/models/account.js';
import S3Error from 's3rver/lib/models/error.js';
import type { CorsRule } from './s3-cors.ts';
import { assertBucketName, assertKey } from './s3-keys.ts';
import { isListing, listBucket } from './s3-listing.ts';
import type { MultipartStore } from './s3-multipart.ts';
import { answerPage } from './s3-page.ts';
import { matchesEtag, preconditionFailed } from './s3-store.ts';
import { UploadBody } from './s3-upload-body.ts';

/**
 * Koa middleware before s3rver's own: what S3 does and s3rver does not. Any access key is taken (s3rver
 * does not check version 4 signatures, only that it knows the key).
 */
export function s3Guard(
  store: MultipartStore,
  rulesOf: (bucket: string) => readonly CorsRule[],
): S3rver.Middleware {
  return async (context, next) => {
    const request = context.req;
    context.set('x-amz-request-id', randomBytes(8).toString('hex').toUpperCase());
    try {
      toPathStyle(context);
      if (answerPage(context, rulesOf(addressOf(context).bucket))) return;
      await answer(context, store, next);
    } catch (error) {
      await drain(request);
      throw error;
    }
  };
}

async function answer(
  context: S3rver.Context,
  store: MultipartStore,
  next: () => Promise<void>,
): Promise<void> {
  admitAccessKey(context);
  const { bucket, key } = addressOf(context);
  if (bucket !== '') assertBucketName(bucket);
  assertKey(key);
  if (context.method === 'GET' && bucket !== '' && key === '' && isListing(context.query)) {
    await assertBucket(store, bucket);
    context.body = await listBucket(store, bucket, context.query);
    return;
  }
  if (context.method === 'DELETE' && 'uploadId' in context.query) {
    store.abortUpload(bucket, String(context.query.uploadId));
    context.status = 204;
    return;
  }
  await toAbsoluteRange(context, store, bucket, key);
  if (context.method === 'PUT' && key !== '' && !('tagging' in context.query)) takeUpload(context);
  await next();
  assertIfMatch(context);
}

/** A client reads the refusal of its upload only when it has sent all of it. */
async function drain(request: Readable): Promise<void> {
  request.unpipe();
  request.resume();
  // Rejects if the client has gone, which leaves nobody to answer.
  await finished(request).catch(() => undefined);
}

function admitAccessKey({ headers, query }: S3rver.Context): void {
  const credential =
    query['X-Amz-Credential'] ?? /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  const accessKeyId = String(credential ?? '').split('/')[0];
  if (accessKeyId !== undefined && accessKeyId !== '' && !AWSAccount.registry.has(accessKeyId)) {
    AWSAccount.DUMMY_ACCOUNT.createKeyPair(accessKeyId, accessKeyId);
  }
}

/** SDKs that are told `http://localhost:port` put the bucket before the host name. */
function toPathStyle(context: S3rver.Context): void {
  const bucket = /^(.+?)(?:\.s3)?\.localhost$/.exec(context.hostname)?.[1];
  if (bucket !== undefined) context.path = `/${bucket}${context.path}`;
}

/** s3rver reads `bytes=-500`, the last 500 bytes, as the first 501. */
async function toAbsoluteRange(
  context: S3rver.Context,
  store: MultipartStore,
  bucket: string,
  key: string,
): Promise<void> {
  const suffix = /^bytes=-(\d+)$/.exec(context.headers.range ?? '')?.[1];
  if (suffix === undefined) return;
  const object = await store.getObject(bucket, key);
  if (object?.content instanceof Readable) object.content.destroy();
  const size = Number(object?.metadata['content-length'] ?? 0);
  context.headers.range = `bytes=${Number(suffix) === 0 ? size : Math.max(0, size - Number(suffix))}-`;
}

async function assertBucket(store: MultipartStore, bucket: string): Promise<void> {
  if ((await store.getBucket(bucket)) !== null) return;
  throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket });
}

function takeUpload(context: S3rver.Context): void {
  const { headers } = context;
  const source = headers['x-amz-copy-source'];
  // s3rver decodes with decodeURI, which leaves %2F, %3F and the like as they are.
  if (source !== undefined) headers['x-amz-copy-source'] = encodeURI(decode(String(source)));
  const body = new UploadBody(headers);
  const encodings = (headers['content-encoding'] ?? '').split(',').map((name) => name.trim());
  const kept = encodings.filter((name) => name !== 'aws-chunked' && name !== '').join(', ');
  if (kept === '') delete headers['content-encoding'];
  else headers['content-encoding'] = kept;
  // Whoever reads the body gets its error; if nobody does, another error is being answered.
  body.on('error', () => undefined);
  finished(context.req).catch((error: Error) => body.destroy(error));
  context.req = context.req.pipe(body);
}

function assertIfMatch(context: S3rver.Context): void {
  const isRead = context.method === 'GET' || context.method === 'HEAD';
  const ifMatch = context.headers['if-match'];
  const etag = context.response.get('ETag');
  if (!isRead || ifMatch === undefined || etag === '' || matchesEtag(ifMatch, etag)) return;
  if (context.body instanceof Readable) context.body.destroy();
  throw preconditionFailed('If-Match');
}

function addressOf(context: S3rver.Context): { readonly bucket: string; readonly key: string } {
  const [, bucket = '', ...segments] = context.path.split('/');
  return { bucket: decode(bucket), key: decode(segments.join('/')) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
}
