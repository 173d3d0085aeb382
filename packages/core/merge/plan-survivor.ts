import type { MergedValue } from '../attribute/joined.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Writing } from '../contact/contact.ts';
import { noClaims } from '../contact/contact-claims.ts';
import { nextVersion, planReplacement, type ReplacementPlan } from '../contact/plan-replacement.ts';
import type { Tagger } from '../rule/tagger.ts';
import { type Suppressed, valueName } from '../suppression/suppressed-value.ts';
import { type Composition, composeMerged } from './compose-merged.ts';
import { furtherReach } from './further-values.ts';
import type { Member } from './member.ts';
import type { MergeRequest } from './merge.schema.ts';

/** Who merges, in which team, and when. */
export type By = Pick<Writing, 'team' | 'via' | 'now' | 'scope'>;

/** What decides about the suppressions of a survivor. */
export interface Reach {
  suppressed: Suppressed;
  further: readonly MergedValue[];
}

/** Adds the values for which a survivor has no place to what its opt-out suppresses. */
const withFurtherReach = (plan: ReplacementPlan, by: By, { suppressed, further }: Reach): ReplacementPlan => {
  if (!plan.contact.do_not_call) return plan;
  const more = furtherReach(further).filter((one) => !suppressed.has(valueName(one)));
  if (more.length === 0) return plan;
  const own = plan.suppressions ?? { by, suppress: [], lift: [], others: [], unasked: [] };
  const suppressions = { ...own, suppress: [...own.suppress, ...more], unasked: [...own.unasked, ...more] };
  return { ...plan, suppressions };
};

/** The contacts of a merge: the one that survives, all others, and what they become together. */
export interface Joining {
  seen: StoredContact;
  others: readonly Member[];
  composed: Composition;
}

export const joiningOf = (members: readonly Member[], request: MergeRequest): Joining => {
  const contacts = members.map(({ contact }) => contact);
  const seen = contacts.find(({ id }) => id === request.primary_id);
  if (!seen) throw new Error(`The contact ${request.primary_id} was not read.`);
  const others = members.filter(({ contact }) => contact.id !== seen.id);
  return { seen, others, composed: composeMerged(contacts, request) };
};

/** Plans what becomes of the survivor itself. */
export const planSurvivor = (
  by: By,
  { seen, composed }: Joining,
  tagger: Tagger,
  reach: Reach,
): ReplacementPlan => {
  const contact = nextVersion(seen, tagger(composed.contact), by.now);
  const { suppressed } = reach;
  const replacement = { seen, contact, origins: composed.origins, tagger };
  return withFurtherReach(planReplacement(by, replacement, { ...noClaims, suppressed }), by, reach);
};
