import { reaches, type Scope } from '../../access/scope.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { contactIdOf, findSurvivors } from '../../contact/contact.item.ts';
import { readCursor, writeCursor } from '../../list/cursor.ts';
import { orderedPage, positionOf } from '../../list/ordered.ts';
import { batchGetInOrder, type Table } from '../../table/table.ts';
import { membershipPartition } from '../campaign.item.ts';
import type { Membership, MembershipState } from '../campaign.schema.ts';
import { getStoredCampaign } from '../campaign.ts';
import { isInForce, toMembership } from '../membership.item.ts';

interface PageAsked {
  campaignId: string;
  /** All states when not given. */
  state?: MembershipState | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** A contact of a campaign, and what the campaign knows of it. */
export interface Listed {
  membership: Membership;
  contact: StoredContact;
}

export interface CampaignContactsPage {
  records: Listed[];
  next_cursor: string | null;
}

/**
 * A page of the contacts of a campaign by their states, of each state by id. It may be short, where contacts are those
 * of other departments, or have another state by now.
 * @throws CallbookError `campaign_not_found`, `cursor_invalid`
 */
export const listCampaignContacts = async (
  table: Table,
  scope: Scope,
  { campaignId, state, limit, cursor }: PageAsked,
): Promise<CampaignContactsPage> => {
  const { teamId } = scope;
  const of = { list: 'campaign-contacts', campaignId, state: state ?? '' };
  const after = cursor === undefined ? undefined : await readCursor(table, teamId, of, cursor);
  const list = {
    index: 'byTeam',
    partition: membershipPartition(teamId, campaignId),
    descending: false,
    projection: 'pk, sk, byTeamSk',
    ...(state && { within: `${state}#` }),
  } as const;
  const [, { entries, more }] = await Promise.all([
    getStoredCampaign(table, scope, campaignId),
    orderedPage(table, list, { limit, start: { offset: 0, after } }),
  ]);
  const [items, contacts] = await Promise.all([
    batchGetInOrder(table, entries, { consistent: true }),
    findSurvivors(table, teamId, entries.map(contactIdOf)),
  ]);
  const records = items
    .filter(isInForce)
    .map(toMembership)
    .flatMap((membership): Listed[] => {
      const contact = contacts.get(membership.contact_id);
      const isListed = contact && reaches(scope, contact.department_id);
      if (!isListed || (state !== undefined && membership.state !== state)) return [];
      return [{ membership: { ...membership, contact_id: contact.id }, contact }];
    });
  // While a merge goes on, a campaign may list what several contacts of it were.
  const distinct = [...new Map(records.map((one) => [one.contact.id, one])).values()];
  const last = entries.at(-1);
  const isLast = !(more && last);
  return {
    records: distinct,
    next_cursor: isLast ? null : await writeCursor(table, teamId, of, positionOf(list, last)),
  };
};
