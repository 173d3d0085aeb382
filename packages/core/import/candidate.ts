import type { CompanyCreate } from '../company/company.schema.ts';
import type { ContactValues } from '../contact/compose-contact.ts';
import type { Originals } from '../contact/stored-contact.ts';
import type { FileRow } from '../import-file/chunk-file.ts';
import type { ColumnTarget } from '../import-file/column-target.ts';
import type { CellFault } from '../import-file/ledger.ts';
import type { Team } from '../team/team.schema.ts';
import type { StoredImport } from './import.item.ts';

export interface RowsToWrite {
  team: Team;
  stored: StoredImport;
  header: readonly string[];
  targets: readonly ColumnTarget[];
  rows: readonly FileRow[];
  now: Date;
}

/** A row that may become a contact, under the id that this row of this import always gets. */
export interface Candidate {
  row: FileRow;
  id: string;
  values: ContactValues;
  /** Cells that are no values of their custom fields. */
  originals: Originals;
  company: CompanyCreate | undefined;
  warnings: CellFault[];
}
