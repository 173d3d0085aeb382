import { customName } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { StoredMembership } from '../campaign/membership.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { claimName } from '../claim/claim.item.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import type { Writing } from '../contact/contact.ts';
import { noClaims } from '../contact/contact-claims.ts';
import { nextVersion, planReplacement, type ReplacementPlan } from '../contact/plan-replacement.ts';
import type { Fault } from '../error.ts';
import type { Found } from '../link/links.ts';
import { bareValue, type SuppressedValue, valueName, valuesOf } from '../suppression/suppressed-value.ts';
import type { Write } from '../table/write.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import type { Kept } from '../undo/mark.item.ts';
import { arrangeClaim, type ClaimState } from './arrange-claims.ts';
import { heldApart } from './held-contacts.ts';
import { unjoined } from './joined-contacts.ts';
import { joinedOf } from './member.ts';
import { campaignsBack, membershipsBack, withoutMemberships } from './merge-memberships.ts';
import type { MergeRecord } from './merge-record.ts';
import { stillWaiting, waitingBack } from './merge-waiting.ts';
import { restoredContact, restoredWrites } from './merged-contact.ts';
import { type PairChange, restorePairs } from './open-pairs.ts';
import { type Redirect, requireLatest } from './redirects.ts';
import { linkNames, returnedContact, returnedFields, returnedLinks } from './returned-values.ts';
import { revertSurvivor } from './revert-survivor.ts';

/** What was read to undo a merge. */
export interface UnmergeKnown {
  record: MergeRecord;
  /** The survivor as it is now. */
  survivor: StoredContact;
  /** Its memberships that are in force. */
  memberships: readonly StoredMembership[];
  /** The merged contacts as they are kept. */
  merged: readonly StoredContact[];
  /** Proposals that still wait. */
  open: ReadonlySet<string>;
  /** Claims of all of them and of all values beside them, as they are held now. */
  claims: readonly ClaimState[];
  registry: TagRegistry;
  catalogue: Catalogue;
  /** Items that the links of all lead to, by partition key. */
  found: Found;
  /** Campaigns that there are. */
  campaigns: ReadonlySet<string>;
  /** Whether somebody has opted the survivor out after the merge. */
  isOutSince?: boolean;
}

/** An undo of a merge as it would be. */
export interface UnmergePlan {
  survivor: ReplacementPlan;
  /** The contacts that come back, as they were. */
  restored: readonly { contact: StoredContact; writes: readonly Write[] }[];
  memberships: readonly Write[];
  claims: readonly Write[];
  redirects: readonly Redirect[];
  pairs: PairChange;
  /** Values that nobody has to keep from being called any more. */
  lift: readonly SuppressedValue[];
  /** What stays of the merge on the survivor, since somebody has changed it: codes by property. */
  kept: Kept;
  conflicts: readonly Fault[];
}

/** Finds values that others have by now: who has them is no member, and the team wants them unique. */
const conflictsOf = (
  contacts: readonly StoredContact[],
  claims: readonly ClaimState[],
  { team: { settings } }: Pick<Writing, 'team'>,
): Fault[] => {
  const members = new Set(contacts.map(({ id }) => id));
  const held = new Map(claims.map((state) => [claimName(state.claim), state]));
  return contacts.flatMap((contact) =>
    claimsOf(contact).flatMap((claim) => {
      const state = held.get(claimName(claim));
      const holder = state?.holder?.holder;
      if (holder === undefined || members.has(holder) || state?.sharers.some(({ id }) => members.has(id)))
        return [];
      const isUnique =
        claim.kind === 'external_id' ||
        (claim.kind === 'phone' ? settings.phone : settings.email) === 'unique';
      const message = `Another contact has the ${claim.kind} of ${contact.id} by now.`;
      return isUnique && claim.kind !== 'name'
        ? [{ param: claim.kind, code: `${claim.kind}_taken`, message, existing_id: holder }]
        : [];
    }),
  );
};

/** Picks the suppressions that the merge brought, and that nobody who is opted out asks for. */
export const liftedOf = (
  { suppressed }: MergeRecord,
  contacts: readonly StoredContact[],
): SuppressedValue[] => {
  const wanted = new Set(
    contacts
      .filter(({ do_not_call }) => do_not_call)
      .flatMap(valuesOf)
      .map(valueName),
  );
  return suppressed.filter((one) => {
    const bare = bareValue(one);
    return !wanted.has(valueName(one)) && !(bare && wanted.has(valueName(bare)));
  });
};

