const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const entity = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi;

const lastCodePoint = 0x10_ffff;

/** Text with the entities of XML itself replaced; undefined when an `&` belongs to none of them. */
export const withoutEntities = (raw: string): string | undefined => {
  if (!raw.includes('&')) return raw;
  let isSound = true;
  const text = raw.replace(entity, (_, hex?: string, decimal?: string, name = '') => {
    const known = named[name];
    if (known !== undefined) return known;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code <= lastCodePoint) return String.fromCodePoint(code);
    isSound = false;
    return '';
  });
  return isSound && !raw.replace(entity, '').includes('&') ? text : undefined;
};

const anyAttribute = /([^\s=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What stands in a tag between its name and its end; most attributes are never asked for. */
export class Attributes {
  #text = '';
  #from = 0;
  #to = 0;
  #isUsual = true;
  /** Where values begin and end, in turn. */
  readonly #places: number[] = [];
  #count = 0;

  clear(): void {
    this.#count = 0;
  }

  /** Notes where a value stands. */
  add(from: number, to: number): void {
    this.#places[this.#count++] = from;
    this.#places[this.#count++] = to;
  }

  /** @param isUsual whether all of them have the spelling `name="value"` */
  set(text: string, from: number, to: number, isUsual: boolean): void {
    this.#text = text;
    this.#from = from;
    this.#to = to;
    this.#isUsual = isUsual;
  }

  /** The value of the attribute with this name, whatever its prefix. */
  get(name: string): string | undefined {
    const raw = this.#isUsual ? this.#find(name) : this.#findSlowly(name);
    return raw && (withoutEntities(raw) ?? raw);
  }

  #find(name: string): string | undefined {
    const text = this.#text;
    for (let index = 0; index < this.#count; index += 2) {
      const value = this.#places[index] ?? 0;
      const begin = value - 2 - name.length;
      if (this.#isBoundary(begin - 1) && text.startsWith(name, begin))
        return text.slice(value, this.#places[index + 1]);
    }
    return undefined;
  }

  /** Whether a name begins behind this place: a blank, or the end of a prefix. */
  #isBoundary(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code <= 0x20 || code === 0x3a;
  }

  #findSlowly(name: string): string | undefined {
    for (const [, found, double, single] of this.#text.slice(this.#from, this.#to).matchAll(anyAttribute))
      if (found === name) return double ?? single;
    return undefined;
  }
}
