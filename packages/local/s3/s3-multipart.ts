import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { StoredPart, StoredUpload } from './object-index.ts';
import { malformedXml, S3Error } from './s3-error.ts';
import {
  type Answer,
  keptHeadersOf,
  preconditionOf,
  receive,
  receiveText,
  sourceOf,
  xml,
} from './s3-objects.ts';
import { readRange } from './s3-range.ts';
import { headerOf, type S3Request } from './s3-request.ts';
import type { S3Store } from './s3-store.ts';
import { fromXml, toXml } from './s3-xml.ts';

const mostParts = 10_000;
const leastPartBytes = 5 * 1024 ** 2;

const uploadOf = ({ index }: S3Store, { bucket, key, query }: S3Request): StoredUpload => {
  const upload = index.findUpload(query.get('uploadId') ?? '');
  if (upload?.bucket === bucket && upload.key === key) return upload;
  throw new S3Error(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  );
};

export const createUpload = (store: S3Store, request: S3Request): Answer => {
  const { bucket, key } = request;
  const id = randomBytes(24).toString('base64url');
  const headers = keptHeadersOf(request);
  store.index.putUpload({ id, bucket, key, headers, initiated: new Date().toISOString() });
  return xml(toXml('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: id }));
};

const putPart = (store: S3Store, upload: StoredUpload, part: StoredPart): void => {
  const before = store.index.parts(upload.id).find(({ number }) => number === part.number);
  store.index.putPart(upload.id, part);
  if (before) store.blobs.drop([{ id: before.blob, size: before.size }]);
};

const numberOf = ({ query }: S3Request): number => {
  const number = Number(query.get('partNumber'));
  if (Number.isInteger(number) && number >= 1 && number <= mostParts) return number;
  throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive', {
    ArgumentName: 'partNumber',
  });
};

export const uploadPart = async (store: S3Store, request: S3Request): Promise<Answer> => {
  const number = numberOf(request);
  uploadOf(store, request);
  const { id, size, md5, checksums } = await receive(store, request);
  // It may have been completed or given up while its part came.
  const upload = uploadOf(store, request);
  putPart(store, upload, { number, size, etag: md5, modified: new Date().toISOString(), blob: id });
  return { status: 200, headers: { etag: `"${md5}"`, ...checksums } };
};

export const copyPart = async (store: S3Store, request: S3Request): Promise<Answer> => {
  const number = numberOf(request);
  uploadOf(store, request);
  const source = sourceOf(store, request);
  const range = readRange(headerOf(request, 'x-amz-copy-source-range'), source.size);
  const { start, end } = range ?? { start: 0, end: source.size - 1 };
  const blob = await store.blobs.copy(source.blobs, { start, end });
  const size = end - start + 1;
  const hash = createHash('md5');
  for await (const piece of store.blobs.read([{ id: blob, size }], { start: 0, end: size - 1 }))
    hash.update(piece);
  const part = { number, size, etag: hash.digest('hex'), modified: new Date().toISOString(), blob };
  putPart(store, uploadOf(store, request), part);
  return xml(toXml('CopyPartResult', { LastModified: part.modified, ETag: `"${part.etag}"` }));
};

const completeSchema = v.object({
  CompleteMultipartUpload: v.object({
    Part: v.pipe(
      v.array(
        v.object({ PartNumber: v.pipe(v.string(), v.digits(), v.transform(Number)), ETag: v.string() }),
      ),
      v.minLength(1),
      v.maxLength(mostParts),
    ),
  }),
});

/** The parts that a request names, which must be those that came, in rising order and large enough. */
const chosenParts = (known: readonly StoredPart[], text: string): StoredPart[] => {
  const asked = v.safeParse(completeSchema, fromXml(text, ['Part']));
  if (!asked.success) throw malformedXml();
  const byNumber = new Map(known.map((part) => [part.number, part]));
  const parts = asked.output.CompleteMultipartUpload.Part.map(({ PartNumber, ETag }) => {
    const part = byNumber.get(PartNumber);
    if (part && ETag.replaceAll('"', '') === part.etag) return part;
    throw new S3Error(
      'InvalidPart',
      "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      { PartNumber },
    );
  });
  if (parts.some(({ number }, index) => index > 0 && number <= (parts[index - 1]?.number ?? 0)))
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
  const small = parts.slice(0, -1).find(({ size }) => size < leastPartBytes);
  if (small)
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      PartNumber: small.number,
    });
  return parts;
};

export const completeUpload = async (store: S3Store, request: S3Request): Promise<Answer> => {
  const text = await receiveText(request);
  const upload = uploadOf(store, request);
  const { bucket, key } = upload;
  const known = store.index.parts(upload.id);
  const parts = chosenParts(known, text);
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(Buffer.from(etag, 'hex'));
  const object = await store.place(
    {
      ...{ bucket, key, headers: upload.headers },
      etag: `${hash.digest('hex')}-${parts.length}`,
      blobs: parts.map(({ blob, size }) => ({ id: blob, size })),
      reason: 'CompleteMultipartUpload',
    },
    preconditionOf(request),
    () => store.index.removeUpload(upload.id),
  );
  const unused = known.filter((part) => !parts.includes(part));
  store.blobs.drop(unused.map(({ blob, size }) => ({ id: blob, size })));
  const Location = `http://${headerOf(request, 'host')}/${bucket}/${encodeURIComponent(key)}`;
  return xml(
    toXml('CompleteMultipartUploadResult', { Location, Bucket: bucket, Key: key, ETag: `"${object.etag}"` }),
  );
};

export const abortUpload = (store: S3Store, request: S3Request): Answer => {
  const { id } = uploadOf(store, request);
  const parts = store.index.parts(id);
  store.index.removeUpload(id);
  store.blobs.drop(parts.map(({ blob, size }) => ({ id: blob, size })));
  return { status: 204 };
};

export const listParts = (store: S3Store, request: S3Request): Answer => {
  const { id, bucket, key } = uploadOf(store, request);
  const after = Number(request.query.get('part-number-marker') ?? 0);
  const parts = store.index.parts(id).filter(({ number }) => number > after);
  const page = parts.slice(0, 1_000);
  const IsTruncated = page.length < parts.length;
  return xml(
    toXml('ListPartsResult', {
      ...{ Bucket: bucket, Key: key, UploadId: id, IsTruncated, MaxParts: 1_000, PartNumberMarker: after },
      NextPartNumberMarker: IsTruncated ? page.at(-1)?.number : undefined,
      Part: page.map(({ number, size, etag, modified }) => ({
        ...{ PartNumber: number, LastModified: modified, ETag: `"${etag}"`, Size: size },
      })),
    }),
  );
};

export const listUploads = (store: S3Store, { bucket, query }: S3Request): Answer => {
  const uploads = store.index.uploads(bucket).filter(({ key }) => key.startsWith(query.get('prefix') ?? ''));
  return xml(
    toXml('ListMultipartUploadsResult', {
      ...{ Bucket: bucket, IsTruncated: false },
      Upload: uploads.map(({ id, key, initiated }) => ({ Key: key, UploadId: id, Initiated: initiated })),
    }),
  );
};
