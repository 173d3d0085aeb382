import type { Files } from '../files/files.ts';
import type { Table } from '../table/table.ts';

/** Which import a step works on; the state machine carries no more than that and counters. */
export interface ImportStep {
  table: Table;
  files: Files;
  teamId: string;
  importId: string;
  now: Date;
}
