import type { StoredContact } from '../attribute/stored-contact.ts';
import { claimName } from '../claim/claim.item.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import type { Writing } from '../contact/contact.ts';
import { noClaims } from '../contact/contact-claims.ts';
import { nextVersion, planReplacement, type ReplacementPlan } from '../contact/plan-replacement.ts';
import type { Fault } from '../error.ts';
import { bareValue, type SuppressedValue, valueName, valuesOf } from '../suppression/suppressed-value.ts';
import type { Write } from '../table/write.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import type { Kept } from '../undo/mark.item.ts';
import { arrangeClaim, type ClaimState } from './arrange-claims.ts';
import { neededClaims } from './further-values.ts';
import type { MergeRecord } from './merge-record.ts';
import { restoredContact, restoredWrites } from './merged-contact.ts';
import { type PairChange, restorePairs } from './open-pairs.ts';
import { type Redirect, requireLatest } from './redirects.ts';
import { revertSurvivor } from './revert-survivor.ts';

/** What was read to undo a merge. */
export interface UnmergeKnown {
  record: MergeRecord;
  /** The survivor as it is now, with the merges in which it took part and that are not undone. */
  survivor: { contact: StoredContact; merges: readonly string[] };
  /** The merged contacts as they are kept. */
  merged: readonly StoredContact[];
  /** Claims of all of them and of all values beside them, as they are held now. */
  claims: readonly ClaimState[];
  registry: TagRegistry;
  /** Whether somebody has opted the survivor out after the merge. */
  isOutSince?: boolean;
}

/** An undo of a merge as it would be. */
export interface UnmergePlan {
  survivor: ReplacementPlan;
  /** The contacts that come back, as they were. */
  restored: readonly { contact: StoredContact; writes: readonly Write[] }[];
  claims: readonly Write[];
  redirects: readonly Redirect[];
  pairs: PairChange;
  /** Values that nobody has to keep from being called any more. */
  lift: readonly SuppressedValue[];
  /** What stays of the merge on the survivor, since somebody has changed it: codes by property. */
  kept: Kept;
  recounts: boolean;
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
const liftedOf = ({ suppressed }: MergeRecord, contacts: readonly StoredContact[]): SuppressedValue[] => {
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

/**
 * Plans how a merge is taken back: each merged contact is again as it was, and the survivor, but for what somebody has
 * changed of it since.
 * @throws CallbookError `merge_not_latest`
 */
export const planUnmerge = (
  writing: Pick<Writing, 'team' | 'via' | 'now'>,
  { record, survivor: { contact: seen, merges }, merged, claims, registry, isOutSince = false }: UnmergeKnown,
): UnmergePlan => {
  const { team, now } = writing;
  requireLatest(record.id, [{ merges }]);
  const reverted = revertSurvivor(seen, record, { registry, isOutSince });
  const contact = nextVersion(seen, reverted.contact, now);
  const plan = planReplacement(writing, { seen, contact, origins: reverted.origins }, noClaims);
  const { suppressions: _, ...own } = plan;
  const restored = merged.map((one) => ({ seen: one, contact: restoredContact(one, now) }));
  const all = [contact, ...restored.map((one) => one.contact)];
  const ids = new Set(all.map(({ id }) => id));
  const owners = (name: string) =>
    all.filter((one) => neededClaims(one, record.owned[one.id] ?? []).has(name));
  const before = new Map(record.holders.map(({ claim, holder }) => [claimName(claim), holder]));
  return {
    survivor: own,
    restored: restored.map((one) => ({
      contact: one.contact,
      writes: restoredWrites(one.seen, one.contact, writing),
    })),
    claims: claims.flatMap((state) => {
      const name = claimName(state.claim);
      return arrangeClaim(team.id, state, { members: ids, owners: owners(name), before: before.get(name) });
    }),
    redirects: record.redirects.map(({ id, to, before: was }) => ({ id, to: was ?? id, before: to })),
    pairs: restorePairs(record.pairs),
    lift: liftedOf(record, all),
    kept: reverted.kept,
    recounts: reverted.recounts,
    conflicts: conflictsOf(all, claims, writing),
  };
};
