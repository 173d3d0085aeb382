import fs from 'node:fs';
import path from 'node:path';
import type { ObjectCreatedEvent } from '../types.ts';
import { type Blob, BlobStore } from './blob-store.ts';
import { ObjectIndex, type StoredObject } from './object-index.ts';
import { noSuchKey, preconditionFailed, S3Error } from './s3-error.ts';

export type CreatedObject = Pick<ObjectCreatedEvent, 'bucket' | 'key' | 'size' | 'etag' | 'reason'>;

/** What must be true of the object that is replaced, for another one to replace it. */
export interface Precondition {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** An object that is about to be there: its bytes are complete, and no key shows them yet. */
export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly headers: { readonly [name: string]: string };
  readonly blobs: readonly Blob[];
  readonly reason: ObjectCreatedEvent['reason'];
}

/** Tells whether an `If-Match` or `If-None-Match` header names this ETag (without quotes). */
export const namesEtag = (header: string, etag: string): boolean =>
  header.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '').replaceAll('"', '')));

const assertPrecondition = (
  key: string,
  present: StoredObject | undefined,
  { ifMatch, ifNoneMatch }: Precondition,
): void => {
  if (ifMatch !== undefined) {
    if (!present) throw noSuchKey(key);
    if (!namesEtag(ifMatch, present.etag)) throw preconditionFailed('If-Match');
  }
  if (ifNoneMatch !== undefined && present && namesEtag(ifNoneMatch, present.etag))
    throw preconditionFailed('If-None-Match');
};

/**
 * Buckets and objects with S3's promises: an object is replaced as a whole or not at all (also when the upload breaks
 * off or the process is killed), and readers keep the version that they began to read.
 */
export class S3Store {
  readonly index: ObjectIndex;
  readonly blobs: BlobStore;
  readonly #onCreated: (object: CreatedObject) => Promise<void>;

  /** `onCreated` settles before the writer gets its answer. */
  constructor(directory: string, onCreated: (object: CreatedObject) => Promise<void>) {
    fs.mkdirSync(directory, { recursive: true });
    this.index = new ObjectIndex(path.join(directory, 'objects.sqlite'));
    this.blobs = new BlobStore(path.join(directory, 'blobs'));
    this.blobs.keepOnly(this.index.blobs());
    this.#onCreated = onCreated;
  }

  close(): void {
    this.index.close();
  }

  /** @throws S3Error `NoSuchBucket` */
  assertBucket(bucket: string): void {
    if (!this.index.hasBucket(bucket))
      throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket });
  }

  /** @throws S3Error `NoSuchBucket`, `NoSuchKey` */
  get(bucket: string, key: string): StoredObject {
    this.assertBucket(bucket);
    const object = this.index.find(bucket, key);
    if (!object) throw noSuchKey(key);
    return object;
  }

  /**
   * Puts an object in its place.
   * @param alongside what changes with it, all or nothing
   * @throws S3Error when the precondition does not hold; the bytes are dropped then
   */
  async place(
    { bucket, key, etag, headers, blobs, reason }: NewObject,
    precondition: Precondition,
    alongside: () => void = () => undefined,
  ): Promise<StoredObject> {
    const size = blobs.reduce((sum, blob) => sum + blob.size, 0);
    const object = { key, size, etag, modified: new Date().toISOString(), headers, blobs: [...blobs] };
    const before = this.index.find(bucket, key);
    try {
      assertPrecondition(key, before, precondition);
      this.index.atomically(() => {
        this.index.put(bucket, object);
        alongside();
      });
    } catch (error) {
      // Those of an upload in parts stay its own.
      if (reason !== 'CompleteMultipartUpload') this.blobs.drop(blobs);
      throw error;
    }
    if (before) this.blobs.drop(before.blobs);
    await this.#onCreated({ bucket, key, size, etag, reason });
    return object;
  }

  remove(bucket: string, key: string): void {
    const object = this.index.find(bucket, key);
    if (!object) return;
    this.index.remove(bucket, key);
    this.blobs.drop(object.blobs);
  }
}
