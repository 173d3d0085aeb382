import type { Contact } from '../attribute/contact.schema.ts';
import { shapeOf } from '../attribute/contact-shape.ts';
import { keptProvenance, type StoredContact } from '../attribute/stored-contact.ts';
import { type Claim, type ClaimHolder, claimName } from '../claim/claim.item.ts';
import type { ConsentRow } from '../consent/consent.schema.ts';
import { changedAt } from '../contact/changed-at.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { contactKeys } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { noClaims } from '../contact/contact-claims.ts';
import { nextVersion, planReplacement, type ReplacementPlan } from '../contact/plan-replacement.ts';
import { addToCount } from '../count/count.item.ts';
import type { Fault } from '../error.ts';
import type { Tagger } from '../rule/tagger.ts';
import { searchEntries } from '../search/search-entry.item.ts';
import { type Suppressed, type SuppressedValue, valueName } from '../suppression/suppressed-value.ts';
import { absent, drop, is, put, type Write } from '../table/write.ts';
import { arrangeClaim, type ClaimState } from './arrange-claims.ts';
import { type Composition, composeMerged } from './compose-merged.ts';
import type { AttachedCounts, Member, MergedValue } from './member.ts';
import type { MergeRequest } from './merge.schema.ts';
import { addedConsents, type ConsentOutcome, mergeConsents } from './merge-consents.ts';
import { memberFaults, overrideFaults, requestFaults } from './merge-faults.ts';
import { furtherClaim, furtherReach } from './merge-numbers.ts';
import { type OpenPair, type PairChange, rehomePairs } from './open-pairs.ts';
import { type Redirect, redirectsOf } from './redirects.ts';

/** What was read for a merge. */
export interface MergeKnown {
  /** The survivor and the others, in any order. */
  members: readonly Member[];
  /** All claims of all members, as they are held. */
  claims: readonly ClaimState[];
  /** Which of the members' values are suppressed. */
  suppressed: Suppressed;
  /** Open pairs that name a member. */
  pairs: readonly OpenPair[];
}

/** What a merge has to leave behind to be undone: as it was, and as it became. */
export interface MergeRecord {
  id: string;
  survivor: string;
  merged: readonly string[];
  by: string;
  at: string;
  before: StoredContact;
  after: StoredContact;
  further: readonly MergedValue[];
  /** What each of them had beside it from earlier merges, by id. */
  owned: Readonly<Record<string, readonly MergedValue[]>>;
  holders: readonly { claim: Claim; holder: ClaimHolder }[];
  /** Values that were suppressed by it, and were not before. */
  suppressed: readonly SuppressedValue[];
  redirects: readonly Redirect[];
  pairs: PairChange;
  /** Rows of consents that it added. */
  consents: readonly string[];
}

/** A merge as it would be: what a dry run shows is what is carried out. */
export interface MergePlan extends Pick<Composition, 'fields' | 'further' | 'notesLeft' | 'tagsLeft'> {
  id: string;
  survivor: ReplacementPlan;
  /** Each merged contact as it becomes: its values stay, its id answers with the survivor. */
  merged: readonly { contact: StoredContact; writes: readonly Write[] }[];
  claims: readonly Write[];
  consents: readonly ConsentOutcome[];
  newConsents: readonly ConsentRow[];
  /** How much moves, of all merged contacts together. */
  moving: AttachedCounts & { consents: number };
  redirects: readonly Redirect[];
  pairs: PairChange;
  faults: readonly Fault[];
  warnings: readonly Fault[];
  record: MergeRecord;
}

const summed = (members: readonly Member[]): MergePlan['moving'] => {
  const total = { calls: 0, activities: 0, memberships: 0, consents: 0 };
  for (const { counts, consents } of members) {
    total.calls += counts.calls;
    total.activities += counts.activities;
    total.memberships += counts.memberships;
    total.consents += consents.length;
  }
  return total;
};

/** Makes a merged contact: in no list, deleted, and answering with the survivor. */
export const mergedContact = (seen: StoredContact, survivor: string, now: Date): StoredContact =>
  nextVersion(seen, { ...seen, merged_into: survivor, deleted_at: changedAt(seen, now) }, now);

const entriesOf = (contact: Contact): Write[] => searchEntries(contact).map((item) => drop(item));

const stillAs = ({ version, called }: StoredContact) => [
  is(['shown', 'version'], version),
  absent('removing'),
  called ? is(['called', 'changes'], called.changes) : absent('called'),
];

const mergedWrites = (seen: StoredContact, contact: StoredContact, { via }: Pick<Writing, 'via'>): Write[] => [
  put(
    {
      ...contactKeys.primary(contact.team_id, contact.id),
      ...shapeOf({ ...contact, provenance: keptProvenance(seen, contact, via) }),
      ...via,
    },
    ...stillAs(seen),
  ),
  ...entriesOf(seen),
  addToCount(seen.team_id, 'contact', -1),
];

