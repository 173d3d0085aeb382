import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import type { Fault } from '../../error.ts';
import type { FileColumns } from '../../import-file/place-cells.ts';
import type { Settings } from '../../team/team.schema.ts';
import type { Import } from '../import.schema.ts';
import type { LinkFaults } from '../links.ts';
import type { ImportPolicy } from '../policy.ts';

/** What rows are read with. */
export interface RowContext extends FileColumns {
  /** The custom fields of the team, those that earlier rows make among them. */
  catalogue: Catalogue;
  settings: Settings;
  /** Tells custom fields that were deleted since the import came: what is called so is not meant for a new one. */
  isDeleted: (name: string) => boolean;
  policy: ImportPolicy;
  /** What new contacts need that are of no department. */
  departmentNeeds?: readonly Fault[];
  /** What rows get that name none. */
  defaults: Pick<Import['options'], 'department_id' | 'owner_id' | 'source'>;
  /** Of the departments and members that rows name, those that they may not be given. */
  links: LinkFaults;
}
