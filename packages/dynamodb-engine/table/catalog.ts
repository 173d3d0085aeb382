import { ResourceNotFoundError } from '../error.ts';
import type { KeySchema } from '../expression/key-range.ts';
import type { Database } from '../store/database.ts';
import type { IndexStore } from '../store/index-store.ts';
import { StreamLog } from '../stream/stream-log.ts';
import type { StreamDefinition, TableDefinition } from './definition.ts';
import { Table } from './table.ts';

/** A stream outlives its table, and being turned off, by a day. */
export interface StreamEntry extends StreamDefinition {
  readonly table: string;
  readonly key: KeySchema;
  /** Milliseconds since 1970; absent as long as it takes changes. */
  readonly endedAt?: number | undefined;
}

/** Which tables and streams there are. */
export class Catalog {
  readonly #database: Database;
  readonly #tables = new Map<string, Table>();
  readonly #streams = new Map<string, StreamEntry>();

  constructor(database: Database) {
    this.#database = database;
    database.define(`
      CREATE TABLE IF NOT EXISTS tables (name TEXT PRIMARY KEY, definition TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS streams (label TEXT PRIMARY KEY, entry TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY AUTOINCREMENT);`);
    database.commit();
    this.load();
  }

  /** Reads all of it from the database, also after changes were taken back. */
  load(): void {
    this.#tables.clear();
    this.#streams.clear();
    for (const text of this.#texts('SELECT definition FROM tables')) {
      const definition: TableDefinition = JSON.parse(text);
      this.#tables.set(definition.name, new Table(this.#database, definition));
    }
    for (const text of this.#texts('SELECT entry FROM streams')) {
      const entry: StreamEntry = JSON.parse(text);
      this.#streams.set(entry.label, entry);
    }
  }

  /** A number that no table of the database has had. */
  nextNumber(): number {
    this.#database.write();
    const { lastInsertRowid } = this.#database.statement('INSERT INTO numbers DEFAULT VALUES').run();
    return Number(lastInsertRowid);
  }

  /** The names of all tables, in order. */
  names(): string[] {
    return [...this.#tables.keys()].sort((one, other) =>
      Buffer.compare(Buffer.from(one), Buffer.from(other)),
    );
  }

  tables(): Table[] {
    return [...this.#tables.values()];
  }

  /** The index of that number, of whatever table. */
  indexOf(number: number): IndexStore | undefined {
    for (const table of this.#tables.values())
      for (const index of table.indexes) if (index.definition.number === number) return index;
    return undefined;
  }

  find(nameOrArn: string): Table | undefined {
    return this.#tables.get(nameIn(nameOrArn));
  }

  /** The table that items are read from or written to. */
  get(nameOrArn: string): Table {
    const table = this.find(nameOrArn);
    if (!table) throw new ResourceNotFoundError('Requested resource not found');
    return table;
  }

  /** The table that a request is about; its error names the table. */
  described(nameOrArn: string): Table {
    const table = this.find(nameOrArn);
    if (!table)
      throw new ResourceNotFoundError(`Requested resource not found: Table: ${nameIn(nameOrArn)} not found`);
    return table;
  }

  /** Adds a table, or makes one another; what it is made of must be there. */
  set(definition: TableDefinition): Table {
    this.#database.write();
    this.#database
      .statement('INSERT OR REPLACE INTO tables (name, definition) VALUES (?, ?)')
      .run(definition.name, JSON.stringify(definition));
    const table = new Table(this.#database, definition);
    this.#tables.set(definition.name, table);
    return table;
  }

  /** Drops a table with its items. */
  remove(table: Table): void {
    this.#database.write();
    this.#database.statement('DELETE FROM tables WHERE name = ?').run(table.definition.name);
    for (const index of table.indexes) index.drop();
    table.items.drop();
    this.#tables.delete(table.definition.name);
  }

  streams(): StreamEntry[] {
    return [...this.#streams.values()];
  }

  findStream(label: string): StreamEntry | undefined {
    return this.#streams.get(label);
  }

  logOf({ number, view }: StreamEntry): StreamLog {
    return new StreamLog(this.#database, number, view);
  }

  setStream(entry: StreamEntry): void {
    this.#database.write();
    this.#database
      .statement('INSERT OR REPLACE INTO streams (label, entry) VALUES (?, ?)')
      .run(entry.label, JSON.stringify(entry));
    this.#streams.set(entry.label, entry);
  }

  removeStream(entry: StreamEntry): void {
    this.#database.write();
    this.#database.statement('DELETE FROM streams WHERE label = ?').run(entry.label);
    this.logOf(entry).drop();
    this.#streams.delete(entry.label);
  }

  #texts(sql: string): string[] {
    const rows = this.#database.statement(sql).all() as unknown as [string][];
    return rows.map(([text]) => text);
  }
}

const nameIn = (nameOrArn: string): string =>
  nameOrArn.startsWith('arn:') ? (nameOrArn.split('/')[1] ?? nameOrArn) : nameOrArn;
