import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Writing } from '../contact/contact.ts';
import type { Fault } from '../error.ts';
import type { Files } from '../files/files.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { JobKind, StoredJob } from './job.schema.ts';

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

/**
 * The work of a job that reads contacts, many at a time, and makes something of them all at its end. Every part of it may
 * run again after a crash.
 */
export interface ReadingWork {
  /** Number of contacts of a chunk. */
  chunkSize: number;
  /** Finds the ids of the contacts to read, as they are asked for. */
  find(table: Table, writing: Writing): Promise<AsyncIterable<string>>;
  /** Works on the contacts of a chunk; answers how many of them count. */
  read(table: Table, writing: Writing, ids: readonly string[], chunk: number): Promise<number>;
  /** Runs after the last chunk, where the caller may have it done still. */
  finish(table: Table, writing: Writing, read: ReadChunks): Promise<void>;
}

/** What the chunks of a job came to. */
export interface ReadChunks {
  job: StoredJob;
  chunks: number;
  /** Number of contacts that they counted. */
  done: number;
}

/** Works of jobs by kind, but for those with pipelines of their own; made from their requests in the bucket. */
export type Works = Readonly<
  Record<Exclude<JobKind, 'scan'>, (request: unknown, files: Files) => ContactWork | ReadingWork>
>;

export interface EndedJob {
  teamId: string;
  jobId: string;
  via: Via;
  now: Date;
}

/** Releases by kind of job: how one that ends without its last step lets go of what it holds; null where it holds nothing. */
export type Releases = Readonly<Record<JobKind, ((table: Table, ended: EndedJob) => Promise<void>) | null>>;
