import type { Database } from '../store/database.ts';
import type { StreamView } from '../table/definition.ts';
import type { Stored } from '../table/stored.ts';

export interface Recorded {
  readonly keys: Stored;
  readonly before: Stored | undefined;
  readonly after: Stored | undefined;
  /** Whether the time to live removed it, not a request. */
  readonly isExpiry: boolean;
}

export type RecordRow = readonly [
  sequence: number,
  at: number,
  name: string,
  keys: string,
  newImage: string | null,
  oldImage: string | null,
  size: number,
  isExpiry: number,
];

/** The changes of one table, each once, in the order in which they were committed. */
export class StreamLog {
  readonly #database: Database;
  readonly #sql: string;
  readonly view: StreamView;

  constructor(database: Database, number: number, view: StreamView) {
    this.#database = database;
    this.#sql = `stream_${number}`;
    this.view = view;
  }

  create(): void {
    // Numbers are never given again, not even when all records have been trimmed.
    this.#database.define(`CREATE TABLE ${this.#sql} (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, name TEXT NOT NULL, keys TEXT NOT NULL,
      new_image TEXT, old_image TEXT, size INTEGER NOT NULL, is_expiry INTEGER NOT NULL)`);
  }

  drop(): void {
    this.#database.define(`DROP TABLE ${this.#sql}`);
  }

  append({ keys, before, after, isExpiry }: Recorded, now: number): void {
    this.#database.write();
    const withNew = this.view === 'NEW_IMAGE' || this.view === 'NEW_AND_OLD_IMAGES';
    const withOld = this.view === 'OLD_IMAGE' || this.view === 'NEW_AND_OLD_IMAGES';
    const newImage = withNew ? after : undefined;
    const oldImage = withOld ? before : undefined;
    const size = keys.size + (newImage?.size ?? 0) + (oldImage?.size ?? 0);
    const name = nameOf(before, after);
    this.#database
      .statement(`INSERT INTO ${this.#sql} (at, name, keys, new_image, old_image, size, is_expiry)
        VALUES (?, ?, ?, ?, ?, ?, ?)`)
      .run(now, name, keys.text, newImage?.text ?? null, oldImage?.text ?? null, size, isExpiry ? 1 : 0);
  }

  read(from: number, limit: number): RecordRow[] {
    return this.#database
      .statement(`SELECT sequence, at, name, keys, new_image, old_image, size, is_expiry
        FROM ${this.#sql} WHERE sequence >= ? ORDER BY sequence LIMIT ?`)
      .all(from, limit) as unknown as RecordRow[];
  }

  /** The numbers of the oldest record that is left and of the next that will come. */
  bounds(): { readonly first: number; readonly next: number } {
    const [first] = this.#database.statement(`SELECT min(sequence) FROM ${this.#sql}`).get() as unknown as [
      number | null,
    ];
    const given = this.#database
      .statement('SELECT seq FROM sqlite_sequence WHERE name = ?')
      .get(this.#sql) as unknown as [number] | undefined;
    const next = (given?.[0] ?? 0) + 1;
    return { first: first ?? next, next };
  }

  /** Drops what is older than that moment. */
  trim(before: number): void {
    // Records are in the order of their times, so the oldest tells whether there is work.
    const oldest = this.#database
      .statement(`SELECT at FROM ${this.#sql} ORDER BY sequence LIMIT 1`)
      .get() as unknown as [number] | undefined;
    if (!oldest || oldest[0] >= before) return;
    this.#database.write();
    this.#database.statement(`DELETE FROM ${this.#sql} WHERE at < ?`).run(before);
  }
}

const nameOf = (before: unknown, after: unknown): string => {
  if (!before) return 'INSERT';
  return after ? 'MODIFY' : 'REMOVE';
};
