import { createHash, type Hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { crc32 } from 'node:zlib';
import S3Error from 's3rver/lib/models/error.js';
import { AwsChunkedDecoder } from './aws-chunked.ts';

type Checksum = { readonly header: string; update(data: Buffer): void; digest(): string };

/** What must be true of the object that is replaced, for this body to replace it. */
export type Precondition = {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
};

/**
 * The plain bytes of an upload: takes the SDK's `aws-chunked` framing off, and ends with S3's own error
 * if the bytes are not those that the length and checksum headers (or trailers) promise.
 */
export class UploadBody extends Transform {
  readonly precondition: Precondition;
  readonly #decoder: AwsChunkedDecoder | undefined;
  readonly #checksums: readonly Checksum[];
  readonly #promised: (header: string) => string | undefined;
  readonly #length: number | undefined;
  #received = 0;

  constructor(headers: IncomingHttpHeaders) {
    super();
    this.precondition = { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
    const chunked = one(headers['x-amz-content-sha256'])?.startsWith('STREAMING-') ?? false;
    this.#decoder = chunked ? new AwsChunkedDecoder() : undefined;
    const length = one(headers[chunked ? 'x-amz-decoded-content-length' : 'content-length']);
    this.#length = length === undefined ? undefined : Number(length);
    this.#promised = (header) => one(headers[header]) ?? this.#decoder?.trailers.get(header);
    this.#checksums = checksumsFor(headers);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    try {
      for (const data of this.#decoder?.decode(chunk) ?? [chunk]) {
        this.#received += data.length;
        for (const checksum of this.#checksums) checksum.update(data);
        this.push(data);
      }
      callback();
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override _flush(callback: TransformCallback): void {
    callback(this.#mismatch());
  }

  #mismatch(): S3Error | null {
    if (this.#decoder?.isComplete === false || (this.#length ?? this.#received) !== this.#received) {
      return new S3Error(
        'IncompleteBody',
        'You did not provide the number of bytes specified by the Content-Length HTTP header',
      );
    }
    const wrong = this.#checksums.find(({ header, digest }) => {
      const promised = this.#promised(header);
      return promised !== undefined && promised !== digest();
    });
    if (wrong === undefined) return null;
    return new S3Error(
      'BadDigest',
      `The ${wrong.header} you specified did not match the calculated checksum.`,
    );
  }
}

/** CRC-32C and CRC-64/NVME, which Node cannot calculate, are taken on trust. */
function checksumsFor(headers: IncomingHttpHeaders): Checksum[] {
  const trailers = (one(headers['x-amz-trailer']) ?? '').split(',').map((name) => name.trim());
  const known: Checksum[] = [
    hashChecksum('content-md5', createHash('md5')),
    hashChecksum('x-amz-checksum-sha1', createHash('sha1')),
    hashChecksum('x-amz-checksum-sha256', createHash('sha256')),
    crc32Checksum(),
  ];
  return known.filter(({ header }) => headers[header] !== undefined || trailers.includes(header));
}

function hashChecksum(header: string, hash: Hash): Checksum {
  return { header, update: (data) => void hash.update(data), digest: () => hash.digest('base64') };
}

function crc32Checksum(): Checksum {
  let sum = 0;
  return {
    header: 'x-amz-checksum-crc32',
    update: (data) => {
      sum = crc32(data, sum);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(sum);
      return bytes.toString('base64');
    },
  };
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
