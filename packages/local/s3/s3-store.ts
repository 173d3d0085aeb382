import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import S3Error from 's3rver/lib/models/error.js';
import S3Object from 's3rver/lib/models/object.js';
import FilesystemStore from 's3rver/lib/stores/filesystem.js';
import type { ObjectCreatedEvent } from '../types.ts';
import { assertBucketName, assertKey } from './s3-keys.ts';
import { type Precondition, UploadBody } from './s3-upload-body.ts';

export type CreatedObject = Pick<ObjectCreatedEvent, 'bucket' | 'key' | 'size' | 'etag' | 'reason'>;

/** Complete bytes that no key shows yet. */
export type SpooledFile = { readonly path: string; readonly size: number; readonly md5: string };

const KEPT_HEADERS =
  /^(cache-control|content-disposition|content-encoding|content-language|content-type|expires|x-amz-(storage-class|website-redirect-location|meta-.+))$/;

/**
 * s3rver's file layout with S3's promises: an object is replaced as a whole or not at all (also when the
 * upload breaks off or the process is killed), readers keep the version that they began to read, and
 * a key never leaves its bucket's folder. What a request may see is read or changed without giving way
 * to another request, hence the synchronous calls.
 */
export class AtomicStore extends FilesystemStore {
  readonly #spoolDirectory: string;
  readonly #onCreated: (object: CreatedObject) => Promise<void>;

  /** `onCreated` settles before the writer gets its answer. Both folders must be on one file system. */
  constructor(root: string, spoolDirectory: string, onCreated: (object: CreatedObject) => Promise<void>) {
    super(root);
    this.#spoolDirectory = spoolDirectory;
    this.#onCreated = onCreated;
    fs.rmSync(spoolDirectory, { recursive: true, force: true });
    fs.mkdirSync(spoolDirectory, { recursive: true });
  }

  override getBucketPath(bucket: string): string {
    assertBucketName(bucket);
    return super.getBucketPath(bucket);
  }

  override getResourcePath(bucket: string, key: string | undefined, resource: string): string {
    assertBucketName(bucket);
    assertKey(key ?? '');
    return super.getResourcePath(bucket, key, resource);
  }

  override async getMetadata(bucket: string, key: string): Promise<FilesystemStore.Metadata> {
    return this.#readMetadata(bucket, key, fs.statSync(this.getResourcePath(bucket, key, 'object')));
  }

  override async getObject(
    bucket: string,
    key: string,
    range: FilesystemStore.Range = {},
  ): Promise<S3Object | null> {
    const fd = openIfExists(this.getResourcePath(bucket, key, 'object'));
    if (fd === undefined) return null;
    const stat = fs.fstatSync(fd);
    const metadata = this.#readMetadata(bucket, key, stat);
    const wanted = {
      start: range.start ?? 0,
      end: Math.min(range.end ?? Number.POSITIVE_INFINITY, stat.size - 1),
    };
    const satisfiable = wanted.start <= wanted.end;
    if (!satisfiable) fs.closeSync(fd);
    const content = satisfiable ? fs.createReadStream('', { fd, ...wanted }) : Readable.from([]);
    const isRange = range.start !== undefined || range.end !== undefined;
    // Without content s3rver answers 416.
    const object = new S3Object(bucket, key, isRange && !satisfiable ? null : content, metadata);
    if (isRange) object.range = wanted;
    return object;
  }

  override async putObject(object: S3Object): Promise<FilesystemStore.Stored> {
    const reason = object.content instanceof UploadBody ? 'PutObject' : 'POST Object';
    this.getResourcePath(object.bucket, object.key, 'object');
    return this.replace(object, await this.spool(object.content), reason);
  }

