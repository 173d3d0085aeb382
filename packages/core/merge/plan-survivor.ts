import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Writing } from '../contact/contact.ts';
import { noClaims } from '../contact/contact-claims.ts';
import { nextVersion, planReplacement, type ReplacementPlan } from '../contact/plan-replacement.ts';
import type { Tagger } from '../rule/tagger.ts';
import type { Suppressed } from '../suppression/suppressed-value.ts';
import { type Composition, composeMerged } from './compose-merged.ts';
import { heldTogether } from './held-contacts.ts';
import { survivorJoined } from './joined-contacts.ts';
import type { Member } from './member.ts';
import type { MergeRequest } from './merge.schema.ts';

/** Who merges, in which team, and when. */
export type By = Pick<Writing, 'team' | 'via' | 'now' | 'scope'>;

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

/** Plans what becomes of the survivor itself. What its opt-out suppresses is suppressed in the name of the merge. */
export const planSurvivor = (
  by: By,
  mergeId: string,
  { seen, others, composed }: Joining,
  { tagger, suppressed }: { tagger: Tagger; suppressed: Suppressed },
): ReplacementPlan => {
  const contacts = others.map((other) => other.contact);
  const joined = survivorJoined(mergeId, seen, contacts, composed);
  const contact = nextVersion(
    seen,
    { ...tagger(composed.contact), joined, ...heldTogether(seen, contacts) },
    by.now,
  );
  const replacement = { seen, contact, origins: composed.origins, tagger, keepsWaiting: true };
  const plan = planReplacement(by, replacement, { ...noClaims, suppressed });
  const named = { team: by.team, via: { ...by.via, updated_by: mergeId } };
  return { ...plan, suppressions: plan.suppressions && { ...plan.suppressions, by: named } };
};
