import type { StoredContact } from '../attribute/stored-contact.ts';
import { membershipWrites } from '../campaign/membership.item.ts';
import { addToCount } from '../count/count.item.ts';
import type { Tagger } from '../rule/tagger.ts';
import type { Write } from '../table/write.ts';
import type { Settings } from '../team/team.schema.ts';
import { changedAt } from './changed-at.ts';
import { type Replacement, replaceContactWrites } from './contact.item.ts';
import type { Writing } from './contact.ts';
import { type ClaimChange, decideClaimChange } from './contact-claims.ts';
import { planSuppressions } from './contact-suppressions.ts';
import { requireUnmerged } from './merged.ts';
import type { Plan } from './plan.ts';
import { requireSettled } from './settled.ts';

/** A plan for a contact that exists. */
export interface ReplacementPlan extends Plan<StoredContact> {
  seen: StoredContact;
}

/** Answers the time (ISO) from which a contact deleted at `deletedAt` may be removed for good. */
export const removalDue = (deletedAt: string, { trash_days }: Pick<Settings, 'trash_days'>): string =>
  new Date(Date.parse(deletedAt) + trash_days * 86_400_000).toISOString();

/** Makes the next version of a contact. */
export const nextVersion = (seen: StoredContact, contact: StoredContact, now: Date): StoredContact => ({
  ...contact,
  version: seen.version + 1,
  updated_at: changedAt(seen, now),
});

/** Makes the deleted version of a contact, which leaves its campaigns. */
export const deletedContact = (seen: StoredContact, now: Date): StoredContact =>
  nextVersion(seen, { ...seen, campaigns: {}, deleted_at: changedAt(seen, now) }, now);

/**
 * Makes the writes on counters: contacts that go to the trash or come back are counted there, those removed
 * at once in neither place.
 */
const countWrites = (seen: StoredContact, contact: StoredContact, isRemoving: boolean): Write[] => {
  const isLive = contact.deleted_at === null;
  if (isLive === (seen.deleted_at === null)) return [];
  const by = isLive ? 1 : -1;
  return [
    addToCount(seen.team_id, 'contact', by),
    ...(isRemoving ? [] : [addToCount(seen.team_id, 'trash', -by)]),
  ];
};

interface Asked
  extends Pick<Replacement, 'seen' | 'contact' | 'origins' | 'isUpkeep' | 'keepsWaiting' | 'removing'> {
  /** Gives the tags of the team's rules to a contact that a suppression opts out. */
  tagger?: Tagger;
}

/** Tells whether a change reaches for claims, which a merge may be moving. */
const movesClaims = (
  seen: StoredContact,
  { deleted_at }: StoredContact,
  { gained, released }: ClaimChange,
): boolean => gained.length + released.length > 0 || (seen.deleted_at === null) !== (deleted_at === null);

/**
 * Plans how a contact is replaced by its next version, live or in the trash, given who has the claims that it
 * gains, and which of its values are suppressed.
 * @throws ContactMerged
 * @throws CallbookError `merge_in_progress`
 */
export const planReplacement = (
  by: Pick<Writing, 'team' | 'via'>,
  { tagger = (contact) => contact, ...asked }: Asked,
  claims: ClaimChange,
): ReplacementPlan => {
  const { team, via } = by;
  const { removing = false } = asked;
  const seen = requireUnmerged(asked.seen);
  if (movesClaims(seen, asked.contact, claims)) requireSettled([seen]);
  const { warnings: suppressed, suppressions, ...kept } = planSuppressions({ team, via }, asked, claims);
  const contact = kept.contact === asked.contact ? asked.contact : tagger(kept.contact);
  const { deleted_at } = contact;
  const due = deleted_at === null || removing ? deleted_at : removalDue(deleted_at, team.settings);
  const { conflicts, warnings, writes } = decideClaimChange(contact, claims, team.settings);
  return {
    seen,
    contact,
    faults: [],
    conflicts,
    warnings: [...suppressed, ...warnings],
    suppressions,
    writes: [
      ...replaceContactWrites({ ...asked, contact, via, due: due ?? undefined }),
      ...writes,
      ...membershipWrites(seen, contact, { via, at: contact.updated_at }),
      ...countWrites(seen, contact, removing),
    ],
  };
};
