import type { Contact } from '../attribute/contact.schema.ts';
import type { Fault } from '../error.ts';
import type { SuppressedValue } from '../suppression/suppressed-value.ts';
import type { SuppressionChange } from '../suppression/suppression-change.ts';
import type { Write } from '../table/write.ts';
import type { Writing } from './contact.ts';

/** What a plan changes of suppressions, which are written with it. */
export interface PlannedSuppressions extends SuppressionChange {
  by: Pick<Writing, 'team' | 'via'>;
  /** Other live contacts that have values which get suppressed: they are opted out first. */
  others: readonly string[];
  /** Values of which nobody has asked yet who else has them. */
  unasked: readonly SuppressedValue[];
}

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
  /** Absent where it changes none. */
  suppressions?: PlannedSuppressions | undefined;
}
