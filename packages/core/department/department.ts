import { moveClaim } from '../claim/own-claim.ts';
import { addToCount } from '../count/count.item.ts';
import { failure } from '../error.ts';
import { getRecord, listRecords, newRecordWrite } from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { markWriter } from '../table/mark-writer.ts';
import { untilSettled } from '../table/settle.ts';
import { transactSteps } from '../table/steps.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import {
  departmentClaim,
  departmentHasContacts,
  departmentKeys,
  departments,
  removeDepartmentWrite,
  renameWrite,
} from './department.item.ts';
import type { Department, DepartmentChange } from './department.schema.ts';

const taken = {
  param: 'name',
  code: 'name_taken',
  message: 'Another department of the team has this name, give or take case and accents.',
};

const inUse = (whose: string) =>
  failure('conflict', 'department_in_use', `The department still has ${whose}. Move them first.`);

interface Change {
  teamId: string;
  departmentId: string;
  via: Via;
  now: Date;
}

/**
 * Creates a department; with the id of one that exists, answers that one.
 * @throws CallbookError `name_taken`
 */
export const createDepartment = async (
  table: Table,
  { teamId, id, name, via, now }: { teamId: string; id: string; name: string; via: Via; now: Date },
): Promise<Department> => {
  const at = now.toISOString();
  const department = { id, team_id: teamId, name, created_at: at, updated_at: at, version: 1 };
  const created = await transactSteps(table, [
    ...moveClaim(table, teamId, id, { to: departmentClaim(name), taken }),
    { write: newRecordWrite(departments, department, via) },
    { write: addToCount(teamId, 'department', 1) },
  ]);
  return created ? department : getDepartment(table, teamId, id);
};

/** @throws CallbookError `department_not_found` */
export const getDepartment = (table: Table, teamId: string, departmentId: string): Promise<Department> =>
  getRecord(table, departments, teamId, departmentId);

export const listDepartments = (table: Table, teamId: string, page: PageRequest): Promise<Page<Department>> =>
  listRecords(table, departments, teamId, page);

/** @throws CallbookError `department_not_found`, `name_taken` */
export const updateDepartment = (
  table: Table,
  { teamId, departmentId, change, via, now }: Change & { change: DepartmentChange },
): Promise<Department> =>
  untilSettled(async () => {
    const seen = await getDepartment(table, teamId, departmentId);
    const { name = seen.name } = change;
    if (name === seen.name) return seen;
    const renamed = { ...seen, name, updated_at: now.toISOString(), version: seen.version + 1 };
    const done = await transactSteps(table, [
      { write: renameWrite(seen, renamed, via) },
      ...moveClaim(table, teamId, departmentId, {
        from: departmentClaim(seen.name),
        to: departmentClaim(name),
        taken,
      }),
    ]);
    return done ? renamed : undefined;
  });

/**
 * Removes a department without members, tokens and contacts. A contact that enters it at the very moment is not
 * noticed: it then belongs to a department that is gone, which only admins reach.
 * @throws CallbookError `department_not_found`, `department_in_use`
 */
export const removeDepartment = (
  table: Table,
  { teamId, departmentId, via }: Omit<Change, 'now'>,
): Promise<Department> =>
  untilSettled(async () => {
    const seen = await getDepartment(table, teamId, departmentId);
    if (await departmentHasContacts(table, teamId, departmentId)) throw inUse('contacts');
    await markWriter(table, departmentKeys.primary(teamId, departmentId), via);
    const done = await transactSteps(table, [
      {
        write: removeDepartmentWrite(seen),
        refused: async () => {
          const { version } = await getDepartment(table, teamId, departmentId);
          return version === seen.version ? inUse('members or tokens') : undefined;
        },
      },
      ...moveClaim(table, teamId, departmentId, { from: departmentClaim(seen.name), taken }),
      { write: addToCount(teamId, 'department', -1) },
    ]);
    return done ? seen : undefined;
  });
