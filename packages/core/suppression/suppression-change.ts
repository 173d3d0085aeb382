import type { Fault } from '../error.ts';
import { type OptOutMarks, withOptOut } from './opt-out.ts';
import {
  coveringValues,
  isSuppressed,
  placedValues,
  type Reachable,
  type ReachName,
  type Suppressed,
  type SuppressedValue,
  valueName,
  valuesOf,
  withoutValues,
} from './suppressed-value.ts';

/** What of a contact decides about suppressions. */
export type Suppressible = OptOutMarks & Reachable & { deleted_at: string | null };

const words: Readonly<Record<ReachName, string>> = {
  phone: 'number',
  phone_secondary: 'second number',
  email: 'address',
};

const suppressedFault = (param: ReachName): Fault => ({
  param,
  code: 'suppressed',
  message: `This ${words[param]} is suppressed, so that the contact is opted out. Only \`do_not_call: false\` takes that back, once the contact has it.`,
});

const heldBy = (contact: Suppressible | undefined): SuppressedValue[] =>
  contact && contact.deleted_at === null ? valuesOf(contact) : [];

/**
 * Opts a contact out that gains a suppressed value, with a warning for each such value. One that is opted out anyway
 * stays as it is.
 */
export const withSuppression = <T extends Suppressible>(
  seen: Suppressible | undefined,
  contact: T,
  suppressed: Suppressed,
): { contact: T; warnings: Fault[] } => {
  if (contact.do_not_call || contact.deleted_at !== null || suppressed.size === 0)
    return { contact, warnings: [] };
  const had = new Set(heldBy(seen).map(valueName));
  const hits = placedValues(contact).filter(
    (one) => !had.has(valueName(one)) && isSuppressed(one, suppressed),
  );
  if (hits.length === 0) return { contact, warnings: [] };
  return {
    contact: withOptOut({ ...contact, do_not_call: true }),
    warnings: hits.map(({ param }) => suppressedFault(param)),
  };
};

/**
 * Lists the values whose suppressions decide about a write: those that a contact gains, and all of its own where it
 * takes its opt-out back. Of one that is opted out nothing has to be known.
 */
export const valuesToLookUp = (seen: Suppressible | undefined, contact: Suppressible): SuppressedValue[] => {
  if (contact.do_not_call) return [];
  const own = heldBy(contact);
  return coveringValues(seen?.do_not_call ? own : withoutValues(own, heldBy(seen)));
};

/** What a write of a contact changes of suppressions. */
export interface SuppressionChange {
  suppress: readonly SuppressedValue[];
  lift: readonly SuppressedValue[];
}

/**
 * Decides which suppressions come with a contact's write. One that opts out has all of its values suppressed, one that
 * was opted out those that it gains; those that it gives up stay. Only a live contact that takes its opt-out back lifts
 * any: the trash, and what comes out of it, changes none.
 */
export const suppressionChange = (
  seen: Suppressible | undefined,
  contact: Suppressible,
  suppressed: Suppressed,
): SuppressionChange => {
  if (contact.deleted_at !== null) return { suppress: [], lift: [] };
  const own = valuesOf(contact);
  const isFound = (one: SuppressedValue) => suppressed.has(valueName(one));
  if (contact.do_not_call) {
    const gained = withoutValues(own, seen?.do_not_call ? valuesOf(seen) : []);
    return { suppress: gained.filter((one) => !isFound(one)), lift: [] };
  }
  const isLifted = seen !== undefined && seen.deleted_at === null && seen.do_not_call;
  return { suppress: [], lift: isLifted ? coveringValues(own).filter(isFound) : [] };
};
