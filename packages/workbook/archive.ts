import { EventEmitter } from 'node:events';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';

/** A file that is read in parts, at any place. */
interface RandomAccess {
  /** Bytes. */
  size: number;
  /** The bytes from `start` up to, not including, `end`. */
  read(start: number, end: number): Promise<Readable>;
}

/** Parts of a workbook; real ones have a few dozen. */
const mostEntries = 2_000;
/** Bytes of all parts together when they are unpacked. */
const mostBytes = 1_073_741_824;
/** Tables of text shrink to a tenth or so; what unpacks to so many times its size is made to do harm. */
const mostRatio = 150;
/** Below this (bytes) any ratio is harmless. */
const harmless = 33_554_432;

/** The file cannot be taken apart; the reason is for its owner. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused';
  readonly refused: Readonly<Record<'code' | 'message', string>>;

  constructor(code: string, message: string) {
    super(message);
    this.refused = { code, message };
  }
}

class RangeReader extends RandomAccessReader {
  readonly #source: RandomAccess;

  constructor(source: RandomAccess) {
    super();
    EventEmitter.call(this);
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const through = new PassThrough();
    this.#source.read(start, end).then(
      (stream) => {
        stream.on('error', (error) => through.destroy(error));
        stream.pipe(through);
      },
      (error: Error) => through.destroy(error),
    );
    return through;
  }
}

const tooLarge = () =>
  new ArchiveRefused(
    'workbook_too_large',
    'Unpacked, the workbook is larger than a gigabyte or far larger than its file. Save the sheet as CSV and import that.',
  );

const broken = (cause: string) =>
  new ArchiveRefused('workbook_broken', `The workbook cannot be unpacked: ${cause}.`);

/** The parts of a ZIP archive, unpacked as they are asked for. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws ArchiveRefused when it is no archive, is damaged, or would unpack to more than it may */
  static async open(source: RandomAccess): Promise<Archive> {
    const reader = new RangeReader(source);
    try {
      const zip = await fromRandomAccessReaderPromise(reader, source.size, {
        lazyEntries: true,
        autoClose: false,
        // Some programs write `xl\\workbook.xml`; paths out of the archive are refused all the same.
        strictFileNames: false,
      });
      if (zip.entryCount > mostEntries)
        throw new ArchiveRefused('workbook_too_large', `The workbook has ${zip.entryCount} parts.`);
      return new Archive(zip, await listEntries(zip, source.size));
    } catch (error) {
      throw error instanceof ArchiveRefused
        ? error
        : broken(error instanceof Error ? error.message : 'unknown');
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Bytes that a part unpacks to, at most; 0 when there is no such part. */
  sizeOf(name: string): number {
    return this.#entries.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** The bytes of a part; undefined when there is no such part. */
  async part(name: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) return undefined;
    if (!entry.canDecodeFileData() || entry.isEncrypted())
      throw broken('it is encrypted, or packed in an unusual way');
    const packed = await this.#zip.openReadStreamPromise(entry, { decodeFileData: false });
    return unpacked(packed, entry);
  }

  close(): void {
    this.#zip.close();
  }
}

const stored = 0;
/** Bytes of a block: more make memory grow, fewer cost time. */
const blockSize = 65_536;

/** No more than the archive announced: it was measured by that. */
async function* unpacked(packed: Readable, { compressionMethod, uncompressedSize }: Entry) {
  // What goes wrong is thrown where the blocks are read.
  const inflated =
    compressionMethod === stored
      ? packed
      : pipeline(packed, createInflateRaw({ chunkSize: blockSize }), () => undefined);
  let size = 0;
  try {
    for await (const block of inflated) {
      size += block.length;
      if (size > uncompressedSize) throw broken('a part of it is larger than announced');
      yield block as Uint8Array;
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
      ? broken(error.message)
      : error;
  }
}

const listEntries = async (zip: ZipFile, size: number): Promise<Map<string, Entry>> => {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    if (bytes > mostBytes || (bytes > harmless && bytes > size * mostRatio)) throw tooLarge();
    entries.set(entry.fileName.toLowerCase(), entry);
  }
  return entries;
};
