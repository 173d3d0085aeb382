import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Writing } from '../contact/contact.ts';
import type { Fault } from '../error.ts';
import type { Files } from '../files/files.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { JobKind } from './job.schema.ts';

/** The work of a job on contacts, one by one. Every part of it may run again after a crash. */
export interface ContactWork {
  /** Finds the ids of the contacts to work on. */
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
  /** Runs after the last contact, unless the job was cancelled or failed before. */
  finish?(table: Table, writing: Writing): Promise<void>;
}

/** Works of jobs by kind, but for those with pipelines of their own; made from their requests in the bucket. */
export type Works = Readonly<
  Record<Exclude<JobKind, 'scan'>, (request: unknown, files: Files) => ContactWork>
>;

export interface EndedJob {
  teamId: string;
  jobId: string;
  via: Via;
  now: Date;
}

/** Releases by kind of job: how one that ends without its last step lets go of what it holds; null where it holds nothing. */
export type Releases = Readonly<Record<JobKind, ((table: Table, ended: EndedJob) => Promise<void>) | null>>;
