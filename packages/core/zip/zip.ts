import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { failure } from '../error.ts';

/** A file of an archive; its bytes are asked for when its turn comes. */
export interface ZipEntry {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

/** What the fields of 32 bits can hold: beyond it readers differ. */
const most = 0xffff_ffff;
/** Names are UTF-8; sizes stand behind the bytes. */
const flags = 0x0808;
const deflated = 8;
/** 1980-01-01, so that the same rows are the same bytes. */
const date = 0x0021;

const signatures = { local: 0x0403_4b50, descriptor: 0x0807_4b50, central: 0x0201_4b50, end: 0x0605_4b50 };

const requireRoom = (bytes: number): void => {
  if (bytes > most)
    throw failure(
      'too_large',
      'export_too_large',
      'The file would have more than 4 GB. Export it as CSV, or in parts.',
    );
};

/** Little-endian fields: those of a number are 16 bits wide, those in a list 32. */
const header = (...fields: readonly (number | readonly [number])[]): Buffer => {
  const bytes = Buffer.alloc(fields.reduce<number>((sum, one) => sum + (typeof one === 'number' ? 2 : 4), 0));
  let at = 0;
  for (const field of fields)
    at = typeof field === 'number' ? bytes.writeUInt16LE(field, at) : bytes.writeUInt32LE(field[0], at);
  return bytes;
};

/** Fields that local and central headers share. */
const shared = ({ name, crc, packed, size }: Written) =>
  [20, flags, deflated, 0, date, [crc], [packed], [size], name.length, 0] as const;

const localHeader = (entry: Written): Buffer =>
  Buffer.concat([
    header([signatures.local], ...shared({ ...entry, crc: 0, packed: 0, size: 0 })),
    entry.name,
  ]);

const centralHeader = (entry: Written): Buffer =>
  Buffer.concat([header([signatures.central], 20, ...shared(entry), 0, 0, 0, [0], [entry.at]), entry.name]);

/** Packs the bytes of one entry, and notes what they are. */
async function* pack(bytes: AsyncIterable<Uint8Array>, entry: Written): AsyncGenerator<Uint8Array> {
  const noted = async function* () {
    for await (const block of bytes) {
      entry.crc = crc32(block, entry.crc);
      entry.size += block.length;
      requireRoom(entry.size);
      yield block;
    }
  };
  // What goes wrong is thrown where the blocks are read.
  const packed = pipeline(Readable.from(noted()), createDeflateRaw({ level: 5 }), () => undefined);
  for await (const block of packed) {
    entry.packed += block.length;
    yield block;
  }
}

/** Writes a zip archive of entries as they come, of up to 4 GB. */
export async function* writeZip(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const all: Written[] = [];
  let at = 0;
  for await (const { name, bytes } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at };
    const local = localHeader(entry);
    yield local;
    yield* pack(bytes, entry);
    const descriptor = header([signatures.descriptor], [entry.crc], [entry.packed], [entry.size]);
    yield descriptor;
    at += local.length + entry.packed + descriptor.length;
    requireRoom(at);
    all.push(entry);
  }
  const central = Buffer.concat(all.map(centralHeader));
  requireRoom(at + central.length);
  yield central;
  yield header([signatures.end], 0, 0, all.length, all.length, [central.length], [at], 0);
}
