import type { Encoding } from './encoding-names.ts';
import { CyrillicProof, type EncodingProof, wholeCells } from './encoding-proof.ts';
import { isJapanese, JapaneseProof } from './japanese-proof.ts';
import { type Refusal, refusal } from './refusal.ts';
import { WesternProof } from './western-proof.ts';

/** Beginnings of files that are no text, with the names of their formats. */
const otherFormats: readonly (readonly [start: string, name: string])[] = [
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook (.xls), or one with a password'],
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['{\\rtf', 'an RTF document'],
  ['<', 'a web page or an XML document'],
  ['BEGIN:VCARD', 'a vCard'],
];

const marks: readonly (readonly [mark: string, encoding: Encoding])[] = [
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];

/** A ZIP archive, as Excel workbooks are. */
export const isArchive = (head: Buffer): boolean => head.toString('latin1', 0, 4) === 'PK\x03\x04';

const notText = (what: string) =>
  refusal(
    'file_not_text',
    `The file is ${what}, not a table. Save the table as an Excel workbook (.xlsx) or as CSV (UTF-8) and import that.`,
  );

const isControl = (byte: number) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;

/**
 * Detects UTF-16 without a mark: it has zero bytes in the upper halves of ASCII, at least in delimiters and
 * line ends, and hardly elsewhere.
 */
const sniffUtf16 = (head: Buffer): Encoding | undefined => {
  const zeros: [even: number, odd: number] = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2 === 0 ? 0 : 1]++;
  // A few at least: a stray zero byte makes no UTF-16.
  const enough = Math.max(4, head.length / 40);
  if (zeros[1] >= enough && zeros[0] * 8 <= zeros[1]) return 'utf-16le';
  if (zeros[0] >= enough && zeros[1] * 8 <= zeros[0]) return 'utf-16be';
  return undefined;
};

const isLineEnd = (byte: number) => byte === 0x0a || byte === 0x0d;

/**
 * Text in which zero bytes stand in a few cells; in UTF-16 they stand beside line ends, or in the header
 * already.
 */
const hasStrayZeros = (head: Buffer): boolean => {
  const ends = [...head.keys()].filter((index) => isLineEnd(head[index] ?? 0));
  const [first = 0] = ends;
  const adjacent = ends.filter((index) => head[index - 1] === 0 || head[index + 1] === 0);
  return head.indexOf(0) > first && first > 0 && adjacent.length * 2 <= ends.length;
};

/** Control characters that text may have in any case; of more than a little text, one byte in fifty. */
const strayControls = 4;

/** Encodings to try in turn, or a refusal. */
type Attempts = { encodings: readonly Encoding[] } | { refused: Refusal };

/**
 * Detects the encoding of a file by its first bytes: a mark, or what the import names, or the zero bytes of
 * UTF-16, or one of those that have to prove themselves over the whole file.
 */
export const sniffEncoding = (head: Buffer, named?: Encoding): Attempts => {
  const start = head.toString('latin1', 0, 64);
  if (start.startsWith('\xff\xfe\0\0')) return notText('UTF-32 text');
  const marked = marks.find(([mark]) => start.startsWith(mark));
  const other = otherFormats.find(([magic]) =>
    start
      .slice(marked?.[0].length ?? 0)
      .trimStart()
      .startsWith(magic),
  );
  if (other) return notText(other[1]);
  const given = marked?.[1] ?? named;
  if (given) return { encodings: [given] };
  const utf16 = head.includes(0) ? sniffUtf16(head) : undefined;
  if (utf16) return { encodings: [utf16] };
  const controls = head.filter(isControl).length;
  const isBinary = controls > Math.max(strayControls, head.length / 50);
  if (isBinary || (head.includes(0) && !hasStrayZeros(head))) return notText('binary data');
  const pair: readonly Encoding[] = ['windows-1252', 'shift_jis'];
  const ordered = isJapanese(head) ? pair.toReversed() : pair;
  return { encodings: ['utf-8', ...ordered, 'windows-1251', 'macintosh', 'iso-8859-15'] };
};

/** Thrown when bytes are not in the encoding that was tried. */
export class WrongEncoding extends Error {
  override readonly name = 'WrongEncoding';
  /** Whether they are UTF-8, but for a few. */
  readonly isUtf8: boolean;
  /** The encoding that they are in, and the one that they may be in. */
  readonly best: Encoding | undefined;
  readonly likely: Encoding | undefined;

  constructor(proof?: EncodingProof) {
    super();
    this.isUtf8 = proof?.isUtf8?.() ?? false;
    this.best = proof?.best?.();
    this.likely = proof?.likely?.();
  }
}

/**
 * Tells whether bytes are UTF-8 with something else in between, by their valid sequences beyond ASCII: text
 * of another encoding hardly ever holds one.
 */
export const isMostlyUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const sound = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return sound > broken;
};

/** Windows-1252 leaves these bytes without a meaning. */
const unassigned = /[\u0081\u008d\u008f\u0090\u009d]/;

const decode = (decoder: InstanceType<typeof TextDecoder>, block?: Uint8Array): string => {
  try {
    const text = decoder.decode(block, { stream: block !== undefined });
    if (decoder.encoding === 'windows-1252' && unassigned.test(text)) throw new WrongEncoding();
    return text;
  } catch (error) {
    throw error instanceof TypeError ? new WrongEncoding() : error;
  }
};

const proofOf = (encoding: Encoding): EncodingProof | undefined => {
  switch (encoding) {
    case 'windows-1252':
    case 'macintosh':
    case 'iso-8859-15':
      return wholeCells(new WesternProof(encoding));
    case 'windows-1251':
      return wholeCells(new CyrillicProof());
    case 'shift_jis':
      return wholeCells(new JapaneseProof());
    default:
      return undefined;
  }
};

/**
 * Decodes a file block by block, without its byte-order mark.
 * @param isSure whether the text need not prove that it is of this encoding
 * @throws WrongEncoding at the first bytes that the encoding does not have, or at the end when the proof
 * fails
 */
export async function* decodeText(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  isSure: boolean,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const proof = isSure ? undefined : proofOf(encoding);
  for await (const block of source) {
    const text = decode(decoder, block);
    proof?.add(text);
    if (text !== '') yield text;
  }
  const rest = decode(decoder);
  if (rest !== '') yield rest;
  if (proof && !proof.holds()) throw new WrongEncoding(proof);
}
