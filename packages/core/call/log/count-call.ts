import { isDeepStrictEqual } from 'node:util';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { membershipKeys, type StoredMembership } from '../../campaign/membership.item.ts';
import { catalogueAmong, catalogueKeys } from '../../catalogue/catalogue.item.ts';
import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import { type Callee, findCallee } from '../../contact/callee.item.ts';
import { campaignsWrite, countCallWrite } from '../../contact/contact.item.ts';
import type { Writing } from '../../contact/contact.ts';
import { noClaims } from '../../contact/contact-claims.ts';
import { nextVersion, planReplacement } from '../../contact/plan-replacement.ts';
import { taggerOf } from '../../rule/tagger.ts';
import { batchGet, type Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { CallCounters } from '../call-counters.ts';
import { type CampaignCount, campaignCountWrite } from './count-campaign.ts';

/** The contact that a call counts for, what it relies on, and what tells which tags that gives it. */
export interface Counted extends Callee {
  catalogue: Catalogue;
  /** What the call's campaign knows of the contact, where that is read already. */
  membership?: StoredMembership | undefined;
}

/** Reads the contact of a call, live or in the trash, to be counted for; undefined when it is gone. */
export const findCounted = async (
  table: Table,
  teamId: string,
  contactId: string | null,
): Promise<Counted | undefined> => {
  if (contactId === null) return undefined;
  const [callee, items] = await Promise.all([
    findCallee(table, teamId, contactId),
    batchGet(table, [catalogueKeys.primary(teamId)]),
  ]);
  return callee && { ...callee, catalogue: catalogueAmong(teamId, items) };
};

export const countersOf = (contact: StoredContact): CallCounters => {
  const { total_calls, last_called_at, called } = contact;
  // What an outcome was is told by the call's own change.
  const last_call_outcome = contact.last_call_outcome as CallCounters['last_call_outcome'];
  return { total_calls, last_called_at, last_call_outcome, last_call_id: called?.last ?? null };
};

/** Makes the write by which a contact counts otherwise, which leaves its version as it is. */
const countsWrite = (seen: StoredContact, counted: StoredContact): Write[] => {
  const { total_calls, last_called_at, last_call_outcome, called, campaigns } = counted;
  const isMoved = !isDeepStrictEqual(campaigns, seen.campaigns);
  if (isDeepStrictEqual(called, seen.called)) return isMoved ? [campaignsWrite(seen, campaigns)] : [];
  const counts = { total_calls, last_called_at, last_call_outcome };
  return [countCallWrite(seen, { ...counts, ...(isMoved && { campaigns }) }, called?.last ?? '')];
};

/** Tells whether a write is one on the membership in this campaign. */
const isOfMembership = (write: Write, campaignId: string): boolean =>
  'change' in write && write.change.sk === membershipKeys.primary('', '', campaignId).sk;

/**
 * Makes the writes of a contact's counters, and of what the call's campaign knows of it, which leave its version as it
 * is; where they make it match rules of the team, of its next version with the tags of these.
 */
export const countersWrites = (
  by: Pick<Writing, 'team' | 'via' | 'now'>,
  { contact: seen, catalogue }: Pick<Counted, 'contact' | 'catalogue'>,
  counters: CallCounters,
  campaign?: CampaignCount,
): readonly Write[] => {
  const { last_call_id: last, ...counts } = counters;
  if (last === null) return [];
  const isCounted = !isDeepStrictEqual(counters, countersOf(seen));
  const campaigns = campaign
    ? { ...seen.campaigns, [campaign.membership.campaign_id]: campaign.progress }
    : seen.campaigns;
  const called = { last, changes: (seen.called?.changes ?? 0) + 1 };
  const counted = { ...seen, campaigns, ...(isCounted && { ...counts, called }) };
  const along = campaign ? [campaignCountWrite(by, seen, campaign)] : [];
  const tagged = seen.deleted_at === null ? taggerOf(by.team, catalogue)(counted) : counted;
  if (tagged === counted) return [...countsWrite(seen, counted), ...along];
  const contact = nextVersion(seen, tagged, by.now);
  const { writes } = planReplacement(by, { seen, contact, isUpkeep: true }, noClaims);
  const others = writes.filter((one) => !(campaign && isOfMembership(one, campaign.membership.campaign_id)));
  return [...others, ...along];
};
