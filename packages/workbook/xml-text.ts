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

const blank = 0x20;
const equals = 0x3d;

/** The attributes of a tag, parsed when asked for; most never are. */
export class Attributes {
  #text = '';
  #from = 0;
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

  /**
   * @param from where the attributes begin in the text
   * @param isUsual whether all of them have the spelling `name="value"`
   */
  set(text: string, from: number, isUsual: boolean): void {
    this.#text = text;
    this.#from = from;
    this.#isUsual = isUsual;
  }

  /** The value of the attribute with this name, its prefix included. */
  get(name: string): string | undefined {
    const raw = this.#isUsual ? this.#find(name) : this.#findSlowly(name);
    return raw && (withoutEntities(raw) ?? raw);
  }

  /** All of them, by their names. */
  *all(): Generator<[name: string, value: string]> {
    for (let index = 0; index < this.#count; index += 2) yield [this.#nameAt(index), this.#valueAt(index)];
  }

  #find(name: string): string | undefined {
    const text = this.#text;
    for (let index = 0; index < this.#count; index += 2) {
      const begin = (this.#places[index] ?? 0) - 2 - name.length;
      if (text.charCodeAt(begin - 1) <= blank && text.startsWith(name, begin)) return this.#valueAt(index);
    }
    return undefined;
  }

  #findSlowly(name: string): string | undefined {
    for (let index = 0; index < this.#count; index += 2)
      if (this.#nameAt(index) === name) return this.#valueAt(index);
    return undefined;
  }

  #valueAt(index: number): string {
    return this.#text.slice(this.#places[index], this.#places[index + 1]);
  }

  /** The name before a value; empty where no name stands before it. */
  #nameAt(index: number): string {
    const sign = this.#behindText((this.#places[index] ?? 0) - 1) - 1;
    if (this.#text.charCodeAt(sign) !== equals) return '';
    const end = this.#behindText(sign);
    let begin = end;
    while (begin > this.#from && this.#text.charCodeAt(begin - 1) > blank) begin--;
    return this.#text.slice(begin, end);
  }

  /** The place behind the last character before `at` that is no blank. */
  #behindText(at: number): number {
    let end = at;
    while (end > this.#from && this.#text.charCodeAt(end - 1) <= blank) end--;
    return end;
  }
}
