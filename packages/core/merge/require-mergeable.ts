import { reaches, type Scope } from '../access/scope.ts';
import { inActiveCampaign } from '../contact/commit.ts';
import { requireSettled } from '../contact/settled.ts';
import { CallbookError, type ErrorKind, type Fault, refuseFaults } from '../error.ts';
import { requireVersion } from '../table/require-version.ts';
import type { MergeRequest } from './merge.schema.ts';
import { memberFaults, overrideFaults } from './merge-faults.ts';
import type { MergeFacts, Read } from './read-merge.ts';

const paramOf = ({ primary_id }: MergeRequest, id: string) =>
  id === primary_id ? 'primary_id' : 'duplicate_ids';

/** @throws CallbookError `contact_not_found`, which names all that are not there */
const requireAll = (request: MergeRequest, read: Read): void => {
  const gone = [request.primary_id, ...request.duplicate_ids].filter((id) => !read.has(id));
  const faults = gone.map((id): Fault => {
    const message = `There is no contact ${id}.`;
    return { param: paramOf(request, id), code: 'contact_not_found', message };
  });
  refuseFaults(faults, 'missing');
};

/** @throws CallbookError `department_forbidden` */
export const requireDepartments = (scope: Scope, departments: readonly (string | null)[]): void => {
  if (departments.every((one) => reaches(scope, one))) return;
  const message = 'A contact of this merge belongs to a department that is not yours.';
  throw new CallbookError('forbidden', [{ param: null, code: 'department_forbidden', message }]);
};

interface Asking {
  request: MergeRequest;
  scope: Scope;
  /** The version of the survivor that the caller saw. */
  version: number | undefined;
}

const kindOf = ({ code }: Fault): ErrorKind => (code === 'department_forbidden' ? 'forbidden' : 'conflict');

/**
 * Refuses contacts that cannot be merged, or not by this caller.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `version_mismatch`, `contact_merged`,
 * `contact_deleted`, `merge_in_progress`, `in_active_campaign`, and faults of the winners that the request names
 */
export const requireMergeable = (
  { request, scope, version }: Asking,
  { read, campaigns }: Pick<MergeFacts, 'read' | 'campaigns'>,
): void => {
  requireAll(request, read);
  const contacts = [...read.values()].map(({ stored }) => stored);
  const faults = memberFaults(request, contacts, scope);
  const forbidden = faults.filter((one) => kindOf(one) === 'forbidden');
  refuseFaults(forbidden, 'forbidden');
  const primary = contacts.find(({ id }) => id === request.primary_id);
  if (primary) requireVersion('contact', primary, version);
  refuseFaults(faults, 'conflict');
  requireSettled(contacts);
  for (const { id, campaigns: own } of contacts)
    for (const campaign of id === request.primary_id ? [] : Object.keys(own))
      if (campaigns.get(campaign)?.state === 'active') throw inActiveCampaign(campaign);
  refuseFaults(overrideFaults(request, contacts, scope));
};
