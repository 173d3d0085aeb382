import { type AttributeValue, attributeOf, type Item, setAttribute } from '../value/attribute-value.ts';
import { memberOf, type Path } from './path.ts';
import { invalidPath } from './update-error.ts';

type Segment = string | number;

/** An item that is being changed: it shares with the one before whatever is not on the way to a change. */
export class Draft {
  readonly item: Item;
  /** The maps and lists that are this draft's own. */
  readonly #own = new Set<Item | AttributeValue[]>();
  /** Elements are taken out of lists at the end, so that all indexes mean the list as it was. */
  readonly #removedElements = new Map<AttributeValue[], Set<number>>();

  constructor(item: Item) {
    this.item = { ...item };
    this.#own.add(this.item);
  }

  /** Sets what lies at the path; the map or list that it lies in has to be there. */
  set(path: Path, value: AttributeValue): void {
    const [container, segment] = this.#containerOf(path);
    if (Array.isArray(container)) setElement(container, segment, value);
    else setAttribute(container, String(segment), value);
  }

  remove(path: Path): void {
    const [container, segment] = this.#containerOf(path);
    if (!Array.isArray(container)) {
      delete container[segment];
      return;
    }
    const removed = this.#removedElements.get(container) ?? new Set();
    if (typeof segment === 'number') removed.add(segment);
    this.#removedElements.set(container, removed);
  }

  finish(): Item {
    for (const [list, removed] of this.#removedElements) {
      const kept = list.filter((_, index) => !removed.has(index));
      list.splice(0, list.length, ...kept);
    }
    return this.item;
  }

  /** Finds the map or list that a path ends in, made the draft's own together with all on the way. */
  #containerOf(path: Path): [Item | AttributeValue[], Segment] {
    let container: Item | AttributeValue[] = this.item;
    let segment: Segment = path[0];
    for (const next of path.slice(1)) {
      container = this.#ownMember(container, segment, next);
      segment = next;
    }
    return [container, segment];
  }

  #ownMember(container: Item | AttributeValue[], segment: Segment, next: Segment): Item | AttributeValue[] {
    const value = Array.isArray(container)
      ? memberOf({ L: container }, segment)
      : attributeOf(container, String(segment));
    const wanted = typeof next === 'string' ? 'M' : 'L';
    if (value === undefined || !(wanted in value)) throw invalidPath();
    const member = 'M' in value ? value.M : 'L' in value ? value.L : undefined;
    if (member === undefined) throw invalidPath();
    if (this.#own.has(member)) return member;
    const copy = Array.isArray(member) ? [...member] : { ...member };
    this.#own.add(copy);
    this.#put(container, segment, Array.isArray(copy) ? { L: copy } : { M: copy });
    return copy;
  }

  #put(container: Item | AttributeValue[], segment: Segment, value: AttributeValue): void {
    if (Array.isArray(container)) container[Number(segment)] = value;
    else setAttribute(container, String(segment), value);
  }
}

/** An index beyond the end of a list is the one after its last. */
const setElement = (list: AttributeValue[], segment: Segment, value: AttributeValue): void => {
  const index = Math.min(Number(segment), list.length);
  list[index] = value;
};
