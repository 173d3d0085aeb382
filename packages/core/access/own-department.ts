import { getCount } from '../count/count.item.ts';
import { type Fault, failure } from '../error.ts';
import type { Table } from '../table/table.ts';
import { reaches, type Scope } from './scope.ts';

/**
 * Answers the department of a new contact where none is named: the caller's own, where it has exactly one.
 */
export const ownDepartment = ({ departments }: Scope): string | null =>
  departments !== 'all' && departments.length === 1 ? (departments[0] ?? null) : null;

/** Faults of a new contact whose creator belongs to several departments and names none. */
export const departmentFaults = ({ departments }: Scope, department_id: string | null = null): Fault[] =>
  departments === 'all' || departments.length < 2 || department_id !== null
    ? []
    : [
        {
          param: 'department_id',
          code: 'required',
          message: 'You are of several departments. Name the one that the contact belongs to.',
        },
      ];

/** Tells whether the team has departments; a caller who has one need not ask. */
const hasDepartments = async (table: Table, { teamId, departments }: Scope): Promise<boolean> =>
  departments.length > 0 || (await getCount(table, teamId, 'department')) > 0;

/**
 * Narrows a scope to the contacts that the caller may delete. A contact without a department belongs to the
 * whole team: once there are departments, only those who see all of it delete it.
 */
export const deletableScope = async (table: Table, scope: Scope): Promise<Scope> =>
  scope.departments === 'all' || !(await hasDepartments(table, scope)) ? scope : { ...scope, ownOnly: true };

/**
 * @throws CallbookError `department_forbidden` where the contact is the whole team's, and not the caller's to
 * take away
 */
export const requireDeletable = async (
  table: Table,
  scope: Scope,
  { department_id }: { department_id: string | null },
): Promise<void> => {
  if (department_id !== null || reaches(await deletableScope(table, scope), null)) return;
  throw failure(
    'forbidden',
    'department_forbidden',
    'The contact belongs to no department, and so to the whole team: only admins delete it.',
    'department_id',
  );
};
