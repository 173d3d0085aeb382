import { reaches, requireReach } from '../../access/scope.ts';
import { findVerdicts, type Judged } from '../../callable/find-verdicts.ts';
import { planCampaigns } from '../../contact/change-campaigns.ts';
import { commit, DoneBefore } from '../../contact/commit.ts';
import type { Replaced, Writing } from '../../contact/contact.ts';
import { mergedInto } from '../../contact/merged.ts';
import { failure, notFound } from '../../error.ts';
import { inLanes } from '../../lanes.ts';
import { untilSettled } from '../../table/settle.ts';
import type { Table } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { StoredCampaign } from '../campaign.schema.ts';
import { getStoredCampaign } from '../campaign.ts';
import { type Admission, admit } from './admission.ts';

export interface Adding extends Writing {
  campaign: StoredCampaign;
  /** Writes that go with each contact that comes in, in the same transaction. */
  along?: ((replaced: Replaced) => Write[]) | undefined;
}

/** @throws CallbookError `campaign_completed` */
export const requireOpen = ({ state }: Pick<StoredCampaign, 'state'>): void => {
  if (state === 'completed')
    throw failure(
      'conflict',
      'campaign_completed',
      'The campaign is completed: nobody comes into it any more.',
    );
};

/**
 * Reads a campaign that contacts may come into.
 * @throws CallbookError `campaign_not_found`, `campaign_completed`
 */
export const getOpenCampaign = async (
  table: Table,
  { scope }: Pick<Writing, 'scope'>,
  campaignId: string,
): Promise<StoredCampaign> => {
  const campaign = await getStoredCampaign(table, scope, campaignId);
  requireOpen(campaign);
  return campaign;
};

const judge = (table: Table, { team, now, campaign }: Adding, ids: readonly string[]) => {
  const request = { team, now, campaignId: campaign.id };
  return findVerdicts(table, request, ids);
};

/** Decides on a contact, and writes what comes of it. */
const addJudged = async (table: Table, adding: Adding, judged: Judged): Promise<Admission> => {
  const { campaign } = adding;
  const { contact: seen } = judged;
  const admission = admit(campaign, judged);
  if (admission.status !== 'added') return admission;
  const plan = planCampaigns(adding, seen, { ...seen.campaigns, [campaign.id]: 'pending' });
  await commit(table, plan, adding.along?.(plan));
  return admission;
};

/**
 * Adds a contact to a campaign, unless it must not be called by it.
 * @param known the contact as it was judged a moment ago, which saves the first read
 * @throws CallbookError `contact_not_found`, `department_forbidden`
 * @throws DoneBefore when what goes along is refused
 */
export const addContact = (
  table: Table,
  adding: Adding,
  contactId: string,
  known?: Judged,
): Promise<Admission> => {
  let first = known;
  return untilSettled(async () => {
    const judged = first ?? (await judge(table, adding, [contactId])).get(contactId);
    first = undefined;
    if (!judged) throw notFound('contact');
    requireReach(adding.scope, judged.contact.department_id);
    return addJudged(table, adding, judged);
  });
};

/** What became of a contact that was to come into a campaign. */
export type Added = { contact_id: string; merged_into?: string } & (
  | Admission
  | { status: 'not_found' | 'forbidden' | 'not_attempted' }
);

/** Number of contacts that are judged at once, and of those that are written at a time. */
const atOnce = 100;
const lanes = 12;

/**
 * Adds contacts to a campaign, each unless it must not be called by it, and says so for each in their order. What is
 * in it already stays. When time is up no further one is begun.
 */
export const addContacts = async (
  table: Table,
  adding: Adding & { hasTime: () => boolean },
  ids: readonly string[],
): Promise<Added[]> => {
  const distinct = [...new Set(ids)];
  const done = new Map<string, Added>();
  const addOne = async (contact_id: string, judged: Judged | undefined): Promise<Added> => {
    if (!judged) return { contact_id, status: 'not_found' };
    if (!reaches(adding.scope, judged.contact.department_id)) return { contact_id, status: 'forbidden' };
    try {
      const admission = await addContact(table, adding, contact_id, judged);
      return { contact_id, ...mergedInto(contact_id, judged.contact), ...admission };
    } catch (error) {
      // It came in by an earlier run, and somebody has taken it out since.
      if (error instanceof DoneBefore) return { contact_id, status: 'already_in' };
      throw error;
    }
  };
  for (let start = 0; start < distinct.length && adding.hasTime(); start += atOnce) {
    const some = distinct.slice(start, start + atOnce);
    const judged = await judge(table, adding, some);
    await inLanes(some, lanes, async (id) => {
      if (adding.hasTime()) done.set(id, await addOne(id, judged.get(id)));
    });
  }
  return ids.map((contact_id) => done.get(contact_id) ?? { contact_id, status: 'not_attempted' });
};
