import { activityMark } from '../activity/activity.item.ts';
import { callKeysQuery } from '../call/call.item.ts';
import {
  isInForce,
  membershipMark,
  type StoredMembership,
  toStoredMembership,
} from '../campaign/membership.item.ts';
import { consentMark, toConsent } from '../consent/consent.item.ts';
import type { ConsentRow } from '../consent/consent.schema.ts';
import { contactKeys } from '../contact/contact.item.ts';
import { proposalMark } from '../proposal/proposal.item.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, queryAll, type Table } from '../table/table.ts';

/** A contact's item with all that is attached to it. */
export interface Attached {
  /** Undefined where there is none. */
  contact: Item | undefined;
  /** Items beside it that move as they are. */
  items: readonly Item[];
  memberships: readonly StoredMembership[];
  /** All memberships, those that ended included, as items. */
  membershipItems: readonly Item[];
  calls: readonly Key[];
}

/** What calls said of it stands higher in the strata, and is moved without being read. */
const extractionMark = 'EXTRACTION#';

const moving = [activityMark, consentMark, extractionMark, proposalMark];

/**
 * Reads a contact with what is attached to it: one round, strongly consistent but for its calls. What tells of it comes
 * behind it in its collection, and is not read.
 */
export const readAttached = async (table: Table, teamId: string, contactId: string): Promise<Attached> => {
  const { pk } = contactKeys.primary(teamId, contactId);
  const [items, calls] = await Promise.all([
    queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND sk < :end',
      ExpressionAttributeValues: { ':pk': pk, ':end': 'SEARCH#' },
      ConsistentRead: true,
    }),
    queryAll(table, callKeysQuery(teamId, contactId)),
  ]);
  const membershipItems = items.filter(({ sk }) => sk.startsWith(membershipMark));
  return {
    contact: items.find(({ sk }) => sk === 'CONTACT'),
    items: items.filter(({ sk }) => moving.some((mark) => sk.startsWith(mark))),
    memberships: membershipItems.filter(isInForce).map(toStoredMembership),
    membershipItems,
    calls,
  };
};

export const consentsIn = ({ items }: Attached): ConsentRow[] =>
  items.filter(({ sk }) => sk.startsWith(consentMark)).map(toConsent);

export const isProposal = ({ sk }: Item): boolean => sk.startsWith(proposalMark);

/** Counts what is attached, as plans show it. */
export const countsIn = ({ items, memberships, calls }: Attached) => ({
  calls: calls.length,
  activities: items.filter(({ sk }) => sk.startsWith(activityMark)).length,
  memberships: memberships.length,
});

/** Reads items of calls by their keys. */
export const readCalls = (table: Table, calls: readonly Key[]): Promise<Item[]> =>
  calls.length === 0 ? Promise.resolve([]) : batchGet(table, calls);
