import { scopeOf } from '../access/scope.ts';
import { departmentKeys, departments as departmentsOfTeam } from '../department/department.item.ts';
import { findRecord, findRecords } from '../list/listed-noun.ts';
import { members } from '../member/member.item.ts';
import type { Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { findTokenItem } from '../token/token.item.ts';
import type { CallerAnswer } from './me.schema.ts';

const nameAndEnd = async (table: Table, { kind, id, team }: Principal) => {
  if (kind === 'jwt')
    return { name: (await findRecord(table, members, team.id, id))?.name ?? null, expires_at: null };
  const token = await findTokenItem(table, team.id, id);
  return { name: token?.name ?? null, expires_at: token?.expires_at ?? null };
};

/** A caller as it is told itself, with the limits that hold for it. */
export const describeCaller = async (table: Table, principal: Principal): Promise<CallerAnswer> => {
  const { id, kind, role, team } = principal;
  const { departments: reached } = scopeOf(principal);
  const keys = principal.departments.map((one) => departmentKeys.primary(team.id, one));
  const [named, departments] = await Promise.all([
    nameAndEnd(table, principal),
    findRecords(table, departmentsOfTeam, keys),
  ]);
  const { rate_limit_per_minute, import_max_rows, import_max_megabytes } = team.settings;
  return {
    id,
    kind,
    role,
    ...named,
    team: { id: team.id, name: team.name },
    reach: reached === 'all' ? 'team' : 'departments',
    departments: departments.map((one) => ({ id: one.id, name: one.name })),
    limits: {
      requests_per_minute: rate_limit_per_minute,
      body_bytes: 1_048_576,
      page_size: 200,
      batch_items: 100,
      import_rows: import_max_rows,
      import_megabytes: import_max_megabytes,
    },
  };
};
