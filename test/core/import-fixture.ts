import { Readable } from 'node:stream';
import type { FileAccess } from '#core/files/files.ts';
import { decodeRows, type FileRow } from '#core/import-file/chunk-file.ts';
import type { Encoding } from '#core/import-file/encoding-names.ts';
import { type PlanRequest, planFile } from '#core/import-file/plan.ts';
import type { PlanResult } from '#core/import-file/planner.ts';

const marks: { [encoding in Encoding]?: readonly number[] } = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** The bytes of an encoding of one byte by character, the inverse of what `TextDecoder` reads. */
const byteTable = (encoding: Encoding) =>
  new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]),
  );

/** The bytes of Shift_JIS by character. */
const shiftJis = (): Map<string, number[]> => {
  const decoder = new TextDecoder('shift_jis');
  const bytes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfc; lead++)
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && !bytes.has(text)) bytes.set(text, [lead, trail]);
    }
  for (let one = 0; one < 256; one++) bytes.set(decoder.decode(Uint8Array.of(one)), [one]);
  return bytes;
};

const doubleBytes = (text: string): Buffer => {
  const bytes = shiftJis();
  return Buffer.from([...text].flatMap((one) => bytes.get(one) ?? [0x3f]));
};

const singleBytes = (text: string, encoding: Encoding): Buffer => {
  const bytes = byteTable(encoding);
  return Buffer.from([...text].map((one) => bytes.get(one) ?? 0x3f));
};

const bytesOf = (text: string, encoding: Encoding): Buffer => {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'shift_jis') return doubleBytes(text);
  if (!encoding.startsWith('utf-16')) return singleBytes(text, encoding);
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
};

/** Text as a program saves it. */
export const encodeText = (text: string, encoding: Encoding = 'utf-8', marked = false): Buffer =>
  Buffer.concat([Buffer.from((marked && marks[encoding]) || []), bytesOf(text, encoding)]);

/** Bytes as a stream gives them, in blocks of `size`. */
async function* blocksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Bytes as a file that is read at any place. */
export const accessTo = (bytes: Buffer, blockSize = 65_536): FileAccess => ({
  size: bytes.length,
  read: async (start, end) => Readable.from(blocksOf(bytes.subarray(start, end), blockSize)),
});

export interface Planned {
  result: PlanResult;
  /** All objects that were written, by name. */
  objects: Map<string, string>;
  /** Rows of chunks and of repeats, each in the order of the chunks. */
  chunks: FileRow[];
  repeats: FileRow[];
}

interface PlanOptions
  extends Partial<
    Pick<
      PlanRequest,
      | 'country'
      | 'lenient'
      | 'maxRows'
      | 'sheet'
      | 'headerRow'
      | 'mapping'
      | 'required'
      | 'fields'
      | 'dateOrder'
      | 'decimal'
      | 'encoding'
    >
  > {
  /** Bytes that the source gives at a time. */
  blockSize?: number;
}

/** Plans a file in memory. */
export const plan = async (file: string | Buffer, options: PlanOptions = {}): Promise<Planned> => {
  const { blockSize = 65_536, country = 'US', maxRows = 1_000_000, ...others } = options;
  const bytes = Buffer.from(file);
  const objects = new Map<string, string>();
  const result = await planFile({
    open: async () => blocksOf(bytes, blockSize),
    access: async () => accessTo(bytes, blockSize),
    ...others,
    write: async ({ kind, index }, body) => {
      objects.set(`${kind}/${String(index).padStart(6, '0')}`, body);
    },
    country,
    maxRows,
  });
  const rowsOf = (kind: string) =>
    [...objects.keys()]
      .filter((name) => name.startsWith(`${kind}/`))
      .sort()
      .flatMap((name) => decodeRows(objects.get(name) ?? ''));
  return { result, objects, chunks: rowsOf('chunks'), repeats: rowsOf('repeats') };
};

/** All rows of a plan in the order of the file. */
export const rowsInOrder = ({ chunks, repeats }: Planned): FileRow[] =>
  [...chunks, ...repeats].sort((one, other) => one.record - other.record);

/** The code of the refusal; undefined when the file was planned. */
export const refusalOf = async (
  file: string | Buffer,
  options: PlanOptions = {},
): Promise<string | undefined> => (await plan(file, options)).result.refused?.code;
