import { reaches, requireReach } from '../../access/scope.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { planCampaigns } from '../../contact/change-campaigns.ts';
import { commit } from '../../contact/commit.ts';
import { findContactItem, findSurvivors } from '../../contact/contact.item.ts';
import type { Replaced, Writing } from '../../contact/contact.ts';
import { mergedInto, requireUnmerged } from '../../contact/merged.ts';
import { notFound } from '../../error.ts';
import { inLanes } from '../../lanes.ts';
import { untilSettled } from '../../table/settle.ts';
import type { Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { StoredCampaign } from '../campaign.schema.ts';

export interface Leaving extends Writing {
  campaign: Pick<StoredCampaign, 'id'>;
  /** Writes that go with each contact that leaves, in the same transaction. */
  along?: ((replaced: Replaced) => Write[]) | undefined;
}

const leave = async (table: Table, leaving: Leaving, seen: StoredContact): Promise<'removed' | 'not_in'> => {
  const { [leaving.campaign.id]: progress, ...campaigns } = seen.campaigns;
  if (progress === undefined || seen.deleted_at !== null) return 'not_in';
  const plan = planCampaigns(leaving, seen, campaigns);
  await commit(table, plan, leaving.along?.(plan));
  return 'removed';
};

/**
 * Takes a contact out of a campaign; one that is not in it stays out.
 * @param known the contact as it was a moment ago, which saves the first read
 * @throws CallbookError `contact_not_found`, `department_forbidden`
 * @throws DoneBefore when what goes along is refused
 */
export const removeContactFrom = (
  table: Table,
  leaving: Leaving,
  contactId: string,
  known?: StoredContact,
): Promise<'removed' | 'not_in'> => {
  let first = known;
  return untilSettled(async () => {
    const seen = first ?? (await findContactItem(table, leaving.team.id, contactId));
    first = undefined;
    if (!seen) throw notFound('contact');
    requireReach(leaving.scope, requireUnmerged(seen).department_id);
    return leave(table, leaving, seen);
  });
};

export interface Removed {
  contact_id: string;
  /** The contact that it is part of by now. */
  merged_into?: string;
  status: 'removed' | 'not_in' | 'not_found' | 'forbidden' | 'not_attempted';
}

/** Number of contacts that are written at a time. */
const lanes = 12;

/** Takes contacts out of a campaign, and answers for each in their order. When time is up no further one is begun. */
export const removeContacts = async (
  table: Table,
  leaving: Leaving & { hasTime: () => boolean },
  ids: readonly string[],
): Promise<Removed[]> => {
  const distinct = [...new Set(ids)];
  const found = await findSurvivors(table, leaving.team.id, distinct);
  const done = new Map<string, Removed>();
  const removeOne = async (contact_id: string): Promise<Removed> => {
    const seen = found.get(contact_id);
    if (!seen) return { contact_id, status: 'not_found' };
    if (!reaches(leaving.scope, seen.department_id)) return { contact_id, status: 'forbidden' };
    const status = await removeContactFrom(table, leaving, seen.id, seen);
    return { contact_id, ...mergedInto(contact_id, seen), status };
  };
  await inLanes(distinct, lanes, async (id) => {
    if (leaving.hasTime()) done.set(id, await removeOne(id));
  });
  return ids.map((contact_id) => done.get(contact_id) ?? { contact_id, status: 'not_attempted' });
};
