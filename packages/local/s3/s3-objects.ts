import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import * as v from 'valibot';
import type { StoredObject } from './object-index.ts';
import { malformedXml, preconditionFailed, S3Error } from './s3-error.ts';
import { assertKey } from './s3-keys.ts';
import { readRange } from './s3-range.ts';
import { addressOf, headerOf, type S3Request } from './s3-request.ts';
import { namesEtag, type Precondition, type S3Store } from './s3-store.ts';
import { UploadBody } from './s3-upload-body.ts';
import { fromXml, toXml } from './s3-xml.ts';

/** What is answered: XML as a text, an object as a stream. */
export interface Answer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string | number };
  readonly body?: string | Readable;
}

const keptHeaders =
  /^(cache-control|content-disposition|content-encoding|content-language|content-type|expires|x-amz-storage-class|x-amz-website-redirect-location|x-amz-meta-.+)$/;
const mostMetadataBytes = 2_048;
const mostDocumentBytes = 4 * 1024 ** 2;

export const xml = (body: string, headers: Answer['headers'] = {}): Answer => ({
  status: 200,
  headers: { ...headers, 'content-type': 'application/xml' },
  body,
});

/** The headers of a request that are kept with an object. */
export const keptHeadersOf = (request: S3Request): { [name: string]: string } => {
  const kept = Object.keys(request.headers).flatMap((name) => {
    const value = headerOf(request, name) ?? '';
    // What is said of the way here is not of the object.
    const own = name === 'content-encoding' ? value.replace(/(^|,)\s*aws-chunked\s*(,|$)/, '').trim() : value;
    return keptHeaders.test(name) && own !== '' ? [[name, own] as const] : [];
  });
  const metadata = kept.filter(([name]) => name.startsWith('x-amz-meta-'));
  const bytes = metadata.reduce((sum, [name, value]) => sum + Buffer.byteLength(name.slice(11) + value), 0);
  if (bytes > mostMetadataBytes)
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  return Object.fromEntries(kept);
};

export const preconditionOf = (request: S3Request): Precondition => ({
  ifMatch: headerOf(request, 'if-match'),
  ifNoneMatch: headerOf(request, 'if-none-match'),
});

/** Keeps the body of a request aside; whoever breaks off leaves nothing. */
export const receive = async (
  store: S3Store,
  request: S3Request,
): Promise<{ id: string; size: number; md5: string; checksums: { readonly [header: string]: string } }> => {
  if (
    headerOf(request, 'content-length') === undefined &&
    headerOf(request, 'transfer-encoding') === undefined
  )
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  const body = new UploadBody(request);
  finished(request.body).catch((error: Error) => body.destroy(error));
  const id = await store.blobs.write(request.body.pipe(body));
  return { id, ...body.measure(), checksums: body.verified() };
};

