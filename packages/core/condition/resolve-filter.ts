import { statusOf } from '../attribute/lead-status.ts';
import { type Claim, claimKeys, toHolder } from '../claim/claim.item.ts';
import { departmentClaim, departmentKeys } from '../department/department.item.ts';
import { CallbookError, type ErrorKind, type Fault } from '../error.ts';
import type { ContactFilter } from '../filter/contact-filter.schema.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Settings } from '../team/team.schema.ts';
import { type Choices, namedIn, renamed } from './choice.ts';

interface Asked {
  teamId: string;
  settings: Pick<Settings, 'lead_statuses'>;
}

interface Resolved {
  choices?: string[];
  faults: Fault[];
}

/** The team's own spelling of statuses. */
const resolveStatuses = (given: Choices, { settings: { lead_statuses } }: Asked): Resolved => ({
  choices: renamed(given, (status) => statusOf(status, lead_statuses).status),
  faults: namedIn(given).flatMap((status) => statusOf(status, lead_statuses).fault ?? []),
});

const unknownDepartment = (given: string): Fault => ({
  param: 'department_id',
  code: 'department_not_found',
  message: `The team has no department with the id or name "${given}".`,
});

/** The ids of departments that are named by their ids or by their names, in any case. */
const resolveDepartments = async (table: Table, given: Choices, { teamId }: Asked): Promise<Resolved> => {
  const named = namedIn(given);
  const claimOf = (name: string): Claim => departmentClaim(name);
  const keys = named.flatMap((one) => [
    departmentKeys.primary(teamId, one),
    claimKeys.primary(teamId, claimOf(one)),
  ]);
  const found = new Map((await batchGet(table, keys)).map((item) => [item.pk, item]));
  const idOf = (one: string): string | undefined => {
    if (found.has(departmentKeys.primary(teamId, one).pk)) return one;
    const claim = found.get(claimKeys.primary(teamId, claimOf(one)).pk);
    return claim && toHolder(claim).holder;
  };
  return {
    choices: renamed(given, (one) => idOf(one) ?? one),
    faults: named.filter((one) => idOf(one) === undefined).map(unknownDepartment),
  };
};

/**
 * A filter as a caller gives it, with statuses as the team spells them and departments by their ids. Values that the
 * team does not have are faults: they would match nobody in silence.
 */
const resolve = async (table: Table, filter: ContactFilter, asked: Asked) => {
  const { lead_status, department_id } = filter;
  const statuses: Resolved = lead_status === undefined ? { faults: [] } : resolveStatuses(lead_status, asked);
  const departments: Resolved =
    department_id === undefined ? { faults: [] } : await resolveDepartments(table, department_id, asked);
  return {
    filter: {
      ...filter,
      ...(statuses.choices && { lead_status: statuses.choices }),
      ...(departments.choices && { department_id: departments.choices }),
    },
    faults: [...statuses.faults, ...departments.faults],
  };
};

/**
 * The same, or a refusal.
 * @throws CallbookError `lead_status_unknown`, `department_not_found`
 */
export const resolveFilter = async (
  table: Table,
  filter: ContactFilter,
  { kind, within = '', ...asked }: Asked & { kind: ErrorKind; within?: string },
): Promise<ContactFilter> => {
  const resolved = await resolve(table, filter, asked);
  const [first, ...rest] = resolved.faults.map((fault) => ({ ...fault, param: within + fault.param }));
  if (first) throw new CallbookError(kind, [first, ...rest]);
  return resolved.filter;
};

/** Finds what is wrong with the filter of a body. */
export const filterFaults = async (table: Table, filter: ContactFilter, asked: Asked): Promise<Fault[]> =>
  (await resolve(table, filter, asked)).faults.map((fault) => ({ ...fault, param: `filter.${fault.param}` }));