/** Claims that the survivor needs: its own, and those of values for which it has no place. */
export const neededClaims = (contact: Contact, further: readonly MergedValue[]): Set<string> =>
  new Set([...claimsOf(contact), ...further.flatMap((one) => furtherClaim(one) ?? [])].map(claimName));

const optOutWarning: Fault = {
  param: 'do_not_call',
  code: 'opt_out_kept',
  message: 'One of the contacts has opted out, so that the survivor has, with all of its numbers and addresses.',
};

const contactsOf = (members: readonly Member[]): StoredContact[] => members.map(({ contact }) => contact);

interface Asking {
  id: string;
  request: MergeRequest;
  tagger: Tagger;
}

/** Plans the survivor, and adds the values for which it has no place to what its opt-out suppresses. */
const planSurvivor = (
  writing: Pick<Writing, 'team' | 'via' | 'now'>,
  seen: StoredContact,
  { contact: given, origins }: Composition,
  { tagger, suppressed, further }: { tagger: Tagger; suppressed: Suppressed; further: readonly MergedValue[] },
): ReplacementPlan => {
  const contact = nextVersion(seen, tagger(given), writing.now);
  const plan = planReplacement(writing, { seen, contact, origins, tagger }, { ...noClaims, suppressed });
  const more = plan.contact.do_not_call
    ? furtherReach(further).filter((one) => !suppressed.has(valueName(one)))
    : [];
  if (more.length === 0) return plan;
  const { suppressions } = plan;
  const none = { by: writing, suppress: [], lift: [], others: [], unasked: [] };
  const own = suppressions ?? none;
  return {
    ...plan,
    suppressions: { ...own, suppress: [...own.suppress, ...more], unasked: [...own.unasked, ...more] },
  };
};

/** Plans a merge: nothing is written, and nothing of it is decided again when it is. */
export const planMerge = (
  writing: Pick<Writing, 'team' | 'via' | 'now' | 'scope'>,
  { id, request, tagger }: Asking,
  { members, claims, suppressed, pairs }: MergeKnown,
): MergePlan => {
  const { team, via, now, scope } = writing;
  const contacts = contactsOf(members);
  const composed = composeMerged(contacts, request);
  const others = members.filter(({ contact }) => contact.id !== request.primary_id);
  const seen = contacts.find((contact) => contact.id === request.primary_id) as StoredContact;
  const further = [...members.flatMap((member) => member.further), ...composed.further];
  const survivor = planSurvivor(writing, seen, composed, { tagger, suppressed, further });
  const needed = neededClaims(survivor.contact, further);
  const ids = new Set(contacts.map((contact) => contact.id));
  const consents = mergeConsents(members);
  const years = team.settings.consent_years;
  const newConsents = addedConsents(consents, members, { mergeId: id, survivorId: seen.id, years, via, now });
  const merged = others.map(({ contact }) => {
    const after = mergedContact(contact, seen.id, now);
    return { contact: after, writes: mergedWrites(contact, after, writing) };
  });
  const redirects = redirectsOf(
    seen.id,
    others.map(({ contact, redirects: earlier }) => ({ id: contact.id, redirects: earlier })),
  );
  const pairChange = rehomePairs(pairs, seen.id, redirects.map((one) => one.id));
  const isNewlyOut = survivor.contact.do_not_call && contacts.some(({ do_not_call }) => !do_not_call);
  return {
    id,
    survivor,
    merged,
    claims: claims.flatMap((state) =>
      arrangeClaim(team.id, state, { members: ids, owners: needed.has(claimName(state.claim)) ? [seen.id] : [] }),
    ),
    consents,
    newConsents,
    moving: summed(others),
    fields: composed.fields,
    further: composed.further,
    notesLeft: composed.notesLeft,
    tagsLeft: composed.tagsLeft,
    redirects,
    pairs: pairChange,
    faults: [
      ...requestFaults(request),
      ...memberFaults(request, contacts, scope),
      ...overrideFaults(request, contacts, scope),
      ...composed.faults,
    ],
    warnings: [...survivor.warnings, ...composed.warnings, ...(isNewlyOut ? [optOutWarning] : [])],
    record: {
      ...{ id, survivor: seen.id, merged: others.map(({ contact }) => contact.id), by: via.updated_by },
      at: survivor.contact.updated_at,
      before: seen,
      after: survivor.contact,
      further: composed.further,
      owned: Object.fromEntries(members.map((member) => [member.contact.id, member.further])),
      holders: claims.flatMap(({ claim, holder }) => (holder ? [{ claim, holder }] : [])),
      suppressed: survivor.suppressions?.suppress ?? [],
      redirects,
      pairs: pairChange,
      consents: newConsents.map((row) => row.id),
    },
  };
};
