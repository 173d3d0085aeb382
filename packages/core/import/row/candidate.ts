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
 * Notes, made before anything is written, on which contacts the rows of a chunk are about to change, by
 * record. Once a contact is changed, a run that starts over could not tell by the file that its row meant it.
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
  /** Absent in previews, which write nothing. */
  notes?: UpdateNotes;
  now: Date;
}

/** A row that may create a contact or change one. */
export interface Candidate {
  row: FileRow;
  /** Id of the contact that the row creates; the same row of the same import always has the same one. */
  id: string;
  /** The values that a new contact would have. */
  values: ContactValues;
  /** The values of columns that mean a property themselves, without stand-ins. */
  draft: ContactDraft;
  /** Cells of further columns that fill properties whose own columns are empty. */
  standIns: StandIn[];
  /** Faults that only a new contact has: what the row lacks to create one. */
  needs: CellFault[];
  /** The country of numbers without a country code. */
  country: string;
  /** Cells that their custom fields cannot have, kept for a later change of type. */
  originals: Originals;
  company: CompanyCreate | undefined;
  /** Whether its company does not exist yet. */
  makesCompany?: boolean;
  /** Why the row has no company although it names one. */
  companyFault?: CellFault;
  warnings: CellFault[];
}
