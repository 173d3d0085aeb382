import type { Database } from '../store/database.ts';
import { type Entry, IndexStore } from '../store/index-store.ts';
import { ItemStore } from '../store/item-store.ts';
import { StreamLog } from '../stream/stream-log.ts';
import { attributeOf } from '../value/attribute-value.ts';
import { equalItems } from '../value/compare.ts';
import { type Consumption, entryUnits, writeUnits } from './capacity.ts';
import { keyNames, type TableDefinition } from './definition.ts';
import type { StoredKey } from './key.ts';
import { pick, Stored } from './stored.ts';

/** What one request does to one item: decided before anything is written. */
export interface Change {
  readonly key: StoredKey;
  readonly before: Stored | undefined;
  readonly after: Stored | undefined;
}

/** Keeps entries of global indexes back for a while, as AWS may. */
export interface IndexDelay {
  readonly isOn: boolean;
  add(index: IndexStore, item: StoredKey, before: Entry | undefined, after: Entry | undefined): void;
  catchUp(now?: number): void;
}

/** A table with its indexes and its stream, as they are now. */
export class Table {
  readonly definition: TableDefinition;
  readonly items: ItemStore;
  readonly indexes: readonly IndexStore[];
  readonly stream: StreamLog | undefined;
  readonly #keyNames: readonly string[];

  constructor(database: Database, definition: TableDefinition) {
    this.definition = definition;
    this.items = new ItemStore(database, definition.number);
    this.indexes = definition.indexes.map((index) => new IndexStore(database, index, definition.key));
    const { stream } = definition;
    this.stream = stream && new StreamLog(database, stream.number, stream.view);
    this.#keyNames = keyNames(definition.key);
  }

  index(name: string): IndexStore | undefined {
    return this.indexes.find(({ definition }) => definition.name === name);
  }

  /** When the item's time to live ends, in seconds since 1970. */
  expiryOf(stored: Stored): number | null {
    const { timeToLive } = this.definition;
    const value = timeToLive === undefined ? undefined : attributeOf(stored.item, timeToLive);
    if (!value || !('N' in value)) return null;
    const at = Math.floor(Number(value.N));
    return Number.isSafeInteger(at) ? at : null;
  }

  /** Writes a change to the items, to all indexes and to the stream, and adds what it consumes. */
  write(change: Change, consumption: Consumption, how: WriteMode): void {
    const { key, before, after } = change;
    consumption.table += writeUnits(Math.max(before?.size ?? 0, after?.size ?? 0)) * how.factor;
    if (isSame(before, after)) return;
    if (after) this.items.put(key, after, this.expiryOf(after));
    else this.items.delete(key);
    this.items.measures.change(before, after);
    for (const index of this.indexes) this.#writeIndex(index, change, consumption, how.delay);
    if (this.stream) {
      const image = after ?? before;
      const keys = Stored.of(pick(image?.item ?? {}, this.#keyNames));
      this.stream.append({ keys, before, after, isExpiry: how.isExpiry ?? false }, how.now);
    }
  }

  #writeIndex(index: IndexStore, change: Change, consumption: Consumption, delay: IndexDelay): void {
    const before = index.entryOf(change.before);
    const after = index.entryOf(change.after);
    const { name, isGlobal } = index.definition;
    const replaced = delayed(index, change, { before, after }, delay);
    const units = entryUnits(before?.projected, after?.projected, replaced);
    if (units > 0) consumption.addIndex(name, isGlobal, units);
  }
}

export interface WriteMode {
  /** Units for each kilobyte: two in a transaction. */
  readonly factor: 1 | 2;
  readonly now: number;
  readonly delay: IndexDelay;
  readonly isExpiry?: boolean;
}

const delayed = (
  index: IndexStore,
  { key }: Change,
  { before, after }: { before: Entry | undefined; after: Entry | undefined },
  delay: IndexDelay,
) => {
  if (!delay.isOn || !index.definition.isGlobal) return index.replace(key, before, after);
  delay.add(index, key, before, after);
  return index.compare(before, after);
};

/** Tells whether nothing changes; AWS writes no stream record then. */
const isSame = (before: Stored | undefined, after: Stored | undefined): boolean => {
  if (!before || !after) return before === after;
  return before.text === after.text || (before.size === after.size && equalItems(before.item, after.item));
};
