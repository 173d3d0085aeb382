import type { Database } from './database.ts';

/** How many rows a table of the database has, and their bytes: counted once, when first asked for, and kept then. */
export class Measures {
  readonly #database: Database;
  readonly #sql: string;
  #known: { count: number; bytes: number } | undefined;

  constructor(database: Database, sql: string) {
    this.#database = database;
    this.#sql = sql;
  }

  /** Takes into account that a row came, went or became another. */
  change(before: { readonly size: number } | undefined, after: { readonly size: number } | undefined): void {
    if (!this.#known) return;
    this.#known.count += (after ? 1 : 0) - (before ? 1 : 0);
    this.#known.bytes += (after?.size ?? 0) - (before?.size ?? 0);
  }

  read(): { readonly count: number; readonly bytes: number } {
    this.#known ??= this.#count();
    return this.#known;
  }

  #count(): { count: number; bytes: number } {
    const [count, bytes] = this.#database
      .statement(`SELECT count(*), coalesce(sum(size), 0) FROM ${this.#sql}`)
      .get() as unknown as [number, number];
    return { count, bytes };
  }
}
