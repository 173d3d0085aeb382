import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Writing } from '../contact/contact.ts';
import type { Fault } from '../error.ts';
import type { Table } from '../table/table.ts';

/** What a job does to contacts, one by one. Every part of it may run again after a crash. */
export interface ContactWork {
  /** The ids of the contacts to work on. */
  find(table: Table, writing: Writing): Promise<string[]>;
  /**
   * Works on one contact; `seen` is how it was a moment ago, if it was there. Answers what the caller should know.
   * @throws CallbookError which the job lists as the failure of this contact
   */
  change(
    table: Table,
    writing: Writing,
    contactId: string,
    seen: StoredContact | undefined,
  ): Promise<readonly Fault[] | undefined>;
  /** Comes after the last contact; not `complete` when the job was cancelled or failed before. */
  finish?(table: Table, writing: Writing, complete: boolean): Promise<void>;
}
