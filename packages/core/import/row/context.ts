import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import type { Fault } from '../../error.ts';
import type { FileColumns } from '../../import-file/place-cells.ts';
import type { Settings } from '../../team/team.schema.ts';
import type { Import } from '../import.schema.ts';
import type { LinkFaults } from '../links.ts';
import type { ImportPolicy } from '../policy.ts';

/** What is needed to read a row. */
export interface RowContext extends FileColumns {
  /** Custom fields of the team and those that earlier rows create. */
  catalogue: Catalogue;
  settings: Settings;
  /**
   * Tells whether a custom field was deleted since the import came; its column is not meant for a new field
   * of that name.
   */
  isDeleted: (name: string) => boolean;
  policy: ImportPolicy;
  /** Faults of new contacts without a department. */
  departmentNeeds?: readonly Fault[];
  /** Values of rows that name none. */
  defaults: Pick<Import['options'], 'department_id' | 'owner_id' | 'source'>;
  /** Faults of departments and members that rows may not be given. */
  links: LinkFaults;
}
