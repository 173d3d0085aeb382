import { broken, XmlParser, type XmlReader } from './xml-parser.ts';

/** XML of workbooks comes as UTF-8, or as UTF-16 with a mark. */
const encodingOf = (first: Uint8Array): string => {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
};

/**
 * Reads XML block by block; between the blocks the caller has its turn, and may stop.
 * @throws ArchiveRefused when it is not well-formed, has bytes of another encoding, or declares a document type
 */
export async function* readXml(source: AsyncIterable<Uint8Array>, reader: XmlReader): AsyncGenerator<void> {
  const parser = new XmlParser(reader);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const block of source) {
    decoder ??= new TextDecoder(encodingOf(block), { fatal: true });
    parser.write(decoded(decoder, block));
    yield;
  }
  if (decoder) parser.write(decoded(decoder));
  parser.end();
}

/** Letters that cannot be read would become others in silence. */
const decoded = (decoder: InstanceType<typeof TextDecoder>, block?: Uint8Array): string => {
  try {
    return decoder.decode(block, { stream: block !== undefined });
  } catch (error) {
    if (error instanceof TypeError) throw broken('a part of it is neither UTF-8 nor UTF-16');
    throw error;
  }
};

/** Reads a whole part, which is known to be small. */
export const readAllXml = async (source: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> => {
  for await (const _ of readXml(source, reader));
};
