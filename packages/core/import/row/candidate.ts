import type { ContactDraft } from '../../attribute/contact.schema.ts';
import type { Originals } from '../../attribute/stored-contact.ts';
import type { CompanyCreate } from '../../company/company.schema.ts';
import type { ContactValues } from '../../contact/compose-contact.ts';
import type { FileRow } from '../../import-file/chunk-file.ts';
import type { CellFault } from '../../import-file/ledger.ts';
import type { FileColumns } from '../../import-file/place-cells.ts';
import type { Team } from '../../team/team.schema.ts';
import type { StoredImport } from '../import.item.ts';
import type { ImportPolicy } from '../policy.ts';
import type { StandIn } from './stand-ins.ts';

/**
 * The contacts that rows of a chunk are about to change, by record. They are noted before: once a contact is changed,
 * nothing else may tell a run that starts over that its row meant it.
 */
export interface UpdateNotes {
  known: Map<number, string>;
  keep(known: ReadonlyMap<number, string>): Promise<void>;
}

export interface RowsToWrite extends FileColumns {
  team: Team;
  stored: StoredImport;
  policy: ImportPolicy;
  rows: readonly FileRow[];
  /** Where nothing is written, there are none. */
  notes?: UpdateNotes;
  now: Date;
}

/** A row that may become a contact, or change one. */
export interface Candidate {
  row: FileRow;
  /** Of the contact that it creates: this row of this import always gets the same one. */
  id: string;
  /** As those of a new contact. */
  values: ContactValues;
  /** What its cells say of their own columns, and nothing else. */
  draft: ContactDraft;
  /** What stands in for properties whose own columns are empty. */
  standIns: StandIn[];
  /** What a new contact needs and the row lacks. */
  needs: CellFault[];
  /** Whose numbers those without a country code are. */
  country: string;
  /** Cells that are no values of their custom fields. */
  originals: Originals;
  company: CompanyCreate | undefined;
  /** Whether the company that it has is still to be made. */
  makesCompany?: boolean;
  /** Why it goes without its company. */
  companyFault?: CellFault;
  warnings: CellFault[];
}
