import type { Attributes } from './xml-text.ts';

const declaration = 'xmlns';

const declaredIn = (attributes: Attributes): [prefix: string, uri: string][] =>
  [...attributes.all()].flatMap(([name, uri]): [string, string][] => {
    if (name === declaration) return [['', uri]];
    return name.startsWith(`${declaration}:`) ? [[name.slice(declaration.length + 1), uri]] : [];
  });

/** Namespaces by prefix at a place of a document. */
export class Namespaces {
  #bound: ReadonlyMap<string, string> = new Map();
  /** What was bound outside of elements that declare something, by their depth. */
  readonly #outside: { depth: number; bound: ReadonlyMap<string, string> }[] = [];
  #own = '';

  /** Takes what an element declares; it holds until `leave` comes with its depth. */
  enter(attributes: Attributes, depth: number): void {
    this.#outside.push({ depth, bound: this.#bound });
    this.#bound = new Map([...this.#bound, ...declaredIn(attributes)]);
  }

  leave(depth: number): void {
    if (this.#outside.at(-1)?.depth === depth) this.#bound = this.#outside.pop()?.bound ?? new Map();
  }

  /** Takes the prefix of the root: the document is written in its namespace. */
  begin(prefix: string): void {
    this.#own = this.#uriOf(prefix);
  }

  /** Tells whether a name with this prefix is of the namespace of the document. */
  isOwn(prefix: string): boolean {
    return this.#uriOf(prefix) === this.#own;
  }

  /** The prefixes that stand for one of these namespaces. */
  prefixesOf(uris: readonly string[]): string[] {
    return [...this.#bound].flatMap(([prefix, uri]) => (prefix !== '' && uris.includes(uri) ? [prefix] : []));
  }

  /** Prefixes that nobody has declared are told from each other all the same. */
  #uriOf(prefix: string): string {
    return this.#bound.get(prefix) ?? prefix;
  }
}
