import * as v from 'valibot';
import type { Scope } from '../access/scope.ts';
import { findCampaignFaults } from '../campaign/contacts/campaign-faults.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { filterConditions, withCatalogue } from '../condition/contact-condition.ts';
import { filterFaults, resolveFilter } from '../condition/resolve-filter.ts';
import { requireWritable } from '../contact/contact-links.ts';
import { type Fault, refuseFaults } from '../error.ts';
import { exportOptionsSchema } from '../export/export.schema.ts';
import { columnsOf, startExport } from '../export/run/start-export.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { newId } from '../id.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import { type Found, linkFaults, linkKeys } from '../link/links.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import type { BulkRequest, StoredBulk } from './bulk.schema.ts';
import { bulkFaults, commonChange, requestFaults } from './bulk-faults.ts';

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

export interface BulkAsked {
  principal: Principal;
  scope: Scope;
  request: BulkRequest;
  now: Date;
}

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
  const [catalogue, unknown, campaign] = await Promise.all([
    findCatalogue(table, teamId),
    request.filter ? filterFaults(table, request.filter, { teamId, settings }) : [],
    findCampaignFaults(table, scope, {
      campaign_id: request.campaign_id,
      isLeaving: request.action === 'remove_from_campaign',
    }),
  ]);
  return [...bulkFaults(request, { catalogue, settings, scope }), ...unknown, ...campaign];
};

/** Resolves the names of departments and statuses in a request. */
export const resolvedRequest = async (
  table: Table,
  { principal: { team }, request }: BulkAsked,
): Promise<BulkRequest> => {
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
export const requireDoable = async (table: Table, asked: BulkAsked): Promise<Found> => {
  const { principal, scope, request } = asked;
  refuseFaults(requestFaults(request));
  const change = commonChange(request);
  // Checked before its values: their faults would reveal what the caller does not see.
  requireWritable(scope, change);
  refuseFaults(await findBulkFaults(table, asked, request));
  if (request.action === 'export') await columnsOf(table, scope, request);
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
 * Starts the export of the contacts that a request picks.
 * @throws CallbookError as `startExport`
 */
export const startBulkExport = async (
  table: Table,
  files: Files,
  { request, ...asked }: BulkAsked & { newId: typeof newId },
): ReturnType<typeof startExport> => {
  await requireDoable(table, { ...asked, request });
  const { format = 'csv', fields, options = v.parse(exportOptionsSchema, {}), ids, filter } = request;
  const picked = { format, fields, options, ids, filter };
  return startExport(table, files, { ...asked, request: picked });
};

/**
 * Starts a job for a request.
 * @throws CallbookError `field_forbidden`, `department_forbidden`, `department_not_found`, `owner_not_found`,
 * `company_not_found`
 */
export const startBulk = async (
  table: Table,
  files: Files,
  asked: BulkAsked & { newId: typeof newId },
): Promise<StoredJob> => {
  const { principal, now, newId: idFor } = asked;
  await requireDoable(table, asked);
  const request = await resolvedRequest(table, asked);
  const job = await newJob(table, { principal, kind: 'bulk', action: request.action, now, newId: idFor });
  const stored: StoredBulk = { ...request, asked_at: job.created_at, job_id: job.id };
  await writeFile(files, jobFiles.request(job), JSON.stringify(stored));
  return job;
};
