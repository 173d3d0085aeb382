/** An element that is looked at, and those within it that are. */
export type Place = ReadonlyMap<string, Place>;

interface Tree {
  readonly [name: string]: Tree;
}

/** Places as they are written down: each name, and what stands within it. */
export const placesOf = (tree: Tree): Place =>
  new Map(Object.entries(tree).map(([name, inner]) => [name, placesOf(inner)]));

/** Follows through a document which of its elements have a place. */
export class PlaceTracker {
  readonly #places: Place[];
  readonly #names: string[] = [];
  /** Elements that are passed over, within each other. */
  #passed = 0;

  constructor(places: Place) {
    this.#places = [places];
  }

  /** Tells whether the innermost element has a place. */
  get isRead(): boolean {
    return this.#passed === 0 && this.#names.length > 0;
  }

  /** Goes into an element; answers whether it has a place. */
  enter(name: string, isOwn: boolean): boolean {
    const place = this.#passed === 0 && isOwn ? this.#places[this.#names.length]?.get(name) : undefined;
    if (!place) {
      this.#passed++;
      return false;
    }
    this.#names.push(name);
    this.#places[this.#names.length] = place;
    return true;
  }

  /** Comes out of the innermost element; answers its name where it has a place. */
  leave(): string | undefined {
    if (this.#passed === 0) return this.#names.pop();
    this.#passed--;
    return undefined;
  }
}
