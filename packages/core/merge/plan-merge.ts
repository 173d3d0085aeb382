import type { StoredContact } from '../attribute/stored-contact.ts';
import { claimName } from '../claim/claim.item.ts';
import type { ConsentRow } from '../consent/consent.schema.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import type { Writing } from '../contact/contact.ts';
import type { ReplacementPlan } from '../contact/plan-replacement.ts';
import type { Fault } from '../error.ts';
import type { Tagger } from '../rule/tagger.ts';
import type { Suppressed } from '../suppression/suppressed-value.ts';
import type { Write } from '../table/write.ts';
import { arrangeClaim, type ClaimState } from './arrange-claims.ts';
import type { Composition } from './compose-merged.ts';
import { type AttachedCounts, joinedOf, type Member } from './member.ts';
import type { MergeRequest } from './merge.schema.ts';
import { addedConsents, type ConsentOutcome, mergeConsents } from './merge-consents.ts';
import { memberFaults, overrideFaults, requestFaults } from './merge-faults.ts';
import { type MembershipPlan, planMemberships, withoutMemberships } from './merge-memberships.ts';
import type { MergeRecord } from './merge-record.ts';
import { keptUntil } from './merge-window.ts';
import { mergedContact, mergedWrites } from './merged-contact.ts';
import { type OpenPair, type PairChange, rehomePairs } from './open-pairs.ts';
import { type By, type Joining, joiningOf, planSurvivor } from './plan-survivor.ts';
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

/** A merge as it would be: what a dry run shows is what is carried out. */
export interface MergePlan extends Pick<Composition, 'fields' | 'notesLeft' | 'tagsLeft'> {
  id: string;
  survivor: ReplacementPlan;
  /** Each merged contact as it becomes: its values stay, its id answers with the survivor. */
  merged: readonly { contact: StoredContact; writes: readonly Write[] }[];
  claims: readonly Write[];
  memberships: MembershipPlan;
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

const optOutWarning: Fault = {
  param: 'do_not_call',
  code: 'opt_out_kept',
  message:
    'One of the contacts has opted out, so that the survivor has, with all of its numbers and addresses.',
};

interface Asking {
  id: string;
  request: MergeRequest;
  /** Gives the tags of the team's rules. */
  tagger: Tagger;
}

/** Plans how claims go from all members to the survivor. */
export const planClaims = (
  teamId: string,
  states: readonly ClaimState[],
  { ids, survivor }: { ids: ReadonlySet<string>; survivor: StoredContact },
): Write[] => {
  const needed = new Set(survivor.deleted_at === null ? claimsOf(survivor).map(claimName) : []);
  return states.flatMap((state) => {
    const owners = needed.has(claimName(state.claim)) ? [survivor] : [];
    return arrangeClaim(teamId, state, { members: ids, owners });
  });
};

const planMerged = (by: By, mergeId: string, { seen, others }: Joining): MergePlan['merged'] =>
  others.map(({ contact }) => {
    const after = mergedContact(contact, { survivor: seen.id, mergeId, now: by.now });
    return { contact: after, writes: mergedWrites(contact, after, by) };
  });

const planConsents = (by: By, id: string, members: readonly Member[], survivorId: string) => {
  const consents = mergeConsents(members);
  const { team, via, now } = by;
  const writer = { mergeId: id, survivorId, years: team.settings.consent_years, via, now };
  return { consents, newConsents: addedConsents(consents, members, writer) };
};

const faultsOf = (request: MergeRequest, members: readonly Member[], scope: Writing['scope']): Fault[] => {
  const contacts = members.map(({ contact }) => contact);
  return [
    ...requestFaults(request),
    ...memberFaults(request, contacts, scope),
    ...overrideFaults(request, contacts, scope),
  ];
};

const recordOf = (
  plan: Omit<MergePlan, 'record'>,
  { seen, others }: Joining,
  { claims }: Pick<MergeKnown, 'claims'>,
  by: string,
): MergeRecord => ({
  ...{ id: plan.id, survivor: seen.id, merged: others.map(({ contact }) => contact.id), by },
  at: plan.survivor.contact.updated_at,
  before: seen,
  after: plan.survivor.contact,
  holders: claims.flatMap(({ claim, holder }) => (holder ? [{ claim, holder }] : [])),
  suppressed: plan.survivor.suppressions?.suppress ?? [],
  redirects: plan.redirects,
  pairs: plan.pairs,
  consents: plan.newConsents.map(({ at, id }) => ({ at, id })),
  memberships: plan.memberships.joined,
});

const idsOf = (members: readonly Member[]) => new Set(members.map(({ contact }) => contact.id));

const planMembershipsOf = (
  { team, via }: By,
  mergeId: string,
  { seen, others }: Joining,
  { members, survivor }: { members: readonly Member[]; survivor: StoredContact },
): MembershipPlan => {
  const at = survivor.updated_at;
  const own = members.find(({ contact }) => contact.id === seen.id)?.memberships ?? [];
  const theirs = others.flatMap(({ memberships }) => memberships);
  return planMemberships(
    survivor,
    { own, others: theirs },
    { mergeId, keptUntil: keptUntil(team, at), via, at },
  );
};

const redirectsAmong = ({ seen, others }: Joining): Redirect[] =>
  redirectsOf(
    seen.id,
    others.map(({ contact }) => ({ id: contact.id, redirects: joinedOf(contact).ids })),
  );

/** Plans a merge: nothing is written, and nothing of it is decided again when it is. */
export const planMerge = (by: By, { id, request, tagger }: Asking, known: MergeKnown): MergePlan => {
  const { members, claims, suppressed, pairs } = known;
  const joining = joiningOf(members, request);
  const { seen, others, composed } = joining;
  const replaced = planSurvivor(by, id, joining, { tagger, suppressed });
  const memberships = planMembershipsOf(by, id, joining, { members, survivor: replaced.contact });
  const survivor = { ...replaced, writes: withoutMemberships(replaced.writes, memberships.joined) };
  const redirects = redirectsAmong(joining);
  const gone = redirects.map((redirect) => redirect.id);
  const isNewlyOut = survivor.contact.do_not_call && members.some(({ contact }) => !contact.do_not_call);
  const plan = {
    id,
    survivor,
    merged: planMerged(by, id, joining),
    claims: planClaims(by.team.id, claims, { ids: idsOf(members), survivor: survivor.contact }),
    memberships,
    ...planConsents(by, id, members, seen.id),
    moving: summed(others),
    fields: composed.fields,
    notesLeft: composed.notesLeft,
    tagsLeft: composed.tagsLeft,
    redirects,
    pairs: rehomePairs(pairs, seen.id, gone),
    faults: [...faultsOf(request, members, by.scope), ...composed.faults],
    warnings: [...survivor.warnings, ...composed.warnings, ...(isNewlyOut ? [optOutWarning] : [])],
  };
  return { ...plan, record: recordOf(plan, joining, known, by.via.updated_by) };
};
