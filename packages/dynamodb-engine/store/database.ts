import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { checkDataFile, DataFileError } from './data-file.ts';

/** Names the file's format to SQLite, so that no other program's file is taken for one of ours. */
const applicationId = 0x44_44_42_45;

const settings = `
  PRAGMA page_size = 8192;
  PRAGMA application_id = ${applicationId};
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -131072;
  PRAGMA temp_store = MEMORY;
`;

/**
 * One SQLite database with its prepared statements. Changes gather in one transaction until `commit`.
 * A commit of the write-ahead log is in the system's hands at once: the death of the process loses nothing of it.
 */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #onCommit: () => void;
  #isWriting = false;

  /** `onCommit` is told of each commit that changed something. */
  constructor(path?: string, onCommit: () => void = () => undefined) {
    this.#onCommit = onCommit;
    if (path !== undefined) checkDataFile(path, applicationId);
    this.#connection = new DatabaseSync(path ?? ':memory:');
    try {
      this.#connection.exec(settings);
      // Takes the lock, and shows whether the file is one.
      this.#connection.exec('BEGIN IMMEDIATE; COMMIT');
    } catch (error) {
      this.#connection.close();
      throw path === undefined ? error : DataFileError.of(path, error);
    }
  }

  /** The prepared statement of this text; rows come out as arrays. */
  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    statement.setReturnArrays(true);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Runs statements that change what tables there are. */
  define(sql: string): void {
    this.write();
    this.#connection.exec(sql);
  }

  /** Opens the transaction that the next commit closes, if there is none. */
  write(): void {
    if (this.#isWriting) return;
    this.statement('BEGIN').run();
    this.#isWriting = true;
  }

  commit(): void {
    if (!this.#isWriting) return;
    this.statement('COMMIT').run();
    this.#isWriting = false;
    this.#onCommit();
  }

  /** Takes back all since the last commit. */
  rollback(): void {
    if (!this.#isWriting) return;
    this.#isWriting = false;
    this.statement('ROLLBACK').run();
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }
}
