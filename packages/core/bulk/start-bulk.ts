import { deletableScope } from '../access/own-department.ts';
import type { Scope } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { filterConditions, withCatalogue } from '../condition/contact-condition.ts';
import { filterFaults, resolveFilter } from '../condition/resolve-filter.ts';
import { contactKeys, findStoredContacts } from '../contact/contact.item.ts';
import { requireWritable } from '../contact/contact-links.ts';
import { countContacts } from '../contact/find-contacts.ts';
import { type Fault, refuseFaults } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { type Found, linkFaults, linkKeys } from '../link/links.ts';
import { batchGet, type Table } from '../table/table.ts';
import { readRegistry } from '../tag/tag-registry.ts';
import type { Principal } from '../team/team.schema.ts';
import type { BulkRequest, StoredBulk } from './bulk.schema.ts';
import { bulkFaults, commonChange, requestFaults } from './bulk-faults.ts';
import { isPossible } from './plan-action.ts';

/** Answers the filter of a request: a restore picks from the trash, all else from live contacts. */
export const filterOf = ({ filter = {}, action }: BulkRequest) => ({
  ...filter,
  deleted: action === 'restore',
});

/** Lists the tags that a request names. */
export const namedTags = (request: BulkRequest): string[] => [
  ...(request.tags ?? []),
  ...(commonChange(request).tags ?? []),
];

interface BulkAsked {
  principal: Principal;
  scope: Scope;
  request: BulkRequest;
  now: Date;
}

/** Plans the request for each of its ids, as the job would, and counts those that it is possible for. */
const countIds = async (
  table: Table,
  { principal: { id: updated_by, team }, scope, request, now }: BulkAsked,
  found: Found,
): Promise<number> => {
  const keys = [...new Set(request.ids)].map((id) => contactKeys.primary(team.id, id));
  const [contacts, catalogue, registry] = await Promise.all([
    findStoredContacts(table, keys),
    findCatalogue(table, team.id),
    readRegistry(table, team.id, namedTags(request)),
  ]);
  const writing = { team, scope, via: { updated_by, via: 'bulk' as const }, now };
  return contacts.filter((seen) =>
    isPossible(writing, { request, contactId: seen.id, seen, registry }, { found, catalogue, registry }),
  ).length;
};

/**
 * Finds all that is wrong with a request: by itself, by the team's policies, and by the definitions of its
 * fields.
 */
export const findBulkFaults = async (
  table: Table,
  { principal: { team }, scope }: Pick<BulkAsked, 'principal' | 'scope'>,
  request: Partial<BulkRequest>,
): Promise<Fault[]> => {
  const { settings, id: teamId } = team;
  const [catalogue, unknown] = await Promise.all([
    findCatalogue(table, teamId),
    request.filter ? filterFaults(table, request.filter, { teamId, settings }) : [],
  ]);
  return [...bulkFaults(request, { catalogue, settings, scope }), ...unknown];
};

/** Resolves the names of departments and statuses in a request. */
const resolved = async (table: Table, { principal: { team }, request }: BulkAsked): Promise<BulkRequest> => {
  const asked = { teamId: team.id, settings: team.settings, kind: 'invalid', within: 'filter.' } as const;
  // A list of ids means them alone.
  return request.filter
    ? { ...request, filter: { ...(await resolveFilter(table, request.filter, asked)) } }
    : request;
};

/**
 * Refuses what no contact could get: what the caller may not write, and links that lead nowhere. Answers what
 * the links lead to.
 */
const requireDoable = async (table: Table, asked: BulkAsked): Promise<Found> => {
  const { principal, scope, request } = asked;
  refuseFaults(requestFaults(request));
  const change = commonChange(request);
  // Checked before its values: their faults would reveal what the caller does not see.
  requireWritable(scope, change);
  refuseFaults(await findBulkFaults(table, asked, request));
  const { settings } = principal.team;
  if (request.filter)
    filterConditions(await withCatalogue(table, { scope, filter: filterOf(request), settings }));
  const items = await batchGet(table, linkKeys(principal.team.id, change));
  const found = new Map(items.map((item) => [item.pk, item]));
  const faults = linkFaults(principal.team.id, change, found);
  refuseFaults(
    faults.map((fault) => ({ ...fault, param: request.action === 'set_field' ? 'value' : fault.param })),
  );
  return found;
};

/**
 * Counts exactly how many contacts the request would reach; of ids, those alone that can get what it asks
 * for.
 * @throws CallbookError as `startBulk`, and `search_too_long`
 */
export const countBulk = async (table: Table, asked: BulkAsked): Promise<number> => {
  const { settings } = asked.principal.team;
  const found = await requireDoable(table, asked);
  const request = await resolved(table, asked);
  const isDelete = request.action === 'delete';
  const scope = isDelete ? await deletableScope(table, asked.scope) : asked.scope;
  if (request.ids) return countIds(table, { ...asked, scope, request }, found);
  if (scope.ownOnly && scope.departments.length === 0) return 0;
  return countContacts(table, { scope, filter: filterOf(request), settings });
};

/**
 * Starts a job for a request.
 * @throws CallbookError `field_forbidden`, `department_forbidden`, `department_not_found`, `owner_not_found`,
 * `company_not_found`
 */
export const startBulk = async (
  table: Table,
  files: Files,
  asked: BulkAsked & { newId: (prefix: 'job') => string },
): Promise<StoredJob> => {
  const { principal, now, newId } = asked;
  await requireDoable(table, asked);
  const request = await resolved(table, asked);
  const job = await newJob(table, { principal, kind: 'bulk', action: request.action, now, newId });
  const stored: StoredBulk = { ...request, asked_at: job.created_at, job_id: job.id };
  await writeFile(files, jobFiles.request(job), JSON.stringify(stored));
  return job;
};
