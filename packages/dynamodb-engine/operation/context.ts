import type { Faults } from '../fault/faults.ts';
import type { Load } from '../fault/load.ts';
import type { Database } from '../store/database.ts';
import type { Catalog } from '../table/catalog.ts';
import type { Place } from '../table/description.ts';
import type { IndexDelay } from '../table/table.ts';
import type { RequestTokens } from './request-tokens.ts';

/** What an operation works on. */
export interface Context {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly place: Place;
  readonly tokens: RequestTokens;
  readonly faults: Faults;
  readonly load: Load;
  readonly delay: IndexDelay;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Answers a request with its body: JSON as text. */
export type Operation = (request: unknown, context: Context) => string;
