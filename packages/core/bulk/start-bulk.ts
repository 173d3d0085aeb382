import { reaches, type Scope } from '../access/scope.ts';
import { contactKeys, findContactItems } from '../contact/contact.item.ts';
import { requireWritable } from '../contact/contact-links.ts';
import { countContacts } from '../contact/find-contacts.ts';
import { type Files, writeFile } from '../files/files.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { newJob } from '../job/job.ts';
import { jobFiles } from '../job/job-files.ts';
import type { Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { type BulkRequest, fieldChangeOf } from './bulk.schema.ts';

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

/**
 * How many contacts the request would change, exactly.
 * @throws CallbookError `field_forbidden`, `search_too_long`
 */
export const countBulk = (
  table: Table,
  { principal, scope, request }: { principal: Principal; scope: Scope; request: BulkRequest },
): Promise<number> =>
  request.ids
    ? countIds(table, scope, request)
    : countContacts(table, {
        scope,
        filter: filterOf(request),
        settings: principal.team.settings,
      });

/**
 * Hands a request over to the pipeline as a job.
 * @throws CallbookError `field_forbidden`, `department_forbidden`
 */
export const startBulk = async (
  table: Table,
  files: Files,
  {
    principal,
    scope,
    request,
    now,
    newId,
  }: {
    principal: Principal;
    scope: Scope;
    request: BulkRequest;
    now: Date;
    newId: (prefix: 'job') => string;
  },
): Promise<StoredJob> => {
  if (request.action === 'set_field') requireWritable(scope, fieldChangeOf(request));
  const job = await newJob(table, { principal, action: request.action, now, newId });
  await writeFile(files, jobFiles.request(job), JSON.stringify(request));
  return job;
};
