import { Parser } from 'htmlparser2';
import { ArchiveRefused } from './archive.ts';

/** What a reader does with the elements of a part; names come without their prefixes. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

const broken = (what: string) =>
  new ArchiveRefused(
    'workbook_broken',
    `The workbook cannot be read: ${what}. Save it again, or save it as CSV.`,
  );

/** XML comes as UTF-8, or as UTF-16 with a mark. */
const encodingOf = (first: Uint8Array): string => {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const parserOf = (reader: XmlReader): Parser => {
  let attributes: Record<string, string> = {};
  /** Where the element begins that was opened last, as long as nothing came behind it. */
  let opened = -1;
  const parser: Parser = new Parser(
    {
      onopentagname: () => {
        attributes = {};
      },
      onattribute: (name, value) => {
        attributes[localName(name)] = value;
      },
      onopentag: (name) => {
        opened = parser.startIndex;
        reader.open?.(localName(name), attributes);
      },
      ontext: (text) => reader.text?.(text),
      onclosetag: (name, isImplied) => {
        // The parser closes by itself what the text leaves open; an empty element is closed where it is opened.
        if (isImplied && parser.startIndex !== opened) throw broken('a part of it is not well-formed');
        opened = -1;
        reader.close?.(localName(name));
      },
      onprocessinginstruction: (name) => {
        if (name.toLowerCase() === '!doctype') throw broken('a part of it declares a document type');
      },
    },
    { xmlMode: true },
  );
  return parser;
};

/**
 * Reads XML block by block; between the blocks the caller has its turn, and may stop.
 * @throws ArchiveRefused when it is not well-formed, or declares a document type
 */
export async function* readXml(source: AsyncIterable<Uint8Array>, reader: XmlReader): AsyncGenerator<void> {
  const parser = parserOf(reader);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const block of source) {
    decoder ??= new TextDecoder(encodingOf(block));
    parser.write(decoder.decode(block, { stream: true }));
    yield;
  }
  parser.end();
}

/** Reads a whole part, which is known to be small. */
export const readAllXml = async (source: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> => {
  for await (const _ of readXml(source, reader));
};
