import * as v from 'valibot';
import type { CampaignProgress } from '../attribute/attributes.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import type { Counted } from '../facet/facet.item.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { getItem, type Query, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { absent, change, is, isThere, put, type Write } from '../table/write.ts';
import { countedMembership, membershipPartition, notActiveCheck } from './campaign.item.ts';
import { type Membership, type MembershipState, membershipSchema } from './campaign.schema.ts';

/** What of a contact its memberships follow from. */
export type Membered = Pick<
  Contact,
  'id' | 'team_id' | 'department_id' | 'do_not_call' | 'campaigns' | 'deleted_at'
>;

/** What the sort keys of memberships begin with; they lie beside their contact, and go with it. */
export const membershipMark = 'CAMPAIGN#';

const collection = (teamId: string, contactId: string) => `T#${teamId}#C#${contactId}`;

export const membershipKeys = {
  primary: (teamId: string, contactId: string, campaignId: string): Key => ({
    pk: collection(teamId, contactId),
    sk: `${membershipMark}${campaignId}`,
  }),
  /** Where a campaign lists its contacts, by their state. */
  byTeam: (teamId: string, { campaign_id, contact_id, state }: Membership) => ({
    byTeamPk: membershipPartition(teamId, campaign_id)(shardOf(contact_id)),
    byTeamSk: `${state}#${contact_id}`,
  }),
};

/** The state of a membership: an opt-out excludes, however far the campaign had come. */
export const membershipState = (
  progress: CampaignProgress,
  { do_not_call }: Pick<Contact, 'do_not_call'>,
): MembershipState => (do_not_call ? 'excluded' : progress);

/** The counter in which a membership counts; none of one that ended. */
export const countedMemberships = (item: Item | undefined): Counted[] => {
  if (!item || !isInForce(item)) return [];
  const { campaign_id, state } = toMembership(item);
  return [countedMembership(campaign_id, state)];
};

/** Tells whether an item is a membership that is in force; one that ended stays for a month, for its contact's timeline. */
export const isInForce = (item: Item): boolean => item.ended_at === undefined;

export const toMembership = (item: Item): Membership =>
  v.parse(membershipSchema, { last_called_at: null, last_outcome: null, ...item });

/** Who writes, and when (ISO). */
interface Written {
  via: Via;
  at: string;
}

const newMembership = (
  { team_id, id: contact_id, department_id }: Membered,
  { campaign_id, state }: Pick<Membership, 'campaign_id' | 'state'>,
  { via, at }: Written,
): Write => {
  const { updated_by: added_by } = via;
  const membership = { campaign_id, contact_id, state, attempts: 0, added_at: at, added_by };
  return put({
    ...membershipKeys.primary(team_id, contact_id, campaign_id),
    ...membership,
    ...(department_id !== null && { department_id }),
    updated_at: at,
    ...via,
    ...membershipKeys.byTeam(team_id, { ...membership, last_called_at: null, last_outcome: null }),
  });
};

/** Days for which a membership that ended is kept. */
const endedDays = 35;

const endOf = (
  { team_id, id }: Membered,
  campaignId: string,
  { via: { updated_by, via }, at }: Written,
): Write =>
  change(membershipKeys.primary(team_id, id, campaignId), {
    set: {
      ended_at: at,
      updated_at: at,
      updated_by,
      via,
      ttl: Math.ceil(Date.parse(at) / 1_000) + endedDays * 86_400,
    },
    remove: ['byTeamPk', 'byTeamSk'],
    when: [isThere],
  });

/** Moves a membership to the state, and the department, that its contact has by now. */
const moveOf = (
  { team_id, id: contact_id, department_id }: Membered,
  { campaign_id, state }: Pick<Membership, 'campaign_id' | 'state'>,
  { via: { updated_by, via }, at }: Written,
): Write =>
  change(membershipKeys.primary(team_id, contact_id, campaign_id), {
    set: {
      ...{ state, updated_at: at, updated_by, via },
      ...(department_id !== null && { department_id }),
      byTeamSk: `${state}#${contact_id}`,
    },
    remove: department_id === null ? ['department_id'] : [],
    when: [isThere],
  });

/**
 * Makes the writes by which the memberships of a contact follow from it: of campaigns that it comes into or leaves, and
 * of an opt-out, which excludes it from all. A contact that is deleted is in no active campaign: the transaction is
 * refused otherwise.
 */
export const membershipWrites = (seen: Membered | undefined, contact: Membered, by: Written): Write[] => {
  const [before, after] = [seen?.campaigns ?? {}, contact.campaigns];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((campaign_id): Write[] => {
    const [had, has] = [before[campaign_id], after[campaign_id]];
    if (has === undefined) {
      const isDeleted = contact.deleted_at !== null;
      const checks = isDeleted ? [notActiveCheck(contact.team_id, campaign_id)] : [];
      return [...checks, endOf(contact, campaign_id, by)];
    }
    const state = membershipState(has, contact);
    if (had === undefined || !seen) return [newMembership(contact, { campaign_id, state }, by)];
    const isAlike = membershipState(had, seen) === state && seen.department_id === contact.department_id;
    return isAlike ? [] : [moveOf(contact, { campaign_id, state }, by)];
  });
};

/** A membership with what its counters follow from. */
export interface StoredMembership extends Membership {
  /** The call that `last_called_at` and `last_outcome` are of. */
  last_call_id: string | null;
}

export const toStoredMembership = (item: Item): StoredMembership => ({
  ...toMembership(item),
  last_call_id: typeof item.last_call_id === 'string' ? item.last_call_id : null,
});

export const findMembership = async (
  table: Table,
  { teamId, contactId, campaignId }: { teamId: string; contactId: string; campaignId: string },
): Promise<StoredMembership | undefined> => {
  const item = await getItem(table, membershipKeys.primary(teamId, contactId, campaignId));
  return item && isInForce(item) ? toStoredMembership(item) : undefined;
};

/** What of a membership its calls change. */
export type MembershipCalls = Pick<
  StoredMembership,
  'attempts' | 'last_called_at' | 'last_outcome' | 'last_call_id'
>;

/** Counts a call in a membership whose counters are still as `seen`. */
export const membershipCallsWrite = (
  contact: Membered,
  { seen, progress, calls }: { seen: StoredMembership; progress: CampaignProgress; calls: MembershipCalls },
  { via: { updated_by, via }, at }: Written,
): Write => {
  const { campaign_id, contact_id, attempts, last_call_id } = seen;
  const state = membershipState(progress, contact);
  const { byTeamSk } = membershipKeys.byTeam(contact.team_id, { ...seen, state });
  return change(membershipKeys.primary(contact.team_id, contact_id, campaign_id), {
    set: { ...calls, state, updated_at: at, updated_by, via, byTeamSk },
    when: [
      is('attempts', attempts),
      absent('ended_at'),
      last_call_id === null ? absent('last_call_id') : is('last_call_id', last_call_id),
    ],
  });
};

/** The memberships of a contact, those that ended lately included. */
export const membershipsQuery = (teamId: string, contactId: string): Query => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: { ':pk': collection(teamId, contactId), ':sk': membershipMark },
  ConsistentRead: true,
});
