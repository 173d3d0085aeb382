import { createHash, type Hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { AwsChunkedDecoder } from './aws-chunked.ts';
import { type Checksum, checksums } from './checksums.ts';
import { S3Error } from './s3-error.ts';
import { headerOf, type S3Request } from './s3-request.ts';

const mostBytes = 5 * 1024 ** 3;

/**
 * The plain bytes of an upload: takes the SDK's `aws-chunked` framing off, and ends with S3's own error
 * if the bytes are not those that the length, the signature and checksum headers (or trailers) promise.
 */
export class UploadBody extends Transform {
  readonly #decoder: AwsChunkedDecoder | undefined;
  readonly #checksums: readonly (readonly [header: string, Checksum])[];
  readonly #promised: (header: string) => string | undefined;
  readonly #length: number | undefined;
  readonly #md5: Hash = createHash('md5');
  readonly #signed: { readonly hash: Hash; readonly value: string } | undefined;
  #received = 0;

  constructor(request: S3Request) {
    super();
    const read = (name: string) => headerOf(request, name);
    const content = read('x-amz-content-sha256') ?? '';
    const chunked = content.startsWith('STREAMING-');
    this.#decoder = chunked ? new AwsChunkedDecoder() : undefined;
    const length = read(chunked ? 'x-amz-decoded-content-length' : 'content-length');
    this.#length = length === undefined ? undefined : Number(length);
    if ((this.#length ?? 0) > mostBytes)
      throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    if (/^[0-9a-f]{64}$/.test(content)) this.#signed = { hash: createHash('sha256'), value: content };
    this.#promised = (header) => read(header) ?? this.#decoder?.trailers.get(header);
    const trailers = (read('x-amz-trailer') ?? '').split(',').map((name) => name.trim());
    this.#checksums = Object.entries(checksums)
      .filter(([header]) => read(header) !== undefined || trailers.includes(header))
      .map(([header, create]) => [header, create()]);
  }

  /** Bytes and MD5 (hexadecimal) of what came; known at its end. */
  measure(): { readonly size: number; readonly md5: string } {
    return { size: this.#received, md5: this.#md5.digest('hex') };
  }

  /** Checksums that came with the object and are right, to be answered with it. */
  verified(): { readonly [header: string]: string } {
    return Object.fromEntries(
      this.#checksums.flatMap(([header]) => {
        const promised = this.#promised(header);
        return promised === undefined || header === 'content-md5' ? [] : [[header, promised]];
      }),
    );
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: TransformCallback): void {
    try {
      for (const data of this.#decoder?.decode(chunk) ?? [chunk]) {
        this.#received += data.length;
        this.#md5.update(data);
        this.#signed?.hash.update(data);
        for (const [, checksum] of this.#checksums) checksum.update(data);
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
    if (this.#signed && this.#signed.hash.digest('hex') !== this.#signed.value) {
      return new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    const wrong = this.#checksums.find(([header, checksum]) => {
      const promised = this.#promised(header);
      return promised !== undefined && promised !== checksum.digest();
    });
    if (wrong === undefined) return null;
    return new S3Error('BadDigest', `The ${wrong[0]} you specified did not match the calculated checksum.`);
  }
}
