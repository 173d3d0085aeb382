import { type CampaignProgress, campaignProgress } from '../attribute/attributes.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { notActiveCheck } from '../campaign/campaign.item.ts';
import { membershipMark, membershipState, type StoredMembership } from '../campaign/membership.item.ts';
import { membershipDrop, membershipPut, mergedAwayWrite } from '../campaign/merged-membership.item.ts';
import type { Via } from '../table/via.ts';
import type { Write } from '../table/write.ts';

type Campaigns = Contact['campaigns'];

const furthest = (one: CampaignProgress | undefined, other: CampaignProgress): CampaignProgress =>
  one !== undefined && campaignProgress.indexOf(one) > campaignProgress.indexOf(other) ? one : other;

/** Unites the campaigns of contacts, each as far as it has come with any of them. */
export const unitedCampaigns = (contacts: readonly Pick<Contact, 'campaigns'>[]): Campaigns => {
  const united: Record<string, CampaignProgress> = {};
  for (const { campaigns } of contacts)
    for (const [id, progress] of Object.entries(campaigns)) united[id] = furthest(united[id], progress);
  return united;
};

/** What becomes of the survivor's membership of a campaign; `before` is null where it had none. */
export interface JoinedMembership {
  before: StoredMembership | null;
  after: StoredMembership;
}

export interface MembershipPlan {
  joined: readonly JoinedMembership[];
  writes: readonly Write[];
}

const latestOf = (memberships: readonly StoredMembership[]): StoredMembership | undefined =>
  memberships
    .filter(({ last_called_at }) => last_called_at !== null)
    .toSorted((one, other) => ((one.last_called_at ?? '') < (other.last_called_at ?? '') ? 1 : -1))[0];

/** Makes one membership of several of one campaign: their calls together, since the first of them came into it. */
const united = (survivor: StoredContact, all: readonly StoredMembership[]): StoredMembership | undefined => {
  const [first] = all.toSorted((one, other) => (one.added_at < other.added_at ? -1 : 1));
  const progress = first && survivor.campaigns[first.campaign_id];
  if (!progress) return undefined;
  const latest = latestOf(all);
  return {
    ...first,
    contact_id: survivor.id,
    state: membershipState(progress, survivor),
    attempts: all.reduce((sum, { attempts }) => sum + attempts, 0),
    last_called_at: latest?.last_called_at ?? null,
    last_outcome: latest?.last_outcome ?? null,
    last_call_id: latest?.last_call_id ?? null,
  };
};

interface Written {
  mergeId: string;
  /** When memberships that the merge ended may be forgotten, in seconds. */
  keptUntil: number;
  via: Via;
  at: string;
}

/**
 * Plans the memberships of a merge: those of merged contacts end, and the survivor's go on with the calls of all. The
 * campaigns of merged contacts must not be active.
 */
export const planMemberships = (
  survivor: StoredContact,
  { own, others }: { own: readonly StoredMembership[]; others: readonly StoredMembership[] },
  by: Written,
): MembershipPlan => {
  const { team_id } = survivor;
  const campaigns = [...new Set(others.map(({ campaign_id }) => campaign_id))];
  const joined = campaigns.flatMap((id): JoinedMembership[] => {
    const before = own.find(({ campaign_id }) => campaign_id === id) ?? null;
    const all = [...(before ? [before] : []), ...others.filter(({ campaign_id }) => campaign_id === id)];
    const after = united(survivor, all);
    return after ? [{ before, after }] : [];
  });
  return {
    joined,
    writes: [
      ...campaigns.map((id) => notActiveCheck(team_id, id)),
      ...joined.map(({ before, after }) =>
        membershipPut(survivor, after, { ...by, seen: before ?? undefined }),
      ),
      ...others.map((one) => mergedAwayWrite(team_id, one, by)),
    ],
  };
};

const isSince = (now: StoredMembership, after: StoredMembership): boolean =>
  now.last_call_id !== after.last_call_id;

/** Makes the survivor's membership as it was, with the calls that came since. */
const withoutOthers = (
  now: StoredMembership,
  { before, after }: { before: StoredMembership; after: StoredMembership },
  survivor: StoredContact,
): StoredMembership => {
  const calls = isSince(now, after) ? now : before;
  return {
    ...before,
    state: membershipState(survivor.campaigns[before.campaign_id] ?? 'pending', survivor),
    attempts: before.attempts + Math.max(0, now.attempts - after.attempts),
    ...{ last_called_at: calls.last_called_at, last_outcome: calls.last_outcome },
    last_call_id: calls.last_call_id,
  };
};

/** Takes the campaigns back that came with a merge; those that somebody has changed since stay. */
export const campaignsBack = (
  now: Campaigns,
  { before, after }: { before: Campaigns; after: Campaigns },
): Campaigns => {
  const entries = Object.entries(now).flatMap(([id, progress]): [string, CampaignProgress][] => {
    if (before[id] === after[id]) return [[id, progress]];
    if (before[id] === undefined) return [];
    return [[id, progress === after[id] ? before[id] : progress]];
  });
  return Object.fromEntries(entries);
};

/** Makes the writes by which the survivor's memberships are as they were; `survivor` is as it will be. */
export const membershipsBack = (
  survivor: StoredContact,
  { joined, now }: { joined: readonly JoinedMembership[]; now: readonly StoredMembership[] },
  by: Pick<Written, 'via' | 'at'>,
): Write[] =>
  joined.flatMap(({ before, after }) => {
    const seen = now.find(({ campaign_id }) => campaign_id === after.campaign_id);
    if (!seen) return [];
    if (!before) return [membershipDrop(survivor.team_id, seen)];
    return [membershipPut(survivor, withoutOthers(seen, { before, after }, survivor), { ...by, seen })];
  });

/** The campaign whose membership a write is of; undefined of any other write. */
const campaignOf = (one: Write): string | undefined => {
  const key = 'put' in one ? one.put : 'change' in one ? one.change : 'drop' in one ? one.drop : one.check;
  return key.sk.startsWith(membershipMark) ? key.sk.slice(membershipMark.length) : undefined;
};

/** Leaves the writes out that a contact's plan makes on memberships which a merge arranges itself. */
export const withoutMemberships = (
  writes: readonly Write[],
  joined: readonly JoinedMembership[],
): Write[] => {
  const arranged = new Set(joined.map(({ after }) => after.campaign_id));
  return writes.filter((one) => !arranged.has(campaignOf(one) ?? ''));
};