/** Reads a document of a request. */
export const receiveText = async (request: S3Request): Promise<string> => {
  const pieces: Buffer[] = [];
  let size = 0;
  const body = request.body.pipe(new UploadBody(request));
  for await (const piece of body) {
    size += piece.length;
    if (size > mostDocumentBytes) throw malformedXml();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
};

export const putObject = async (store: S3Store, request: S3Request): Promise<Answer> => {
  const { bucket, key } = request;
  const headers = keptHeadersOf(request);
  const { id, size, md5, checksums } = await receive(store, request);
  const object = { bucket, key, etag: md5, headers: { ...headers, ...checksums }, blobs: [{ id, size }] };
  await store.place({ ...object, reason: 'PutObject' }, preconditionOf(request));
  return { status: 200, headers: { etag: `"${md5}"`, ...checksums } };
};

/** The object that a copy is of, if it is still as the request expects it. */
export const sourceOf = (store: S3Store, request: S3Request): StoredObject & { bucket: string } => {
  const [, path = ''] = /^([^?]*)/.exec(headerOf(request, 'x-amz-copy-source') ?? '') ?? [];
  const { bucket, key } = addressOf(path);
  const source = store.get(bucket, key);
  const read = (name: string) => headerOf(request, `x-amz-copy-source-${name}`);
  const [ifMatch, ifNoneMatch] = [read('if-match'), read('if-none-match')];
  if (ifMatch !== undefined && !namesEtag(ifMatch, source.etag))
    throw preconditionFailed('x-amz-copy-source-If-Match');
  if (ifNoneMatch !== undefined && namesEtag(ifNoneMatch, source.etag))
    throw preconditionFailed('x-amz-copy-source-If-None-Match');
  return { ...source, bucket };
};

export const copyObject = async (store: S3Store, request: S3Request): Promise<Answer> => {
  const { bucket, key } = request;
  const source = sourceOf(store, request);
  const isReplaced = headerOf(request, 'x-amz-metadata-directive') === 'REPLACE';
  if (!isReplaced && source.bucket === bucket && source.key === key)
    throw new S3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  const id = await store.blobs.copy(source.blobs, { start: 0, end: source.size - 1 });
  const { etag, modified } = await store.place(
    {
      ...{ bucket, key, etag: source.etag, blobs: [{ id, size: source.size }] },
      headers: isReplaced ? keptHeadersOf(request) : source.headers,
      reason: 'CopyObject',
    },
    preconditionOf(request),
  );
  return xml(toXml('CopyObjectResult', { LastModified: modified, ETag: `"${etag}"` }));
};

const seconds = (time: string) => Math.floor(Date.parse(time) / 1_000);

/** Tells whether the reader has this version already. */
const isUnchanged = (request: S3Request, { etag, modified }: StoredObject): boolean => {
  const [match, none, unmodified, since] = ['match', 'none-match', 'unmodified-since', 'modified-since'].map(
    (name) => headerOf(request, `if-${name}`),
  );
  if (match !== undefined && !namesEtag(match, etag)) throw preconditionFailed('If-Match');
  if (match === undefined && unmodified !== undefined && seconds(modified) > seconds(unmodified))
    throw preconditionFailed('If-Unmodified-Since');
  if (none !== undefined) return namesEtag(none, etag);
  return since !== undefined && seconds(modified) <= seconds(since);
};

/** Headers that a signed URL asks to be answered in place of those of the object. */
const overrides = ({ query }: S3Request): { [name: string]: string } =>
  Object.fromEntries(
    [...query]
      .filter(([name]) =>
        /^response-(cache-control|content-(disposition|encoding|language|type)|expires)$/.test(name),
      )
      .map(([name, value]) => [name.slice('response-'.length), value]),
  );

const shownHeaders = (request: S3Request, { headers, etag, modified }: StoredObject, isWhole: boolean) => {
  const withChecksums = isWhole && headerOf(request, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  const shown = Object.entries(headers).filter(
    ([name]) => withChecksums || !name.startsWith('x-amz-checksum-'),
  );
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(shown),
    etag: `"${etag}"`,
    'last-modified': new Date(modified).toUTCString(),
    'accept-ranges': 'bytes',
    ...overrides(request),
  };
};

/** Answers GET and HEAD of an object. */
export const getObject = (store: S3Store, request: S3Request): Answer => {
  const object = store.get(request.bucket, request.key);
  const { etag, size, blobs } = object;
  if (isUnchanged(request, object)) return { status: 304, headers: { etag: `"${etag}"` } };
  const range = readRange(headerOf(request, 'range'), size);
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const headers = {
    ...shownHeaders(request, object, range === undefined),
    'content-length': end - start + 1,
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
  };
  const body = request.method === 'HEAD' ? undefined : store.blobs.read(blobs, { start, end });
  return { status: range ? 206 : 200, headers, ...(body && { body }) };
};

const deleteSchema = v.object({
  Delete: v.object({
    Quiet: v.optional(v.string()),
    Object: v.pipe(v.array(v.object({ Key: v.string() })), v.maxLength(1_000)),
  }),
});

export const deleteObjects = async (store: S3Store, request: S3Request): Promise<Answer> => {
  const asked = v.safeParse(deleteSchema, fromXml(await receiveText(request), ['Object']));
  if (!asked.success) throw malformedXml();
  const { Quiet, Object: objects } = asked.output.Delete;
  for (const { Key } of objects) assertKey(Key);
  for (const { Key } of objects) store.remove(request.bucket, Key);
  return xml(toXml('DeleteResult', { Deleted: Quiet === 'true' ? [] : objects.map(({ Key }) => ({ Key })) }));
};
