import * as v from 'valibot';
import { type Counted, facetKeys, toCount } from '../facet/facet.item.ts';
import { findRecords, keysOf, type ListedNoun, recordKeys } from '../list/listed-noun.ts';
import { orderedPage } from '../list/ordered.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { check, isNot, type Write } from '../table/write.ts';
import {
  type CampaignCounts,
  type MembershipState,
  membershipStates,
  type StoredCampaign,
  storedCampaignSchema,
} from './campaign.schema.ts';

export const campaigns: ListedNoun<StoredCampaign> = {
  kind: 'campaign',
  sk: 'CAMPAIGN',
  toRecord: (item) => v.parse(storedCampaignSchema, item),
};

export const campaignKey = keysOf(campaigns).primary;

/** Lists the ids of a team's active campaigns. Teams have some dozens of all states, so all are read. */
export const findActiveCampaigns = async (table: Table, teamId: string): Promise<string[]> => {
  const found = await findRecords(table, campaigns, await recordKeys(table, campaigns, teamId));
  return found.flatMap(({ id, state }) => (state === 'active' ? [id] : []));
};

/** Where a campaign lists its contacts, by shard. */
export const membershipPartition =
  (teamId: string, campaignId: string) =>
  (shard: number): string =>
    `T#${teamId}#membership#${campaignId}#${shard}`;

/** Tells whether any contact is in a campaign; the index may be a moment behind. */
export const hasMemberships = async (
  table: Table,
  { team_id, id }: Pick<StoredCampaign, 'team_id' | 'id'>,
): Promise<boolean> => {
  const list = { index: 'byTeam', partition: membershipPartition(team_id, id), descending: false } as const;
  const { entries } = await orderedPage(table, list, { limit: 1, start: { offset: 0 } });
  return entries.length > 0;
};

/** Lets a transaction through only while the campaign is not active. */
export const notActiveCheck = (teamId: string, campaignId: string): Write =>
  check(campaignKey(teamId, campaignId), isNot('state', 'active'));

/** The campaign that a write makes sure is not active; undefined of any other write. */
export const campaignChecked = (write: Write | undefined): string | undefined =>
  write && 'check' in write && write.check.sk === campaigns.sk ? idOf(write.check) : undefined;

const idOf = ({ pk }: Pick<Key, 'pk'>): string => pk.slice(pk.lastIndexOf('#') + 1);

/** Reads the campaigns that there are among these ids, by id. */
export const findCampaigns = async (
  table: Table,
  teamId: string,
  ids: Iterable<string>,
): Promise<Map<string, StoredCampaign>> => {
  const keys = [...new Set(ids)].map((id) => campaignKey(teamId, id));
  const found = await batchGet(table, keys);
  return new Map(found.map(campaigns.toRecord).map((one) => [one.id, one]));
};

/** The counter of the contacts of a campaign in one state. */
export const countedMembership = (campaignId: string, state: MembershipState): Counted => ({
  facet: 'campaign',
  value: `${campaignId}#${state}`,
});

const countKeys = (teamId: string, campaignId: string): Key[] =>
  membershipStates.map((state) =>
    facetKeys.primary(teamId, 'campaign', countedMembership(campaignId, state).value),
  );

const countsIn = (items: readonly Item[], campaignId: string): CampaignCounts => {
  const found = new Map(items.map(toCount).map(({ value, count }) => [value, count]));
  const of = (state: MembershipState) => found.get(countedMembership(campaignId, state).value) ?? 0;
  const [pending, called, reached, excluded] = [of('pending'), of('called'), of('reached'), of('excluded')];
  return { total: pending + called + reached + excluded, pending, called, reached, excluded };
};

/** Reads how many contacts campaigns have in each state: one round. */
export const findCampaignCounts = async (
  table: Table,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, CampaignCounts>> => {
  const items = await batchGet(
    table,
    ids.flatMap((id) => countKeys(teamId, id)),
  );
  return new Map(ids.map((id) => [id, countsIn(items, id)]));
};
