import type { Contact } from '../attribute/contact.schema.ts';
import type { Fault } from '../error.ts';
import type { Write } from '../table/write.ts';

/** A decision on a contact that nobody has carried out yet. */
export interface Plan<C extends Contact = Contact> {
  /** The contact as it would be. */
  contact: C;
  /** Faults of the values. */
  faults: readonly Fault[];
  /** Values that others have and the team wants unique. */
  conflicts: readonly Fault[];
  /** What the caller should know although the plan can be carried out. */
  warnings: readonly Fault[];
  /** Writes to carry out all together; none where nothing changes. */
  writes: readonly Write[];
}
