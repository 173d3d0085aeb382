import { type Claim, claimName } from '../../claim/claim.item.ts';
import { withOptOut } from '../../suppression/opt-out.ts';
import { bareValue, type SuppressedValue, valuesOf } from '../../suppression/suppressed-value.ts';
import type { Candidate } from './candidate.ts';

/** A contact that a row creates. */
export interface NewContact {
  candidate: Candidate;
  take: Claim[];
  /** Claims that others hold and the new contact shares. */
  share: Claim[];
  /** Whether it is opted out because of what it is reached by. */
  isSuppressed?: boolean;
}

/** Opts a new contact out where what it is reached by is suppressed. */
export const markedValues = ({ candidate: { values }, isSuppressed = false }: NewContact) =>
  isSuppressed ? withOptOut({ ...values, do_not_call: true }) : values;

/** Lists the values that a new contact suppresses: all of its own, where it is opted out. */
export const suppressedBy = (one: NewContact): SuppressedValue[] => {
  const values = markedValues(one);
  return values.do_not_call ? valuesOf(values) : [];
};

/** Lists those of them that contacts in the store may have: what it shares, and numbers that have extensions. */
export const suppressedWith = (one: NewContact): SuppressedValue[] => {
  const shared = new Set(one.share.map(claimName));
  return suppressedBy(one).filter(
    (value) => (value.kind === 'phone' && bareValue(value) === undefined) || shared.has(claimName(value)),
  );
};
