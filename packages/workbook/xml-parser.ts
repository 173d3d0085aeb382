import { ArchiveRefused } from './archive.ts';
import { Namespaces } from './xml-names.ts';
import { type Place, PlaceTracker } from './xml-place.ts';
import { Attributes, withoutEntities } from './xml-text.ts';

/** A reader of the elements of a part that have a place; names come without prefixes. */
export interface XmlReader {
  /**
   * Where the elements stand that are told, the root's name first. Others, and those of another namespace than the
   * root's, are passed over with all that is in them.
   */
  readonly places: Place;
  /** The attributes hold until the next call. */
  open?(name: string, attributes: Attributes, namespaces: Namespaces): void;
  /** Text within an element that is told, not within one of those passed over. */
  text?(text: string): void;
  close?(name: string): void;
  /** The element that holds most of the texts, and how it is mostly written: `content` takes such a one at once. */
  readonly usual?: { readonly name: string; readonly forms: readonly Form[] };
  /** In place of what opens and closes within the element, which is closed then: its text, and the name around it. */
  content?(text: string, name: string): void;
}

/** What stands before and behind the text of an element, its own end included. */
interface Form {
  /** Of the element that the text stands in. */
  readonly name: string;
  readonly before: string;
  readonly behind: string;
}

/** Characters of one tag, comment or text; a cell has no more than 32,767, which entities may make longer. */
const mostCharacters = 1_048_576;
/** Elements within each other; sheets have six or so. */
const deepest = 100;

export const broken = (what: string) =>
  new ArchiveRefused(
    'workbook_broken',
    `The workbook cannot be read: ${what}. Save it again, or save it as CSV.`,
  );

const notWellFormed = () => broken('a part of it is not well-formed');

const slash = 0x2f;
const less = 0x3c;
const greater = 0x3e;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const equals = 0x3d;
const letterX = 0x78;

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
export class XmlParser {
  #rest = '';
  /** The names of the elements that are open. */
  readonly #open: string[] = [];
  readonly #reader: XmlReader;
  readonly #place: PlaceTracker;
  readonly #namespaces = new Namespaces();
  readonly #attributes = new Attributes();
  /** Whether all attributes of the tag that was looked at last are written `name="value"`, and one may be `xmlns`. */
  #isUsual = true;
  #mayDeclare = false;

  constructor(reader: XmlReader) {
    this.#reader = reader;
    this.#place = new PlaceTracker(reader.places);
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
    const text = this.#plain(raw);
    if (this.#place.isRead) this.#reader.text?.(text);
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
    const name = behind === start + 2 ? text.charAt(start + 1) : text.slice(start + 1, behind);
    this.#attributes.set(text, behind, isBare || this.#isUsual);
    const local = this.#enter(name, isBare);
    if (local !== undefined) this.#reader.open?.(local, this.#attributes, this.#namespaces);
    if (!isBare && text.charCodeAt(end - 1) === slash) {
      this.#leave();
      return end + 1;
    }
    if (local !== undefined && name === this.#reader.usual?.name) {
      const done = this.#usualContent(text, end + 1, this.#reader.usual.forms);
      if (done !== -1) return done;
    }
    if (this.#open.push(name) > deepest) throw broken('its parts are nested too deeply');
    return end + 1;
  }

  /** Goes into an element; answers its name without prefix where it is told. */
  #enter(name: string, isBare: boolean): string | undefined {
    const depth = this.#open.length;
    if (!isBare && this.#mayDeclare) this.#namespaces.enter(this.#attributes, depth);
    const colon = name.length === 1 ? -1 : name.indexOf(':');
    const prefix = colon === -1 ? '' : name.slice(0, colon);
    if (depth === 0) this.#namespaces.begin(prefix);
    const local = colon === -1 ? name : name.slice(colon + 1);
    return this.#place.enter(local, this.#namespaces.isOwn(prefix)) ? local : undefined;
  }

  /** Comes out of the innermost element. */
  #leave(): void {
    const local = this.#place.leave();
    if (local !== undefined) this.#reader.close?.(local);
    this.#namespaces.leave(this.#open.length);
  }

  /** Takes an element that is written in one of these forms to its end; answers the position behind it, or -1. */
  #usualContent(text: string, from: number, forms: readonly Form[]): number {
    for (const { name, before, behind } of forms) {
      if (!text.startsWith(before, from)) continue;
      const start = from + before.length;
      const end = text.indexOf('<', start);
      if (end === -1 || !text.startsWith(behind, end)) return -1;
      this.#reader.content?.(this.#plain(text.slice(start, end)), name);
      this.#place.leave();
      this.#namespaces.leave(this.#open.length);
      return end + behind.length;
    }
    return -1;
  }

  /** Where the tag ends, its name left behind; a `>` in quotes does not end it. -1 when the end is still to come. */
  #tagEnd(text: string, from: number): number {
    this.#isUsual = true;
    this.#mayDeclare = false;
    this.#attributes.clear();
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === greater) return at;
      if (code === letterX) this.#mayDeclare ||= text.startsWith('xmlns', at);
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
    this.#leave();
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
    if (found.start === '<![CDATA[' && this.#place.isRead) this.#reader.text?.(text.slice(start + 9, end));
    return end + found.end.length;
  }
}
