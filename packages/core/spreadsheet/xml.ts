import { ArchiveRefused } from './archive.ts';
import { Attributes, withoutEntities } from './xml-text.ts';

/** What a reader does with the elements of a part; names come without their prefixes. */
export interface XmlReader {
  /** The attributes hold until the next call. */
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
  /** The element that holds most of the texts, and how it is mostly written: `content` takes such a one at once. */
  readonly usual?: { readonly name: string; readonly forms: readonly Form[] };
  /** In place of what opens and closes within the element, which is closed then. */
  content?(text: string): void;
}

/** What stands before and behind the text of an element, its own end included. */
interface Form {
  readonly before: string;
  readonly behind: string;
}

/** Characters of one tag, comment or text; a cell has no more than 32,767, which entities may make longer. */
const mostCharacters = 1_048_576;
/** Elements within each other; sheets have six or so. */
const deepest = 100;

const broken = (what: string) =>
  new ArchiveRefused(
    'workbook_broken',
    `The workbook cannot be read: ${what}. Save it again, or save it as CSV.`,
  );

const notWellFormed = () => broken('a part of it is not well-formed');

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

/** XML of workbooks comes as UTF-8, or as UTF-16 with a mark. */
const encodingOf = (first: Uint8Array): string => {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const slash = 0x2f;
const less = 0x3c;
const greater = 0x3e;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const equals = 0x3d;

/** Where the name ends that begins at a position. */
const nameEnd = (text: string, from: number): number => {
  let at = from;
  for (let code = text.charCodeAt(at); code > 0x20 && code !== slash && code !== greater; )
    code = text.charCodeAt(++at);
  return at;
};

/** What begins with `<!` or `<?`, and how it ends. */
const asides = [
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: ']]>' },
  { start: '<?', end: '?>' },
] as const;

/**
 * Takes the XML of a workbook apart as it comes. It knows no document types, so no entities but those of XML itself,
 * and never fetches anything; what is not well-formed is refused.
 */
class XmlParser {
  #rest = '';
  /** The names of the elements that are open, and the same without their prefixes. */
  readonly #open: string[] = [];
  readonly #locals: string[] = [];
  readonly #reader: XmlReader;
  readonly #attributes = new Attributes();
  /** Whether all attributes of the tag that was looked at last are written `name="value"`. */
  #isUsual = true;

  constructor(reader: XmlReader) {
    this.#reader = reader;
  }

  write(more: string): void {
    const text = this.#rest + more;
    let at = 0;
    for (;;) {
      // Most tags stand right behind each other, and need not be looked for.
      const start = text.charCodeAt(at) === less ? at : text.indexOf('<', at);
      if (start === -1) break;
      if (start > at) this.#text(text.slice(at, start));
      at = start;
      const end = this.#markup(text, start);
      if (end === -1) break;
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > mostCharacters) throw broken('a part of it is longer than any can be');
  }

  end(): void {
    if (this.#open.length > 0 || this.#rest.trim() !== '') throw notWellFormed();
  }

  #text(raw: string): void {
    this.#reader.text?.(this.#plain(raw));
  }

  #plain(raw: string): string {
    const text = withoutEntities(raw);
    if (text === undefined) throw notWellFormed();
    return text;
  }

  /** Takes what begins with `<` at a position; answers the position behind it, or -1 when more text is needed. */
  #markup(text: string, start: number): number {
    if (start + 1 === text.length) return -1;
    const next = text.charCodeAt(start + 1);
    if (next === slash) return this.#endTag(text, start);
    if (next === 0x21 || next === 0x3f) return this.#aside(text, start);
    return this.#startTag(text, start);
  }

  #startTag(text: string, start: number): number {
    const behind = nameEnd(text, start + 1);
    const isBare = text.charCodeAt(behind) === greater;
    if (isBare) this.#attributes.clear();
    const end = isBare ? behind : this.#tagEnd(text, behind);
    if (end === -1) return -1;
    // Most elements of a sheet have names of one letter, which need no new text.
    const isLetter = behind === start + 2;
    const name = isLetter ? text.charAt(start + 1) : text.slice(start + 1, behind);
    const local = isLetter ? name : localName(name);
    this.#attributes.set(text, behind, end, isBare || this.#isUsual);
    this.#reader.open?.(local, this.#attributes);
    if (!isBare && text.charCodeAt(end - 1) === slash) {
      this.#reader.close?.(local);
      return end + 1;
    }
    if (name === this.#reader.usual?.name) {
      const done = this.#usualContent(text, end + 1, this.#reader.usual.forms);
      if (done !== -1) return done;
    }
    this.#locals.push(local);
    if (this.#open.push(name) > deepest) throw broken('its parts are nested too deeply');
    return end + 1;
  }

  /** Takes an element that is written in one of these forms to its end; answers the position behind it, or -1. */
  #usualContent(text: string, from: number, forms: readonly Form[]): number {
    for (const { before, behind } of forms) {
      if (!text.startsWith(before, from)) continue;
      const start = from + before.length;
      const end = text.indexOf('<', start);
      if (end === -1 || !text.startsWith(behind, end)) return -1;
      this.#reader.content?.(this.#plain(text.slice(start, end)));
      return end + behind.length;
    }
    return -1;
  }

  /** Where the tag ends, its name left behind; a `>` in quotes does not end it. -1 when the end is still to come. */
  #tagEnd(text: string, from: number): number {
    this.#isUsual = true;
    this.#attributes.clear();
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === greater) return at;
      if (code !== doubleQuote && code !== singleQuote) continue;
      if (code === singleQuote || text.charCodeAt(at - 1) !== equals || text.charCodeAt(at - 2) <= 0x20)
        this.#isUsual = false;
      const value = at + 1;
      at = text.indexOf(code === doubleQuote ? '"' : "'", value);
      if (at === -1) return -1;
      this.#attributes.add(value, at);
    }
    return -1;
  }

  #endTag(text: string, start: number): number {
    const name = this.#open[this.#open.length - 1] ?? '';
    const behind = start + 2 + name.length;
    const isPlain = text.charCodeAt(behind) === greater;
    const end = isPlain ? behind : text.indexOf('>', start);
    if (end === -1) return -1;
    if (name === '' || !text.startsWith(name, start + 2) || !(isPlain || nameEnd(text, start + 2) === behind))
      throw notWellFormed();
    this.#open.pop();
    this.#reader.close?.(this.#locals.pop() ?? name);
    return end + 1;
  }

  #aside(text: string, start: number): number {
    const found = asides.find((one) => text.startsWith(one.start, start));
    if (!found) {
      if (text.length - start < 9) return -1;
      throw broken('a part of it declares a document type');
    }
    const end = text.indexOf(found.end, start + found.start.length);
    if (end === -1) return -1;
    if (found.start === '<![CDATA[') this.#reader.text?.(text.slice(start + 9, end));
    return end + found.end.length;
  }
}

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
