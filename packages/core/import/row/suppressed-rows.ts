import type { CellFault } from '../../import-file/ledger.ts';
import { valueName, valuesOf } from '../../suppression/suppressed-value.ts';
import { withSuppression } from '../../suppression/suppression-change.ts';
import type { Candidate } from './candidate.ts';

/** Names no column: a run that starts over finds all values suppressed, since the contact has been written. */
export const suppressedRow: CellFault = {
  column: null,
  code: 'suppressed',
  message: 'A number or address of the row is suppressed, so that the contact is opted out.',
  value: null,
};

/** Decides whether a new contact is opted out by what it is reached by; what it suppresses counts for other rows. */
export const isMetBySuppression = ({ values }: Candidate, suppressed: Set<string>): boolean => {
  const { contact, warnings } = withSuppression(undefined, { ...values, deleted_at: null }, suppressed);
  if (contact.do_not_call) for (const one of valuesOf(contact)) suppressed.add(valueName(one));
  return warnings.length > 0;
};
