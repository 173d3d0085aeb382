import { S3Error } from './s3-error.ts';

const MAX_LINE_BYTES = 16 * 1024;

/**
 * Decodes `Content-Encoding: aws-chunked`: `size[;chunk-signature=…]\r\n data \r\n` repeated, a chunk of
 * size 0, then trailer lines. Signatures are not checked.
 */
export class AwsChunkedDecoder {
  readonly trailers = new Map<string, string>();
  #state: 'size' | 'data' | 'data-end' | 'trailers' = 'size';
  #line = '';
  #left = 0;

  /** Tells whether the last chunk, the one of size 0, has come. */
  get isComplete(): boolean {
    return this.#state === 'trailers';
  }

  *decode(input: Buffer): Generator<Buffer> {
    let at = 0;
    while (at < input.length) {
      if (this.#state === 'data') {
        const data = input.subarray(at, at + this.#left);
        at += data.length;
        this.#left -= data.length;
        if (this.#left === 0) this.#state = 'data-end';
        yield data;
      } else {
        at = this.#readLine(input, at);
      }
    }
  }

  #readLine(input: Buffer, start: number): number {
    const newline = input.indexOf('\n', start);
    const end = newline < 0 ? input.length : newline + 1;
    this.#line += input.toString('latin1', start, end);
    if (this.#line.length > MAX_LINE_BYTES) throw malformed();
    if (newline >= 0) {
      const line = this.#line.trim();
      this.#line = '';
      this.#takeLine(line);
    }
    return end;
  }

  #takeLine(line: string): void {
    if (this.#state === 'trailers') {
      const colon = line.indexOf(':');
      if (colon > 0) this.trailers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    } else if (this.#state === 'data-end') {
      if (line !== '') throw malformed();
      this.#state = 'size';
    } else {
      const size = /^[0-9a-f]{1,8}(?=;|$)/i.exec(line)?.[0];
      if (size === undefined) throw malformed();
      this.#left = Number.parseInt(size, 16);
      this.#state = this.#left === 0 ? 'trailers' : 'data';
    }
  }
}

function malformed(): S3Error {
  return new S3Error('IncompleteBody', 'The request body is not valid aws-chunked data.');
}
