import { deletableScope } from '../access/own-department.ts';
import { reaches } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { findVerdicts } from '../callable/find-verdicts.ts';
import { findActiveCampaigns, findCampaigns } from '../campaign/campaign.item.ts';
import { admit, exclusionWords } from '../campaign/contacts/admission.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { inActiveCampaign } from '../contact/commit.ts';
import { contactIdOf, contactKeys, findStoredContacts } from '../contact/contact.item.ts';
import { countContacts } from '../contact/find-contacts.ts';
import { matchContacts } from '../contact/match-contacts.ts';
import type { ContactFilter } from '../filter/contact-filter.schema.ts';
import type { JobFailure } from '../job/job.schema.ts';
import type { Found } from '../link/links.ts';
import type { Table } from '../table/table.ts';
import { readRegistry } from '../tag/tag-registry.ts';
import { findMeant } from './meant-contacts.ts';
import { isPossible } from './plan-action.ts';
import { type BulkAsked, filterOf, namedTags, requireDoable, resolvedRequest } from './start-bulk.ts';

/** Number of contacts that are named. */
const mostNamed = 100;

/** What a request would come to: how many contacts it would reach, and those that it would fail for. */
export interface BulkCount {
  count: number;
  failed: number;
  /** The first hundred of them. */
  failures: JobFailure[];
}

const reached = (count: number): BulkCount => ({ count, failed: 0, failures: [] });

const countOf = (all: number, failures: readonly JobFailure[]): BulkCount => ({
  count: all - failures.length,
  failed: failures.length,
  failures: failures.slice(0, mostNamed),
});

const isKept = (id: string, campaignId: string): JobFailure => {
  const [{ code, message, existing_id }] = inActiveCampaign(campaignId).faults;
  return { id, code, message, existing_id };
};

/** Finds contacts that are not deleted because an active campaign has them. */
const findKept = async (
  table: Table,
  teamId: string,
  contacts: readonly StoredContact[],
): Promise<JobFailure[]> => {
  const ids = contacts.flatMap(({ campaigns }) => Object.keys(campaigns));
  const found = await findCampaigns(table, teamId, ids);
  return contacts.flatMap(({ id, campaigns }) => {
    const active = Object.keys(campaigns).find((one) => found.get(one)?.state === 'active');
    return active === undefined ? [] : [isKept(id, active)];
  });
};

/** Plans the request for each of its ids, as the job would, and counts those that it is possible for. */
const countIds = async (table: Table, asked: BulkAsked, found: Found): Promise<BulkCount> => {
  const { principal, scope, request, now } = asked;
  const { id: updated_by, team } = principal;
  const [contacts, catalogue, registry] = await Promise.all([
    findMeant(table, team.id, request),
    findCatalogue(table, team.id),
    readRegistry(table, team.id, namedTags(request)),
  ]);
  const writing = { team, scope, via: { updated_by, via: 'bulk' as const }, now };
  const possible = contacts.filter((seen) =>
    isPossible(writing, { request, contactId: seen.id, seen, registry }, { found, catalogue, registry }),
  );
  const failures = request.action === 'delete' ? await findKept(table, team.id, possible) : [];
  return countOf(possible.length, failures);
};

/** Judges each of the ids, as the job would. Those that are in the campaign already count as well. */
const countAdmitted = async (
  table: Table,
  { principal, scope, request, now }: BulkAsked,
): Promise<BulkCount> => {
  const { team } = principal;
  const campaignId = request.campaign_id ?? '';
  const asking = { team, now, campaignId };
  const [campaigns, judged] = await Promise.all([
    findCampaigns(table, team.id, [campaignId]),
    findVerdicts(table, asking, request.ids ?? []),
  ]);
  const campaign = campaigns.get(campaignId);
  const within = [...new Set(judged.values())].filter(({ contact }) => reaches(scope, contact.department_id));
  const failures = within.flatMap((one): JobFailure[] => {
    const admission = campaign && admit(campaign, one);
    const [reason] = admission?.status === 'excluded' ? admission.reasons : [];
    return reason ? [{ id: one.contact.id, code: reason.code, message: exclusionWords[reason.code] }] : [];
  });
  return countOf(within.length, failures);
};

/** Campaigns that one filter asks for at most: an expression has 4 KB. */
const mostAsked = 40;
/** Finds the ids of those matching contacts that active campaigns keep. */
const findKeptIds = async (table: Table, { principal, scope, request }: BulkAsked): Promise<string[]> => {
  const { settings } = principal.team;
  const idsOf = async (filter: ContactFilter) =>
    (await matchContacts(table, { scope, filter, settings }, 'created_at')).map(contactIdOf);
  const filter = filterOf(request);
  const active = await findActiveCampaigns(table, scope.teamId);
  const kept = new Set<string>();
  for (let start = 0; start < active.length; start += mostAsked)
    for (const id of await idsOf({ ...filter, campaign_id: active.slice(start, start + mostAsked) }))
      kept.add(id);
  if (filter.campaign_id === undefined || kept.size === 0) return [...kept];
  const matching = new Set(await idsOf(filter));
  return [...kept].filter((id) => matching.has(id));
};

/** Counts the matching contacts that are not kept by active campaigns, and names the first of those that are. */
const countDeletable = async (table: Table, asked: BulkAsked, count: number): Promise<BulkCount> => {
  const { team } = asked.principal;
  const kept = await findKeptIds(table, asked);
  const keys = kept.slice(0, mostNamed).map((id) => contactKeys.primary(team.id, id));
  const failures = await findKept(table, team.id, await findStoredContacts(table, keys));
  return { count: count - kept.length, failed: kept.length, failures };
};

/**
 * Counts exactly how many contacts the request would reach; of ids, those alone that can get what it asks for.
 * @throws CallbookError as `startBulk`, and `search_too_long`
 */
export const countBulk = async (table: Table, asked: BulkAsked): Promise<BulkCount> => {
  const { settings } = asked.principal.team;
  const found = await requireDoable(table, asked);
  const request = await resolvedRequest(table, asked);
  const isDelete = request.action === 'delete';
  const scope = isDelete ? await deletableScope(table, asked.scope) : asked.scope;
  const own = { ...asked, scope, request };
  if (request.ids && request.action === 'add_to_campaign') return countAdmitted(table, own);
  if (request.ids) return countIds(table, own, found);
  if (scope.ownOnly && scope.departments.length === 0) return reached(0);
  const count = await countContacts(table, { scope, filter: filterOf(request), settings });
  return isDelete ? countDeletable(table, own, count) : reached(count);
};
