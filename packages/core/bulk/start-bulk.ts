import { reaches, type Scope } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { filterConditions, withCatalogue } from '../condition/contact-condition.ts';
import { filterFaults, resolveFilter } from '../condition/resolve-filter.ts';
import { contactKeys, findContactItems } from '../contact/contact.item.ts';
import { requireWritable } from '../contact/contact-links.ts';
import { countContacts } from '../contact/find-contacts.ts';
import { type Fault, refuseFaults } from '../error.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { linkFaults, linkKeys } from '../link/links.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import type { BulkRequest, StoredBulk } from './bulk.schema.ts';
import { bulkFaults, commonChange, requestFaults } from './bulk-faults.ts';

/** What a request picks: what can be restored is in the trash, all else is not. */
export const filterOf = ({ filter = {}, action }: BulkRequest) => ({
  ...filter,
  deleted: action === 'restore',
});

const countIds = async (table: Table, scope: Scope, request: BulkRequest): Promise<number> => {
  const keys = [...new Set(request.ids)].map((id) => contactKeys.primary(scope.teamId, id));
  const contacts = await findContactItems(table, keys, { consistent: true });
  const isTrash = request.action === 'restore';
  return contacts.filter(
    ({ deleted_at, department_id }) => (deleted_at !== null) === isTrash && reaches(scope, department_id),
  ).length;
};

interface BulkAsked {
  principal: Principal;
  scope: Scope;
  request: BulkRequest;
}

/** All that is wrong with a request by itself, by the team's policies and by the definitions of its fields. */
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

/** The request with departments and statuses as the team knows them. */
const resolved = async (table: Table, { principal: { team }, request }: BulkAsked): Promise<BulkRequest> => {
  const asked = { teamId: team.id, settings: team.settings, kind: 'invalid', within: 'filter.' } as const;
  // A list of ids means them alone.
  return request.filter
    ? { ...request, filter: { ...(await resolveFilter(table, request.filter, asked)) } }
    : request;
};

/** Refuses what no contact could get: what the caller may not write, and links that lead nowhere. */
const requireDoable = async (table: Table, asked: BulkAsked): Promise<void> => {
  const { principal, scope, request } = asked;
  refuseFaults(requestFaults(request));
  const change = commonChange(request);
  // Before its values are looked at: what is wrong with them would tell of what the caller does not see.
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
};

/**
 * How many contacts the request would reach, exactly.
 * @throws CallbookError as `startBulk`, and `search_too_long`
 */
export const countBulk = async (table: Table, asked: BulkAsked): Promise<number> => {
  const { principal, scope } = asked;
  await requireDoable(table, asked);
  const request = await resolved(table, asked);
  if (request.ids) return countIds(table, scope, request);
  const { settings } = principal.team;
  return countContacts(table, { scope, filter: filterOf(request), settings });
};

/**
 * Hands a request over to the pipeline as a job.
 * @throws CallbookError `field_forbidden`, `department_forbidden`, `department_not_found`, `owner_not_found`,
 * `company_not_found`
 */
export const startBulk = async (
  table: Table,
  files: Files,
  asked: BulkAsked & { now: Date; newId: (prefix: 'job') => string },
): Promise<StoredJob> => {
  const { principal, now, newId } = asked;
  await requireDoable(table, asked);
  const request = await resolved(table, asked);
  const job = await newJob(table, { principal, kind: 'bulk', action: request.action, now, newId });
  const stored: StoredBulk = { ...request, asked_at: job.created_at, job_id: job.id };
  await writeFile(files, jobFiles.request(job), JSON.stringify(stored));
  return job;
};
