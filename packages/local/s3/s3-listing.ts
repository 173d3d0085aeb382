import type { StoredObject } from './object-index.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import type { S3Store } from './s3-store.ts';
import { toXml } from './s3-xml.ts';

const mostPerPage = 1_000;
/** Behind every key that begins with a prefix. */
const behind = (prefix: string) => `${prefix}\u{10ffff}`;

interface ListQuery {
  readonly prefix: string;
  readonly delimiter: string;
  /** A key, or a common prefix if that ended the page before. */
  readonly after: string;
  readonly most: number;
}

interface Page {
  /** Objects, and texts for prefixes that several keys have in common, in order. */
  readonly entries: readonly (StoredObject | string)[];
  readonly isTruncated: boolean;
}

const readMost = (given: string | null): number => {
  if (given === null || given === '') return mostPerPage;
  if (!/^\d+$/.test(given))
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range', {
      ArgumentName: 'max-keys',
    });
  return Math.min(Number(given), mostPerPage);
};

const toToken = (name: string): string => Buffer.from(name).toString('base64url');

const fromToken = (token: string | null): string => {
  const name = Buffer.from(token ?? '', 'base64url').toString();
  if (token !== null && (token === '' || toToken(name) !== token))
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
  return name;
};

/** Objects from a first key on, a page of the index at a time. */
function* objectsFrom(
  { index }: S3Store,
  bucket: string,
  { prefix, after }: ListQuery,
): Generator<StoredObject> {
  for (let last = after; ; ) {
    const found = index.after(bucket, last, prefix, mostPerPage);
    for (const object of found) {
      if (!object.key.startsWith(prefix)) return;
      yield object;
    }
    const end = found.at(-1);
    if (!end || found.length < mostPerPage) return;
    last = end.key;
  }
}

/** The object itself, or what it has in common with others up to a delimiter. */
const entryOf = (object: StoredObject, { prefix, delimiter }: ListQuery): StoredObject | string => {
  const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
  return cut < 0 ? object : object.key.slice(0, cut + delimiter.length);
};

const listPage = (store: S3Store, bucket: string, query: ListQuery): Page => {
  const { prefix, delimiter, after, most } = query;
  const isCommon = delimiter !== '' && after.startsWith(prefix) && after.endsWith(delimiter);
  const entries: (StoredObject | string)[] = [];
  for (const object of objectsFrom(store, bucket, { ...query, after: isCommon ? behind(after) : after })) {
    const entry = entryOf(object, query);
    if (entry === entries.at(-1)) continue;
    if (entries.length === most) return { entries, isTruncated: most > 0 };
    entries.push(entry);
  }
  return { entries, isTruncated: false };
};

const nameOf = (entry: StoredObject | string): string => (typeof entry === 'string' ? entry : entry.key);

/** ListObjects, versions 1 and 2. */
export const listObjects = (store: S3Store, { bucket, query }: S3Request): string => {
  const read = (name: string) => query.get(name) ?? '';
  const isV2 = read('list-type') === '2';
  const after = isV2 ? fromToken(query.get('continuation-token')) || read('start-after') : read('marker');
  const most = readMost(query.get('max-keys'));
  const asked = { prefix: read('prefix'), delimiter: read('delimiter'), after, most };
  const { entries, isTruncated } = listPage(store, bucket, asked);
  const encode = read('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;
  const last = isTruncated ? entries.at(-1) : undefined;
  return toXml('ListBucketResult', {
    Name: bucket,
    Prefix: encode(asked.prefix),
    Delimiter: query.has('delimiter') ? encode(asked.delimiter) : undefined,
    EncodingType: query.get('encoding-type') ?? undefined,
    MaxKeys: most,
    IsTruncated: isTruncated,
    ...(isV2
      ? {
          KeyCount: entries.length,
          ContinuationToken: query.get('continuation-token') ?? undefined,
          StartAfter: query.has('start-after') ? encode(read('start-after')) : undefined,
          NextContinuationToken: last === undefined ? undefined : toToken(nameOf(last)),
        }
      : { Marker: encode(after), NextMarker: last === undefined ? undefined : encode(nameOf(last)) }),
    Contents: entries.flatMap((entry) =>
      typeof entry === 'string'
        ? []
        : [
            {
              Key: encode(entry.key),
              LastModified: entry.modified,
              ETag: `"${entry.etag}"`,
              Size: entry.size,
              StorageClass: 'STANDARD',
            },
          ],
    ),
    CommonPrefixes: entries.flatMap((entry) =>
      typeof entry === 'string' ? [{ Prefix: encode(entry) }] : [],
    ),
  });
};
