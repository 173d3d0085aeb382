import { hash } from 'node:crypto';
import { IdempotentParameterMismatchError } from '../error.ts';
import type { Database } from '../store/database.ts';

const validForMs = 10 * 60_000;

/** The tokens of transactions of the last ten minutes or more, so that a repeated one is done once. */
export class RequestTokens {
  readonly #database: Database;
  #recent = new Map<string, string>();
  #earlier = new Map<string, string>();
  #since: number;

  constructor(database: Database, now: number) {
    this.#database = database;
    this.#since = now;
    database.define(
      'CREATE TABLE IF NOT EXISTS tokens (at INTEGER NOT NULL, token TEXT NOT NULL, digest TEXT NOT NULL)',
    );
    database.commit();
    this.load(now);
  }

  load(now: number): void {
    const rows = this.#database
      .statement('SELECT token, digest FROM tokens WHERE at > ?')
      .all(now - validForMs) as unknown as [string, string][];
    this.#recent = new Map(rows);
    this.#earlier.clear();
    this.#since = now;
  }

  /** Tells whether this request was done before; throws if the token was used for another one. */
  isRepeated(token: string, request: unknown): boolean {
    const known = this.#recent.get(token) ?? this.#earlier.get(token);
    if (known === undefined) return false;
    if (known !== digestOf(request)) throw new IdempotentParameterMismatchError();
    return true;
  }

  add(token: string, request: unknown, now: number): void {
    this.#forget(now);
    const digest = digestOf(request);
    this.#database.write();
    this.#database
      .statement('INSERT INTO tokens (at, token, digest) VALUES (?, ?, ?)')
      .run(now, token, digest);
    this.#recent.set(token, digest);
  }

  #forget(now: number): void {
    if (now - this.#since < validForMs) return;
    this.#earlier = this.#recent;
    this.#recent = new Map();
    this.#since = now;
    this.#database.write();
    this.#database.statement('DELETE FROM tokens WHERE at < ?').run(now - 2 * validForMs);
  }
}

const digestOf = (request: unknown): string => hash('sha1', JSON.stringify(request), 'base64');
