import type { Contact } from '../attribute/contact.schema.ts';
import type { Fault } from '../error.ts';
import type { Write } from '../table/write.ts';

/** A decision on a contact that nobody has carried out yet. */
export interface Plan<C extends Contact = Contact> {
  /** As it would be. */
  contact: C;
  /** What keeps it from becoming so. */
  faults: readonly Fault[];
  /** What else does: values that others have, of which the team wants each once. */
  conflicts: readonly Fault[];
  /** What the caller should know all the same. */
  warnings: readonly Fault[];
  /** All of them or none; there are none where nothing changes. */
  writes: readonly Write[];
}
