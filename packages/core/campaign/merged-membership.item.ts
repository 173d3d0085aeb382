import type { Contact } from '../attribute/contact.schema.ts';
import type { Item } from '../table/item.ts';
import type { Via } from '../table/via.ts';
import { absent, change, drop, is, isThere, put, type Write } from '../table/write.ts';
import type { Membership } from './campaign.schema.ts';
import {
  membershipKeys,
  membershipMark,
  membershipState,
  type StoredMembership,
  toStoredMembership,
} from './membership.item.ts';

/** Who writes, and when (ISO). */
interface Written {
  via: Via;
  at: string;
}

type Of = Pick<Contact, 'team_id' | 'department_id'>;

const withoutNulls = (membership: StoredMembership) =>
  Object.fromEntries(Object.entries(membership).filter(([, value]) => value !== null));

/** The membership as it was read, or none: nobody counted a call of it since. */
const unchanged = (seen: StoredMembership | undefined) =>
  seen
    ? [
        is('attempts', seen.attempts),
        absent('ended_at'),
        seen.last_call_id === null ? absent('last_call_id') : is('last_call_id', seen.last_call_id),
      ]
    : [];

/** Puts the membership of a contact in the place of the one that was seen; what ended before is overwritten. */
export const membershipPut = (
  { team_id, department_id }: Of,
  membership: StoredMembership,
  { seen, via, at }: Written & { seen: StoredMembership | undefined },
): Write =>
  put(
    {
      ...membershipKeys.primary(team_id, membership.contact_id, membership.campaign_id),
      ...withoutNulls(membership),
      ...(department_id !== null && { department_id }),
      ...{ updated_at: at, updated_by: via.updated_by, via: via.via },
      ...membershipKeys.byTeam(team_id, membership),
    },
    ...unchanged(seen),
  );

export const membershipDrop = (teamId: string, { contact_id, campaign_id }: Membership): Write =>
  drop(membershipKeys.primary(teamId, contact_id, campaign_id), isThere);

/** Ends the membership of a contact that becomes part of another; it stays, so that the undo finds it. */
export const mergedAwayWrite = (
  teamId: string,
  seen: StoredMembership,
  { mergeId, keptUntil, via, at }: Written & { mergeId: string; keptUntil: number },
): Write =>
  change(membershipKeys.primary(teamId, seen.contact_id, seen.campaign_id), {
    set: {
      ...{ ended_at: at, merged_by: mergeId, ttl: keptUntil },
      ...{ updated_at: at, updated_by: via.updated_by, via: via.via },
    },
    remove: ['byTeamPk', 'byTeamSk'],
    when: [isThere, ...unchanged(seen)],
  });

/** Tells whether a merge ended a membership. */
export const isMergedAway = ({ sk, merged_by }: Item, mergeId: string): boolean =>
  sk.startsWith(membershipMark) && merged_by === mergeId;

/** Puts the membership of a contact that comes back in force again; one of a campaign that is over stays ended. */
export const membershipBackWrite = (
  {
    team_id,
    campaigns,
    ...contact
  }: Pick<Contact, 'team_id' | 'department_id' | 'campaigns' | 'do_not_call'>,
  item: Item,
  { via, at }: Written,
): Write[] => {
  const { ended_at: _, merged_by, ttl: __, ...rest } = item;
  const membership = toStoredMembership(rest as Item);
  const progress = campaigns[membership.campaign_id];
  if (progress === undefined) return [];
  const state = membershipState(progress, contact);
  return [
    change(membershipKeys.primary(team_id, membership.contact_id, membership.campaign_id), {
      set: {
        ...{ state, updated_at: at, updated_by: via.updated_by, via: via.via },
        ...membershipKeys.byTeam(team_id, { ...membership, state }),
      },
      remove: ['ended_at', 'merged_by', 'ttl'],
      when: [is('merged_by', merged_by)],
    }),
  ];
};