  override async copyObject(
    sourceBucket: string,
    sourceKey: string,
    bucket: string,
    key: string,
    replacementMetadata: FilesystemStore.Metadata | null,
  ): Promise<FilesystemStore.Metadata> {
    const source = await this.getObject(sourceBucket, sourceKey);
    if (source === null)
      throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: sourceKey });
    const spooled = await this.spool(source.content);
    const copy = new S3Object(bucket, key, null, replacementMetadata ?? source.metadata);
    await this.replace(copy, spooled, 'CopyObject');
    return this.getMetadata(bucket, key);
  }

  override async deleteObject(bucket: string, key: string): Promise<void> {
    const objectPath = this.getResourcePath(bucket, key, 'object');
    for (const file of [
      objectPath,
      `${objectPath}.md5`,
      this.getResourcePath(bucket, key, 'metadata.json'),
    ]) {
      fs.rmSync(file, { force: true });
    }
    const bucketPath = this.getBucketPath(bucket);
    for (
      let folder = path.dirname(objectPath);
      folder !== bucketPath && fs.existsSync(folder) && fs.readdirSync(folder).length === 0;
      folder = path.dirname(folder)
    ) {
      fs.rmdirSync(folder);
    }
  }

  /** Writes the bytes aside; rejects, and leaves nothing, if they do not come completely. */
  protected async spool(
    content: Iterable<Buffer> | AsyncIterable<Buffer> | Buffer | null,
  ): Promise<SpooledFile> {
    const file = path.join(this.#spoolDirectory, randomUUID());
    const hash = createHash('md5');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, callback) {
        size += chunk.length;
        hash.update(chunk);
        callback(null, chunk);
      },
    });
    const source = content instanceof Readable ? content : Readable.from(content === null ? [] : [content]);
    try {
      await pipeline(source, measure, fs.createWriteStream(file));
    } catch (error) {
      fs.rmSync(file, { force: true });
      throw error;
    }
    return { path: file, size, md5: hash.digest('hex') };
  }

  /** Makes spooled bytes the object's new version, unless the upload's precondition fails now. */
  protected async replace(
    object: S3Object,
    spooled: SpooledFile,
    reason: CreatedObject['reason'],
  ): Promise<FilesystemStore.Stored> {
    const { bucket, key } = object;
    const objectPath = this.getResourcePath(bucket, key, 'object');
    try {
      if (object.content instanceof UploadBody) this.#assertPrecondition(object, object.content.precondition);
      fs.mkdirSync(path.dirname(objectPath), { recursive: true });
      // Killed between these lines, the object has no checksum file, and gets a new one when it is read.
      fs.rmSync(`${objectPath}.md5`, { force: true });
      fs.renameSync(spooled.path, objectPath);
    } finally {
      fs.rmSync(spooled.path, { force: true });
    }
    const kept = Object.entries(object.metadata).filter(([header]) => KEPT_HEADERS.test(header));
    fs.writeFileSync(
      this.getResourcePath(bucket, key, 'metadata.json'),
      JSON.stringify(Object.fromEntries(kept)),
    );
    fs.writeFileSync(`${objectPath}.md5`, spooled.md5);
    await this.#onCreated({ bucket, key, size: spooled.size, etag: spooled.md5, reason });
    return { size: spooled.size, md5: spooled.md5 };
  }

  #assertPrecondition({ bucket, key }: S3Object, { ifMatch, ifNoneMatch }: Precondition): void {
    if (ifMatch === undefined && ifNoneMatch === undefined) return;
    const objectPath = this.getResourcePath(bucket, key, 'object');
    const etag = fs.existsSync(objectPath) ? JSON.stringify(readMd5(objectPath)) : undefined;
    if (ifMatch !== undefined && etag === undefined) {
      throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: key });
    }
    const failed = ifMatch !== undefined ? !matchesEtag(ifMatch, etag) : matchesEtag(ifNoneMatch, etag);
    if (failed) throw preconditionFailed(ifMatch === undefined ? 'If-None-Match' : 'If-Match');
  }

  #readMetadata(bucket: string, key: string, stat: fs.Stats): FilesystemStore.Metadata {
    const metadataPath = this.getResourcePath(bucket, key, 'metadata.json');
    const kept: FilesystemStore.Metadata = fs.existsSync(metadataPath)
      ? JSON.parse(fs.readFileSync(metadataPath, 'utf8'))
      : {};
    return {
      ...kept,
      etag: JSON.stringify(readMd5(this.getResourcePath(bucket, key, 'object'))),
      'last-modified': stat.mtime.toUTCString(),
      'content-length': stat.size,
    };
  }
}

export function preconditionFailed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });
}

export function matchesEtag(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return false;
  return header
    .split(',')
    .some((value) => value.trim() === '*' || JSON.stringify(value.trim().replaceAll('"', '')) === etag);
}

function readMd5(objectPath: string): string {
  const md5Path = `${objectPath}.md5`;
  if (fs.existsSync(md5Path)) return fs.readFileSync(md5Path, 'utf8');
  const hash = createHash('md5');
  const fd = fs.openSync(objectPath, 'r');
  const buffer = Buffer.alloc(1024 * 1024);
  for (let read = fs.readSync(fd, buffer); read > 0; read = fs.readSync(fd, buffer)) {
    hash.update(buffer.subarray(0, read));
  }
  fs.closeSync(fd);
  const md5 = hash.digest('hex');
  fs.writeFileSync(md5Path, md5);
  return md5;
}

function openIfExists(file: string): number | undefined {
  try {
    return fs.openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
