import type { FileAccess } from '../files/files.ts';
import { readRecords } from './csv-reader.ts';
import { sniffDialect } from './dialect.ts';
import { decodeText, isArchive, isMostlyUtf8, sniffEncoding, WrongEncoding } from './encoding.ts';
import type { Encoding } from './encoding-names.ts';
import { planWorkbook } from './plan-workbook.ts';
import { Planner, type PlannerOptions, type PlanResult } from './planner.ts';
import { refusal } from './refusal.ts';

export interface PlanRequest extends PlannerOptions {
  /** Opens the file; called again for each encoding that is tried. */
  open(): Promise<AsyncIterable<Uint8Array>>;
  /** The same file, read at any place: where a workbook keeps its parts stands at its end. */
  access(): Promise<FileAccess>;
  /** Of a workbook: the name of the sheet. */
  sheet?: string | undefined;
  /** Of a text: its encoding, where it cannot be told. */
  encoding?: Encoding | undefined;
}

/** Characters by which the dialect is detected. */
const headLength = 65_536;

/** Splits a text into the head that shows the dialect, and the rest. */
const splitHead = async (texts: AsyncGenerator<string>): Promise<string> => {
  let head = '';
  while (head.length < headLength) {
    const { value, done } = await texts.next();
    if (done) break;
    head += value;
  }
  return head;
};

const planText = async (
  request: PlanRequest,
  encoding: Encoding,
  isSure = request.encoding !== undefined,
): Promise<PlanResult> => {
  const texts = decodeText(await request.open(), encoding, isSure);
  const head = await splitHead(texts);
  if (head.trim() === '')
    return refusal('file_empty', 'The file is empty. Its first line has to name the columns.');
  const planner = new Planner(request);
  const { dialect, start } = sniffDialect(head.slice(0, headLength));
  const all = async function* () {
    yield head.slice(start);
    for await (const text of texts) {
      await planner.ready();
      yield text;
    }
  };
  const line = start === 0 ? 1 : 2;
  await readRecords(all(), { dialect, line }, (records) => planner.take(records));
  return planner.end({ encoding, delimiter: dialect.delimiter });
};

const firstBytes = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const blocks: Uint8Array[] = [];
  let size = 0;
  for await (const block of source) {
    blocks.push(block);
    size += block.length;
    if (size >= headLength) break;
  }
  return Buffer.concat(blocks);
};

const brokenUtf8 = refusal(
  'encoding_broken',
  'The file is UTF-8 text, but some of its bytes are not. Save it again as CSV (UTF-8) where it came from.',
);

const unknownEncoding = (likely: Encoding | undefined) =>
  refusal(
    'encoding_unknown',
    likely
      ? `The encoding of the file cannot be told for sure: it may be ${likely}. Name it in the option encoding ("${likely}", or "windows-1252" and the like), or save the table as CSV (UTF-8).`
      : 'The encoding of the file cannot be told: it is neither UTF-8 nor UTF-16, Windows-1252, Windows-1251, Mac OS Roman (macintosh) or Shift_JIS. Save the table as CSV (UTF-8), or name its encoding in the option encoding.',
  );

const isBrokenUtf8 = ({ isUtf8 }: WrongEncoding, encoding: Encoding, head: Buffer) =>
  isUtf8 || (encoding === 'utf-8' && isMostlyUtf8(head));

const notEncoding = (encoding: Encoding) =>
  refusal('encoding_broken', `The file has bytes that ${encoding} does not have.`);

/** Plans a text in the first encoding that it proves to be in. */
const planAsAny = async (
  request: PlanRequest,
  encodings: readonly Encoding[],
  head: Buffer,
): Promise<PlanResult> => {
  let likely: Encoding | undefined;
  for (const encoding of encodings) {
    try {
      return await planText(request, encoding);
    } catch (error) {
      if (!(error instanceof WrongEncoding)) throw error;
      if (encodings.length === 1) return notEncoding(encoding);
      if (isBrokenUtf8(error, encoding, head)) return brokenUtf8;
      if (error.best) return planText(request, error.best, true);
      likely ??= error.likely;
    }
  }
  return unknownEncoding(likely);
};

/**
 * Reads a file once, from end to end, and writes its rows as chunks: rows that share no match key with an earlier
 * row in `chunks`, which may be written in any order, the others in `repeats`, which come after them and in order.
 * Memory does not grow with the file, and the same bytes always give the same chunks.
 *
 * A file with a header and no rows is a plan of no chunks. A file that cannot be imported as a whole is refused;
 * chunks written by then are left over.
 */
export const planFile = async (request: PlanRequest): Promise<PlanResult> => {
  const head = await firstBytes(await request.open());
  if (isArchive(head)) return planWorkbook(await request.access(), request, request.sheet);
  const sniffed = sniffEncoding(head, request.encoding);
  return 'refused' in sniffed ? sniffed : planAsAny(request, sniffed.encodings, head);
};
