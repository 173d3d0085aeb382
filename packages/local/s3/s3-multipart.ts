import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import S3Error from 's3rver/lib/models/error.js';
import S3Object from 's3rver/lib/models/object.js';
import type FilesystemStore from 's3rver/lib/stores/filesystem.js';
import * as v from 'valibot';
import { assertKey } from './s3-keys.ts';
import { AtomicStore } from './s3-store.ts';

const MIN_PART_BYTES = 5 * 1024 * 1024;
const MAX_PARTS = 10_000;

const metadataSchema = v.record(v.string(), v.union([v.string(), v.number()]));

/** Multipart uploads with S3's checks: s3rver's own end the process when a part is missing. */
export class MultipartStore extends AtomicStore {
  override async initiateUpload(
    bucket: string,
    key: string,
    uploadId: string,
    metadata: FilesystemStore.Metadata,
  ): Promise<void> {
    assertKey(key);
    await super.initiateUpload(bucket, key, uploadId, metadata);
  }

  override async putPart(
    bucket: string,
    uploadId: string,
    partNumber: string,
    content: Readable,
  ): Promise<FilesystemStore.Stored> {
    const directory = this.#uploadDirectory(bucket, uploadId);
    if (!/^\d{1,5}$/.test(partNumber) || Number(partNumber) < 1 || Number(partNumber) > MAX_PARTS) {
      throw new S3Error(
        'InvalidArgument',
        `Part number must be an integer between 1 and ${MAX_PARTS}, inclusive`,
        {
          ArgumentName: 'partNumber',
          ArgumentValue: partNumber,
        },
      );
    }
    const spooled = await this.spool(content);
    // The upload may have been aborted meanwhile.
    const partPath = path.join(this.#uploadDirectory(bucket, uploadId), String(Number(partNumber)));
    fs.renameSync(spooled.path, partPath);
    fs.writeFileSync(path.join(directory, `${Number(partNumber)}.md5`), spooled.md5);
    return { size: spooled.size, md5: spooled.md5 };
  }

  override async putObjectMultipart(
    bucket: string,
    uploadId: string,
    parts: readonly FilesystemStore.Part[],
  ): Promise<FilesystemStore.Stored> {
    const directory = this.#uploadDirectory(bucket, uploadId);
    assertParts(directory, parts);
    const key = fs.readFileSync(path.join(directory, 'key'), 'utf8');
    const headers = JSON.parse(fs.readFileSync(path.join(directory, 'metadata'), 'utf8'));
    const files = parts.map(({ number }) => path.join(directory, String(number)));
    const spooled = await this.spool(Readable.from(concatenate(files), { objectMode: false }));
    const md5 = multipartEtag(parts);
    const object = new S3Object(bucket, key, null, v.parse(metadataSchema, headers));
    const stored = await this.replace(object, { ...spooled, md5 }, 'CompleteMultipartUpload');
    fs.rmSync(directory, { recursive: true, force: true });
    return stored;
  }

  abortUpload(bucket: string, uploadId: string): void {
    fs.rmSync(this.#uploadDirectory(bucket, uploadId), { recursive: true, force: true });
  }

  #uploadDirectory(bucket: string, uploadId: string): string {
    const directory = path.join(this.getResourcePath(bucket, undefined, 'uploads'), uploadId);
    if (/^[0-9a-f]{32}$/.test(uploadId) && fs.existsSync(directory)) return directory;
    throw new S3Error(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      { UploadId: uploadId },
    );
  }
}

function assertParts(directory: string, parts: readonly FilesystemStore.Part[]): void {
  for (const [index, { number, etag }] of parts.entries()) {
    if (index > 0 && number <= (parts[index - 1]?.number ?? 0)) {
      throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
    }
    const file = path.join(directory, String(number));
    if (!fs.existsSync(`${file}.md5`) || fs.readFileSync(`${file}.md5`, 'utf8') !== etag) {
      throw new S3Error('InvalidPart', 'One or more of the specified parts could not be found.', {
        PartNumber: number,
      });
    }
    if (index < parts.length - 1 && fs.statSync(file).size < MIN_PART_BYTES) {
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
        PartNumber: number,
      });
    }
  }
}

/** S3's: the MD5 of the parts' MD5s, and how many there were. */
function multipartEtag(parts: readonly FilesystemStore.Part[]): string {
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(Buffer.from(etag, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

async function* concatenate(files: readonly string[]): AsyncGenerator<Buffer> {
  for (const file of files) yield* fs.createReadStream(file);
}
