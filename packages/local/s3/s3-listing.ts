import { readdirSync } from 'node:fs';
import path from 'node:path';
import type S3rver from 's3rver';
import S3Error from 's3rver/lib/models/error.js';
import type FilesystemStore from 's3rver/lib/stores/filesystem.js';
import { isFolder } from './s3-keys.ts';

const OBJECT_SUFFIX = '._S3rver_object';
const MAX_PAGE = 1000;
const LISTING_PARAMETERS =
  /^(list-type|prefix|delimiter|max-keys|marker|start-after|continuation-token|encoding-type|fetch-owner|x-id|x-amz-.*)$/i;

type ListQuery = {
  readonly prefix: string;
  readonly delimiter: string;
  /** A key, or a common prefix if that ended the page before. */
  readonly after: string;
  readonly maxKeys: number;
};
/** Keys and common prefixes, in order. */
type Page = { readonly entries: readonly Entry[]; readonly isTruncated: boolean };
type Entry = { readonly name: string; readonly isPrefix: boolean };

/** Whether a GET of a bucket asks for its objects, and not for a setting such as `?cors`. */
export function isListing(query: S3rver.Context['query']): boolean {
  return Object.keys(query).every((name) => LISTING_PARAMETERS.test(name));
}

/**
 * ListObjects, versions 1 and 2, in S3's order, which is that of the whole key. s3rver's goes folder by
 * folder (`a/b` before `a-c`) and cannot make a continuation token, as it does so with a cipher that
 * today's Node no longer has.
 */
export async function listBucket(store: FilesystemStore, bucket: string, query: S3rver.Context['query']) {
  const read = (name: string) => String(query[name] ?? '');
  const isV2 = read('list-type') === '2';
  const after = isV2 ? fromToken(read('continuation-token')) || read('start-after') : read('marker');
  const maxKeys = toMaxKeys(query['max-keys']);
  const page = listPage(store.getBucketPath(bucket), {
    prefix: read('prefix'),
    delimiter: read('delimiter'),
    after,
    maxKeys,
  });
  const encode = read('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;
  const last = page.isTruncated ? (page.entries.at(-1)?.name ?? '') : undefined;
  const keys = page.entries.filter(({ isPrefix }) => !isPrefix);
  return {
    ListBucketResult: {
      '@': { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/' },
      Name: bucket,
      Prefix: encode(read('prefix')),
      Delimiter: query.delimiter === undefined ? undefined : encode(read('delimiter')),
      EncodingType: query['encoding-type'],
      MaxKeys: maxKeys,
      IsTruncated: page.isTruncated,
      ...(isV2
        ? {
            KeyCount: page.entries.length,
            ContinuationToken: query['continuation-token'],
            NextContinuationToken: last === undefined ? undefined : toToken(last),
          }
        : { Marker: encode(after), NextMarker: last === undefined ? undefined : encode(last) }),
      Contents: await Promise.all(keys.map(({ name }) => contentOf(store, bucket, name, encode))),
      CommonPrefixes: page.entries
        .filter(({ isPrefix }) => isPrefix)
        .map(({ name }) => ({ Prefix: encode(name) })),
    },
  };
}

async function contentOf(
  store: FilesystemStore,
  bucket: string,
  key: string,
  encode: (text: string) => string,
) {
  const metadata = await store.getMetadata(bucket, key);
  return {
    Key: encode(key),
    LastModified: new Date(metadata['last-modified'] ?? 0).toISOString(),
    ETag: metadata.etag,
    Size: metadata['content-length'],
    StorageClass: 'STANDARD',
  };
}

function listPage(bucketPath: string, { prefix, delimiter, after, maxKeys }: ListQuery): Page {
  const entries: Entry[] = [];
  for (const key of keysWith(prefix, bucketPath).sort()) {
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const name = cut < 0 ? key : key.slice(0, cut + delimiter.length);
    if (key <= after || name === after || name === entries.at(-1)?.name) continue;
    if (entries.length === maxKeys) return { entries, isTruncated: maxKeys > 0 };
    entries.push({ name, isPrefix: cut >= 0 });
  }
  return { entries, isTruncated: false };
}

function keysWith(prefix: string, bucketPath: string): string[] {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  if (!isFolder(folder)) return [];
  return [...walk(path.join(bucketPath, folder), folder)].filter((key) => key.startsWith(prefix));
}

function* walk(directory: string, folder: string): Generator<string> {
  for (const entry of entriesOf(directory)) {
    if (entry.isDirectory()) yield* walk(path.join(directory, entry.name), `${folder}${entry.name}/`);
    else if (entry.name.endsWith(OBJECT_SUFFIX)) yield folder + entry.name.slice(0, -OBJECT_SUFFIX.length);
  }
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function toMaxKeys(text: unknown): number {
  const maxKeys = Number(text ?? MAX_PAGE);
  if (Number.isInteger(maxKeys) && maxKeys >= 0) return Math.min(maxKeys, MAX_PAGE);
  throw new S3Error('InvalidArgument', 'Argument maxKeys must be an integer between 0 and 2147483647', {
    ArgumentName: 'maxKeys',
    ArgumentValue: String(text),
  });
}

function toToken(name: string): string {
  return Buffer.from(name).toString('base64url');
}

function fromToken(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}
