import { S3Error } from './s3-error.ts';
import { listObjects } from './s3-listing.ts';
import {
  abortUpload,
  completeUpload,
  copyPart,
  createUpload,
  listParts,
  listUploads,
  uploadPart,
} from './s3-multipart.ts';
import { type Answer, copyObject, deleteObjects, getObject, putObject, xml } from './s3-objects.ts';
import { headerOf, type S3Request } from './s3-request.ts';
import type { S3Store } from './s3-store.ts';
import { toXml } from './s3-xml.ts';

const listingParameters =
  /^(list-type|prefix|delimiter|max-keys|marker|start-after|continuation-token|encoding-type|fetch-owner|x-id|x-amz-.*)$/i;
/** Parameters that belong to a plain read or write of an object. */
const objectParameters = /^(x-id|x-amz-.*|response-.*)$/i;

const refuseMethod = ({ method }: S3Request): never => {
  throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
    Method: method,
  });
};

/** Settings of objects and buckets are those of the template, and nobody reads them here. */
const refuseSetting = (name: string): never => {
  throw new S3Error('NotImplemented', `The local S3 does not know ?${name}.`);
};

const firstUnknown = (query: URLSearchParams, known: RegExp): string | undefined =>
  [...query.keys()].find((name) => !known.test(name));

const aboutBuckets = (store: S3Store, request: S3Request): Answer => {
  if (request.method !== 'GET') return refuseMethod(request);
  const buckets = store.index.buckets().map(({ name, created }) => ({ Name: name, CreationDate: created }));
  return xml(toXml('ListAllMyBucketsResult', { Owner: { ID: 'local' }, Buckets: { Bucket: buckets } }));
};

const removeBucket = ({ index }: S3Store, { bucket }: S3Request): Answer => {
  if (index.after(bucket, '', '', 1).length > 0)
    throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty', {
      BucketName: bucket,
    });
  index.removeBucket(bucket);
  return { status: 204 };
};

const aboutBucket = async (store: S3Store, request: S3Request): Promise<Answer> => {
  const { method, bucket, query } = request;
  if (method === 'PUT' && query.size === 0) {
    store.index.putBucket(bucket);
    return { status: 200, headers: { location: `/${bucket}` } };
  }
  store.assertBucket(bucket);
  if (method === 'DELETE' && query.size === 0) return removeBucket(store, request);
  if (method === 'HEAD') return { status: 200 };
  if (method === 'POST' && query.has('delete')) return deleteObjects(store, request);
  if (method !== 'GET') return refuseMethod(request);
  if (query.has('location')) return xml(toXml('LocationConstraint', {}));
  if (query.has('uploads')) return listUploads(store, request);
  const setting = firstUnknown(query, listingParameters);
  return setting === undefined ? xml(listObjects(store, request)) : refuseSetting(setting);
};

const aboutUpload = (store: S3Store, request: S3Request): Answer | Promise<Answer> => {
  const isCopy = headerOf(request, 'x-amz-copy-source') !== undefined;
  switch (request.method) {
    case 'PUT':
      return (isCopy ? copyPart : uploadPart)(store, request);
    case 'POST':
      return completeUpload(store, request);
    case 'DELETE':
      return abortUpload(store, request);
    case 'GET':
      return listParts(store, request);
    default:
      return refuseMethod(request);
  }
};

const aboutObject = (store: S3Store, request: S3Request): Answer | Promise<Answer> => {
  const { method, bucket, key, query } = request;
  store.assertBucket(bucket);
  if (query.has('uploadId')) return aboutUpload(store, request);
  if (method === 'POST' && query.has('uploads')) return createUpload(store, request);
  const setting = firstUnknown(query, objectParameters);
  if (setting !== undefined) return refuseSetting(setting);
  switch (method) {
    case 'GET':
    case 'HEAD':
      return getObject(store, request);
    case 'PUT':
      return (headerOf(request, 'x-amz-copy-source') === undefined ? putObject : copyObject)(store, request);
    case 'DELETE':
      store.remove(bucket, key);
      return { status: 204 };
    default:
      return refuseMethod(request);
  }
};

/** Answers a request that is let in. @throws S3Error */
export const answerRequest = async (store: S3Store, request: S3Request): Promise<Answer> => {
  if (request.bucket === '') return aboutBuckets(store, request);
  return request.key === '' ? aboutBucket(store, request) : aboutObject(store, request);
};
