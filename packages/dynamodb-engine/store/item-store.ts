import type { StoredKey } from '../table/key.ts';
import { Stored } from '../table/stored.ts';
import type { Database } from './database.ts';
import { Measures } from './measures.ts';

/** The items of one table, in the order of a scan. */
export class ItemStore {
  readonly sql: string;
  readonly measures: Measures;
  readonly #database: Database;

  constructor(database: Database, number: number) {
    this.#database = database;
    this.sql = `items_${number}`;
    this.measures = new Measures(database, this.sql);
  }

  create(): void {
    this.#database.define(`CREATE TABLE ${this.sql} (
      partition BLOB NOT NULL, sort BLOB NOT NULL, size INTEGER NOT NULL, item TEXT NOT NULL, expires INTEGER,
      PRIMARY KEY (partition, sort)) WITHOUT ROWID;
      CREATE INDEX ${this.sql}_expires ON ${this.sql} (expires) WHERE expires IS NOT NULL`);
  }

  drop(): void {
    this.#database.define(`DROP TABLE ${this.sql}`);
  }

  find({ partition, sort }: StoredKey): Stored | undefined {
    const row = this.#database
      .statement(`SELECT size, item FROM ${this.sql} WHERE partition = ? AND sort = ?`)
      .get(partition, sort) as unknown as [number, string] | undefined;
    return row && new Stored(row[1], row[0]);
  }

  /** `expires`: when its time to live ends, in seconds since 1970. */
  put({ partition, sort }: StoredKey, { size, text }: Stored, expires: number | null): void {
    this.#database.write();
    this.#database
      .statement(`INSERT INTO ${this.sql} (partition, sort, size, item, expires) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET size = excluded.size, item = excluded.item, expires = excluded.expires`)
      .run(partition, sort, size, text, expires);
  }

  /** Items whose time to live ended after the first moment and before the second. */
  expired(after: number, before: number, limit: number): Stored[] {
    const rows = this.#database
      .statement(
        `SELECT size, item FROM ${this.sql} WHERE expires > ? AND expires < ? ORDER BY expires LIMIT ?`,
      )
      .all(after, before, limit) as unknown as [number, string][];
    return rows.map(([size, text]) => new Stored(text, size));
  }

  delete({ partition, sort }: StoredKey): void {
    this.#database.write();
    this.#database.statement(`DELETE FROM ${this.sql} WHERE partition = ? AND sort = ?`).run(partition, sort);
  }

  /** Goes through all items, in batches, so that they may be changed on the way. */
  *batches(size = 500): Generator<Stored[]> {
    let after: readonly Uint8Array[] = [];
    for (;;) {
      const where = after.length > 0 ? 'WHERE (partition, sort) > (?, ?)' : '';
      const rows = this.#database
        .statement(
          `SELECT size, item, partition, sort FROM ${this.sql} ${where} ORDER BY partition, sort LIMIT ${size}`,
        )
        .all(...after) as unknown as [number, string, Uint8Array, Uint8Array][];
      const last = rows.at(-1);
      if (!last) return;
      after = [last[2], last[3]];
      yield rows.map(([bytes, text]) => new Stored(text, bytes));
    }
  }
}
