import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { itemOf, pageSize, projectedBy, queryOf, type Row, rowsOf } from './engine-rows.ts';

/** As many index tables as the rows have entries in. */
const usedIndexes = [0, 1, 2, 3, 4];

const pick = (row: Row, index: number): string => {
  const item = itemOf(row);
  const names = ['pk', 'sk', `p${index}`, `s${index}`, ...projectedBy(index)];
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, item[name]])));
};

/** What is put into the tables for one transaction, made before it is measured. */
interface Prepared {
  readonly item: readonly [string, string, string];
  readonly entries: readonly (readonly [number, readonly [string, string, string, string, string]])[];
}

const prepare = (row: Row): Prepared => ({
  item: [row.pk, row.sk, JSON.stringify(itemOf(row))],
  entries: row.entries.map(({ index, partition, sort }) => [
    index,
    [partition, sort, row.pk, row.sk, pick(row, index)],
  ]),
});

/** The bare loop: the same rows in SQLite tables, in this process and one after the other, and nothing besides. */
export class BareLoop {
  readonly #connection: DatabaseSync;
  readonly #putItem: StatementSync;
  readonly #putEntry: readonly StatementSync[];
  readonly #read: StatementSync;

  /** `path` absent: in memory. The log and its syncs are those of the engine. */
  constructor(path?: string) {
    this.#connection = new DatabaseSync(path ?? ':memory:');
    this.#connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA page_size = 8192;
      CREATE TABLE items (pk TEXT, sk TEXT, item TEXT, PRIMARY KEY (pk, sk)) WITHOUT ROWID`);
    for (const index of usedIndexes)
      this.#connection.exec(`CREATE TABLE index_${index} (partition TEXT, sort TEXT, pk TEXT, sk TEXT, item TEXT,
        PRIMARY KEY (partition, sort, pk, sk)) WITHOUT ROWID`);
    this.#putItem = this.#connection.prepare('INSERT INTO items VALUES (?, ?, ?)');
    this.#putEntry = usedIndexes.map((index) =>
      this.#connection.prepare(`INSERT INTO index_${index} VALUES (?, ?, ?, ?, ?)`),
    );
    this.#read = this.#connection.prepare(
      'SELECT item FROM index_0 WHERE partition = ? AND sort >= ? ORDER BY sort LIMIT ?',
    );
  }

  close(): void {
    this.#connection.close();
  }

  fill(transactions: number): void {
    this.#connection.exec('BEGIN');
    for (let at = 0; at < transactions; at++) for (const row of rowsOf(at)) this.#put(prepare(row));
    this.#connection.exec('COMMIT');
  }

  /** Transactions a second. */
  write(from: number, count: number): number {
    const ready = Array.from({ length: count }, (_, at) => rowsOf(from + at).map(prepare));
    const begin = this.#connection.prepare('BEGIN');
    const commit = this.#connection.prepare('COMMIT');
    return perSecond(count, () => {
      for (const rows of ready) {
        begin.run();
        for (const row of rows) this.#put(row);
        commit.run();
      }
    });
  }

  /** Queries a second. */
  query(from: number, count: number): number {
    const ready = Array.from({ length: count }, (_, at) => queryOf(from + at));
    return perSecond(count, () => {
      for (const { partition, from: sort } of ready) this.#read.all(partition, sort, pageSize);
    });
  }

  #put({ item, entries }: Prepared): void {
    this.#putItem.run(...item);
    for (const [index, entry] of entries) this.#putEntry[index]?.run(...entry);
  }
}

const perSecond = (count: number, work: () => void): number => {
  const start = performance.now();
  work();
  return (1_000 * count) / (performance.now() - start);
};
