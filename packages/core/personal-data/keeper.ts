import type { Files } from '../files/files.ts';
import type { itemStores } from '../privacy/item-stores.ts';
import type { PersonalStore } from '../privacy/store.ts';
import type { PersonalStoreName } from '../privacy/stores.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Subject } from './subject.ts';

/** Where data lies, and in whose name it is changed. */
export interface PrivacyContext {
  table: Table;
  /** Imports, jobs and transcripts. */
  files: Files;
  exports: Files;
  /** Changes of the table that were given up. */
  deadLetters: Files;
  via: Via;
  now: Date;
}

/** What became of a store: how many records were taken away or cleared, and what was asked of it. */
export interface Erased {
  count: number;
  /** Only its digest is kept. */
  query: unknown;
}

/** How a store is read and cleaned for one person: what access tells is what erasure takes away. */
export interface StoreKeeper {
  /**
   * Finds what the store has about the person, as it lies, as it is asked for; of records about several people only this
   * one's part. Nothing is left of it after `erase`.
   */
  find(context: PrivacyContext, subject: Subject): AsyncIterable<unknown>;
  /** Takes that away, or clears it. May run again after a crash, and then changes nothing more. */
  erase(context: PrivacyContext, subject: Subject): Promise<Erased>;
}

/** The stores in the table that may hold what is about a person. */
export type PersonalItemName = Extract<(typeof itemStores)[number], PersonalStore>['name'];

/** Those in buckets, and queues. */
export type PersonalObjectName = Exclude<PersonalStoreName, PersonalItemName>;
