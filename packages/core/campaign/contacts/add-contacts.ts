import { reaches, requireReach } from '../../access/scope.ts';
import { findVerdicts, type Judged } from '../../callable/find-verdicts.ts';
import { campaignChange } from '../../contact/change-campaigns.ts';
import type { Replaced, Writing } from '../../contact/contact.ts';
import { failure, notFound } from '../../error.ts';
import { inLanes } from '../../lanes.ts';
import { untilSettled } from '../../table/settle.ts';
import { type Table, transacted } from '../../table/table.ts';
import type { Write } from '../../table/write.ts';
import type { StoredCampaign } from '../campaign.schema.ts';
import { getStoredCampaign } from '../campaign.ts';
import { type Admission, admit } from './admission.ts';

export interface Adding extends Writing {
  campaign: StoredCampaign;
  /** Writes that go with each contact that comes in, in the same transaction. */
  along?: ((replaced: Replaced) => Write[]) | undefined;
}

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
  if (campaign.state === 'completed')
    throw failure(
      'conflict',
      'campaign_completed',
      'The campaign is completed: nobody comes into it any more.',
    );
  return campaign;
};

const judge = (table: Table, { team, now, campaign }: Adding, ids: readonly string[]) => {
  const request = { team, now, campaignId: campaign.id };
  return findVerdicts(table, request, ids);
};

/** Decides on a contact, and writes what comes of it; undefined when somebody else has changed it since it was read. */
const addJudged = async (table: Table, adding: Adding, judged: Judged): Promise<Admission | undefined> => {
  const { campaign, now } = adding;
  const { contact: seen } = judged;
  const admission = admit(campaign, judged);
  if (admission.status !== 'added') return admission;
  const campaigns = { ...seen.campaigns, [campaign.id]: 'pending' as const };
  const contact = { ...seen, campaigns, updated_at: now.toISOString() };
  const along = adding.along?.({ seen, contact, warnings: [] }) ?? [];
  const writes = [...campaignChange(adding, seen, campaigns), ...along];
  return (await transacted(table, writes)) ? admission : undefined;
};

/**
 * Adds a contact to a campaign, unless it must not be called by it.
 * @throws CallbookError `contact_not_found`, `department_forbidden`
 */
export const addContact = (table: Table, adding: Adding, contactId: string): Promise<Admission> =>
  untilSettled(async () => {
    const judged = (await judge(table, adding, [contactId])).get(contactId);
    if (!judged) throw notFound('contact');
    requireReach(adding.scope, judged.contact.department_id);
    return addJudged(table, adding, judged);
  });

/** What became of a contact that was to come into a campaign. */
export type Added = { contact_id: string } & (
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
    const admission =
      (await addJudged(table, adding, judged)) ?? (await addContact(table, adding, contact_id));
    return { contact_id, ...admission };
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
