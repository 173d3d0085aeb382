import type { Database } from '../store/database.ts';
import type { Entry, IndexStore } from '../store/index-store.ts';
import type { StoredKey } from '../table/key.ts';
import { Stored } from '../table/stored.ts';
import type { Faults } from './faults.ts';

/** An item's entry of an index that is to be replaced. */
interface Waiting {
  readonly sequence: number;
  readonly due: number;
  /** Of the index. */
  readonly number: number;
  readonly item: StoredKey;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

type IndexOf = (number: number) => IndexStore | undefined;

type EntryRow = readonly [partition: string, sort: string, size: number, text: string];

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const decode = (text: string): Uint8Array => Buffer.from(text, 'base64');

const rowOf = (entry: Entry | undefined): EntryRow | null =>
  entry
    ? [encode(entry.key.partition), encode(entry.key.sort), entry.projected.size, entry.projected.text]
    : null;

const entryOf = (row: EntryRow | null | undefined): Entry | undefined =>
  row
    ? { key: { partition: decode(row[0]), sort: decode(row[1]) }, projected: new Stored(row[3], row[2]) }
    : undefined;

/**
 * Lets global indexes show what was before for as long as the switches say. What waits is in the database with the
 * items that it belongs to: it comes late, but it is not lost with the process.
 */
export class IndexLag {
  readonly #database: Database;
  readonly #faults: Faults;
  readonly #now: () => number;
  #indexOf: IndexOf = () => undefined;
  #waiting: Waiting[] = [];

  constructor(database: Database, faults: Faults, now: () => number) {
    this.#database = database;
    this.#faults = faults;
    this.#now = now;
    database.define(`CREATE TABLE IF NOT EXISTS lag (sequence INTEGER PRIMARY KEY, due INTEGER NOT NULL,
      number INTEGER NOT NULL, partition BLOB NOT NULL, sort BLOB NOT NULL, entries TEXT NOT NULL)`);
    database.commit();
  }

  /** Reads what waits from the database; `indexOf` finds an index by its number. */
  load(indexOf: IndexOf): void {
    this.#indexOf = indexOf;
    const rows = this.#database
      .statement('SELECT sequence, due, number, partition, sort, entries FROM lag ORDER BY sequence')
      .all() as unknown as [number, number, number, Uint8Array, Uint8Array, string][];
    this.#waiting = rows.map(([sequence, due, number, partition, sort, entries]) => {
      const [before, after]: (EntryRow | null)[] = JSON.parse(entries);
      const replace = { item: { partition, sort }, before: entryOf(before), after: entryOf(after) };
      return { sequence, due, number, ...replace };
    });
  }

  /** Also as long as earlier changes wait, so that none overtakes another. */
  get isOn(): boolean {
    return this.#faults.switches.indexLagMs > 0 || this.#waiting.length > 0;
  }

  add(index: IndexStore, item: StoredKey, before: Entry | undefined, after: Entry | undefined): void {
    const due = this.#now() + this.#faults.switches.indexLagMs;
    const { number } = index.definition;
    this.#database.write();
    const { lastInsertRowid } = this.#database
      .statement('INSERT INTO lag (due, number, partition, sort, entries) VALUES (?, ?, ?, ?, ?)')
      .run(due, number, item.partition, item.sort, JSON.stringify([rowOf(before), rowOf(after)]));
    this.#waiting.push({ sequence: Number(lastInsertRowid), due, number, item, before, after });
  }

  /** Shows what is due, or all of it. */
  catchUp(now = this.#now()): void {
    if (this.#waiting.length === 0) return;
    const late = this.#waiting.findIndex(({ due }) => due > now);
    const ready = late < 0 ? this.#waiting : this.#waiting.slice(0, late);
    const last = ready.at(-1);
    if (!last) return;
    this.#waiting = late < 0 ? [] : this.#waiting.slice(late);
    for (const { number, item, before, after } of ready) this.#indexOf(number)?.replace(item, before, after);
    this.#database.write();
    this.#database.statement('DELETE FROM lag WHERE sequence <= ?').run(last.sequence);
  }
}
