import type { KeySchema } from '../expression/key-range.ts';
import { entryKeyNames, type IndexDefinition } from '../table/definition.ts';
import { findStoredKey, type StoredKey } from '../table/key.ts';
import { pick, Stored } from '../table/stored.ts';
import type { Database } from './database.ts';
import { Measures } from './measures.ts';

/** An item as an index has it. */
export interface Entry {
  readonly key: StoredKey;
  readonly projected: Stored;
}

export type EntryChange = 'none' | 'attributes' | 'key';

/** One index: what is projected, by the index's key; the whole item is not copied but looked up. */
export class IndexStore {
  readonly definition: IndexDefinition;
  readonly sql: string;
  readonly measures: Measures;
  readonly #database: Database;
  /** Undefined: all attributes. */
  readonly #names: readonly string[] | undefined;

  constructor(database: Database, definition: IndexDefinition, tableKey: KeySchema) {
    this.#database = database;
    this.definition = definition;
    this.sql = `index_${definition.number}`;
    this.measures = new Measures(database, this.sql);
    const { type, names } = definition.projection;
    this.#names =
      type === 'ALL'
        ? undefined
        : [...new Set([...entryKeyNames(tableKey, definition.key), ...(type === 'INCLUDE' ? names : [])])];
  }

  /** Tells whether its entries are the whole items. */
  get hasAll(): boolean {
    return this.#names === undefined;
  }

  create(): void {
    this.#database.define(`CREATE TABLE ${this.sql} (
      partition BLOB NOT NULL, sort BLOB NOT NULL, item_partition BLOB NOT NULL, item_sort BLOB NOT NULL,
      size INTEGER NOT NULL, item TEXT NOT NULL,
      PRIMARY KEY (partition, sort, item_partition, item_sort)) WITHOUT ROWID`);
  }

  drop(): void {
    this.#database.define(`DROP TABLE ${this.sql}`);
  }

  /** What the index has of an item; nothing if the item lacks its key. */
  entryOf(stored: Stored | undefined): Entry | undefined {
    if (!stored) return undefined;
    const key = findStoredKey(stored.item, this.definition.key);
    if (!key) return undefined;
    return { key, projected: this.#names ? Stored.of(pick(stored.item, this.#names)) : stored };
  }

  /** How much of an entry changes. */
  compare(before: Entry | undefined, after: Entry | undefined): EntryChange {
    return changeOf(before, after);
  }

  /** Replaces an item's entry. */
  replace(item: StoredKey, before: Entry | undefined, after: Entry | undefined): EntryChange {
    const change = changeOf(before, after);
    if (change === 'none') return change;
    this.#database.write();
    if (before && change === 'key') this.#delete(item, before.key);
    if (after) this.#put(item, after);
    this.measures.change(before?.projected, after?.projected);
    return change;
  }

  #put(item: StoredKey, { key, projected }: Entry): void {
    this.#database
      .statement(`INSERT INTO ${this.sql} (partition, sort, item_partition, item_sort, size, item)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET size = excluded.size, item = excluded.item`)
      .run(
        key.partition,
        key.sort,
        item.partition,
        item.sort,
        projected.size,
        this.#names ? projected.text : '',
      );
  }

  #delete(item: StoredKey, key: StoredKey): void {
    this.#database
      .statement(
        `DELETE FROM ${this.sql} WHERE partition = ? AND sort = ? AND item_partition = ? AND item_sort = ?`,
      )
      .run(key.partition, key.sort, item.partition, item.sort);
  }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const changeOf = (before: Entry | undefined, after: Entry | undefined): EntryChange => {
  if (!before && !after) return 'none';
  if (!before || !after) return 'key';
  if (!same(before.key.partition, after.key.partition) || !same(before.key.sort, after.key.sort))
    return 'key';
  return before.projected.text === after.projected.text ? 'none' : 'attributes';
};