/** Makes the survivor as it was, with values in the form of today. */
const revertedSurvivor = (
  seen: StoredContact,
  { record, merged, registry, isOutSince = false, ...today }: UnmergeKnown,
) => {
  const reverted = revertSurvivor(seen, record, { registry, isOutSince });
  const names = Object.keys(reverted.origins).flatMap((name) => customName(name) ?? []);
  const fields = returnedFields(reverted.contact, names, { ...today, since: record.at });
  const links = linkNames.some((name) => name in reverted.origins)
    ? returnedLinks(fields.contact, today)
    : { contact: fields.contact, kept: {} };
  const { joined: _, waiting: __, held: ___, ...values } = links.contact;
  const campaigns = campaignsBack(seen.campaigns, {
    before: record.before.campaigns,
    after: record.after.campaigns,
  });
  return {
    contact: {
      ...values,
      campaigns,
      ...waitingBack(seen, merged),
      ...unjoined(seen, record.before.joined),
      ...heldApart(seen, merged),
    },
    origins: reverted.origins,
    kept: { ...reverted.kept, ...fields.kept, ...links.kept },
  };
};

/** Makes merged contacts as they were, with values in the form of today, and what of them cannot come back. */
const restoredOthers = (
  { now }: Pick<Writing, 'now'>,
  { merged, open, campaigns, record, ...today }: UnmergeKnown,
) =>
  merged.map((seen) => {
    const { contact, kept } = returnedContact(seen, { ...today, since: record.at });
    const { waiting: _, ...own } = contact;
    const inThese = Object.entries(seen.campaigns).filter(([id]) => campaigns.has(id));
    const back = { ...own, campaigns: Object.fromEntries(inThese), ...stillWaiting(seen, open) };
    return { seen, contact: restoredContact(seen, back, now), kept };
  });

/** Names the properties of other contacts by their ids. */
const keptOfOthers = (others: ReturnType<typeof restoredOthers>): Kept =>
  Object.fromEntries(
    others.flatMap(({ contact, kept }) =>
      Object.entries(kept).map(([name, code]) => [`${contact.id}.${name}`, code]),
    ),
  );

const claimsBack = (teamId: string, { record, claims }: UnmergeKnown, all: readonly StoredContact[]) => {
  const members = new Set(all.map(({ id }) => id));
  const before = new Map(record.holders.map(({ claim, holder }) => [claimName(claim), holder]));
  const needs = all.map((contact) => ({ contact, names: new Set(claimsOf(contact).map(claimName)) }));
  return claims.flatMap((state) => {
    const name = claimName(state.claim);
    const owners = needs.flatMap(({ contact, names }) => (names.has(name) ? [contact] : []));
    return arrangeClaim(teamId, state, { members, owners, before: before.get(name) });
  });
};

/**
 * Plans how a merge is taken back: each merged contact is again as it was, and the survivor, but for what somebody has
 * changed of it since.
 * @throws CallbookError `merge_not_latest`
 */
export const planUnmerge = (
  writing: Pick<Writing, 'team' | 'via' | 'now'>,
  known: UnmergeKnown,
): UnmergePlan => {
  const { team, now, via } = writing;
  const { record, survivor: seen, memberships } = known;
  requireLatest(record.id, [joinedOf(seen)]);
  const reverted = revertedSurvivor(seen, known);
  const contact = nextVersion(seen, reverted.contact, now);
  const asked = { seen, contact, origins: reverted.origins, keepsWaiting: true };
  const { suppressions: _, ...own } = planReplacement(writing, asked, noClaims);
  const restored = restoredOthers(writing, known);
  const all = [contact, ...restored.map((one) => one.contact)];
  const by = { via, at: contact.updated_at };
  return {
    survivor: { ...own, writes: withoutMemberships(own.writes, record.memberships) },
    restored: restored.map((one) => ({
      contact: one.contact,
      writes: restoredWrites(one.seen, one.contact, writing),
    })),
    memberships: membershipsBack(contact, { joined: record.memberships, now: memberships }, by),
    claims: claimsBack(team.id, known, all),
    redirects: record.redirects.map(({ id, to, before: was }) => ({ id, to: was ?? id, before: to })),
    pairs: restorePairs(record.pairs),
    lift: liftedOf(record, all),
    kept: { ...reverted.kept, ...keptOfOthers(restored) },
    conflicts: conflictsOf(all, known.claims, writing),
  };
};
