import type { Files } from '../files/files.ts';
import type { Table } from '../table/table.ts';

/** What a step of the pipeline works with. The state machine carries only the ids and counters in it. */
export interface ImportStep {
  table: Table;
  files: Files;
  teamId: string;
  importId: string;
  now: Date;
}
