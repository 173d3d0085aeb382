import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** A running checksum; its digest is in base64, as S3's headers have it. */
export interface Checksum {
  update(data: Buffer): void;
  digest(): string;
}

const hashed = (name: string): Checksum => {
  const hash = createHash(name);
  return { update: (data) => void hash.update(data), digest: () => hash.digest('base64') };
};

const base64Of = (...words: number[]): string => {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [index, word] of words.entries()) bytes.writeUInt32BE(word >>> 0, index * 4);
  return bytes.toString('base64');
};

const zlibCrc32 = (): Checksum => {
  let sum = 0;
  return {
    update: (data) => {
      sum = crc32(data, sum);
    },
    digest: () => base64Of(sum),
  };
};

/** What each byte adds to a reflected CRC of 64 bits, in two halves; one of 32 bits has its polynomial in the lower. */
const tableOf = (high: number, low: number): { readonly high: Uint32Array; readonly low: Uint32Array } => {
  const table = { high: new Uint32Array(256), low: new Uint32Array(256) };
  for (let byte = 0; byte < 256; byte++) {
    let [upper, lower] = [0, byte];
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = (lower & 1) === 1;
      lower = ((lower >>> 1) | ((upper & 1) << 31)) >>> 0;
      upper >>>= 1;
      if (isOdd) [upper, lower] = [(upper ^ high) >>> 0, (lower ^ low) >>> 0];
    }
    table.high[byte] = upper;
    table.low[byte] = lower;
  }
  return table;
};

const tables = { crc32c: tableOf(0, 0x82f63b78), crc64nvme: tableOf(0x9a6c9329, 0xac4bc9b5) };

const tabled = (name: keyof typeof tables): Checksum => {
  const table = tables[name];
  let [upper, lower] = [name === 'crc32c' ? 0 : 0xffffffff, 0xffffffff];
  return {
    update: (data) => {
      for (const byte of data) {
        const index = (lower ^ byte) & 0xff;
        lower = (((lower >>> 8) | ((upper & 0xff) << 24)) ^ (table.low[index] ?? 0)) >>> 0;
        upper = ((upper >>> 8) ^ (table.high[index] ?? 0)) >>> 0;
      }
    },
    digest: () => (name === 'crc32c' ? base64Of(~lower) : base64Of(~upper, ~lower)),
  };
};

/** The checksums that S3 takes, by the headers and trailers that they come in. */
export const checksums: { readonly [header: string]: () => Checksum } = {
  'content-md5': () => hashed('md5'),
  'x-amz-checksum-crc32': zlibCrc32,
  'x-amz-checksum-crc32c': () => tabled('crc32c'),
  'x-amz-checksum-crc64nvme': () => tabled('crc64nvme'),
  'x-amz-checksum-sha1': () => hashed('sha1'),
  'x-amz-checksum-sha256': () => hashed('sha256'),
};
