import { isRemoving, toStoredContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { findCampaigns } from '../campaign/campaign.item.ts';
import type { StoredCampaign } from '../campaign/campaign.schema.ts';
import { catalogueAmong, catalogueKeys } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { findPairsOf } from '../duplicate/pair.item.ts';
import type { StoredPair } from '../duplicate/stored-pair.ts';
import { inLanes } from '../lanes.ts';
import { coveringValues, valuesOf } from '../suppression/suppressed-value.ts';
import { findSuppressions } from '../suppression/suppression.item.ts';
import type { Item } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { type Attached, consentsIn, countsIn, readAttached, readCalls } from './attached.item.ts';
import { readClaimStates } from './claim-states.item.ts';
import type { Member } from './member.ts';
import type { MergeKnown } from './plan-merge.ts';

/** Number of contacts that are read at a time. */
const lanes = 16;

/** Contacts with what is attached to them, by id: those that are there. */
export type Read = ReadonlyMap<string, Attached & { stored: StoredContact }>;

export const readContacts = async (table: Table, teamId: string, ids: readonly string[]): Promise<Read> => {
  const read = new Map<string, Attached & { stored: StoredContact }>();
  await inLanes([...new Set(ids)], lanes, async (id) => {
    const attached = await readAttached(table, teamId, id);
    if (attached.contact && !isRemoving(attached.contact))
      read.set(id, { ...attached, stored: toStoredContact(attached.contact) });
  });
  return read;
};

export const readCatalogue = async (table: Table, teamId: string): Promise<Catalogue> =>
  catalogueAmong(teamId, await batchGet(table, [catalogueKeys.primary(teamId)]));

const memberOf = (attached: Attached & { stored: StoredContact }): Member => ({
  contact: attached.stored,
  consents: consentsIn(attached),
  counts: countsIn(attached),
  memberships: attached.memberships,
});

/** What a merge is planned by, and what its writes need beside that. */
export interface MergeFacts extends MergeKnown {
  read: Read;
  /** The calls of merged contacts. */
  calls: readonly Item[];
  storedPairs: readonly StoredPair[];
  campaigns: ReadonlyMap<string, StoredCampaign>;
}

/** Reads what follows from the contacts of a merge: one round, or two where pairs name them. */
export const readFacts = async (
  table: Table,
  teamId: string,
  read: Read,
  primary: string,
): Promise<MergeFacts> => {
  const members = [...read.values()].map(memberOf);
  const contacts = members.map(({ contact }) => contact);
  const others = [...read.values()].filter(({ stored }) => stored.id !== primary);
  const ids = contacts.map(({ id }) => id);
  const [claims, suppressions, storedPairs, calls, campaigns] = await Promise.all([
    readClaimStates(table, teamId, contacts.flatMap(claimsOf)),
    findSuppressions(table, teamId, coveringValues(contacts.flatMap(valuesOf))),
    findPairsOf(table, teamId, ids),
    readCalls(
      table,
      others.flatMap((one) => one.calls),
    ),
    findCampaigns(
      table,
      teamId,
      others.flatMap(({ stored }) => Object.keys(stored.campaigns)),
    ),
  ]);
  const pairs = storedPairs.map(({ shown }) => shown.ids);
  return {
    members,
    claims,
    suppressed: new Set(suppressions.keys()),
    pairs,
    read,
    calls,
    storedPairs,
    campaigns,
  };
};
