import * as v from 'valibot';
import type { Claim } from '../claim/claim.item.ts';
import { keysOf, type ListedNoun } from '../list/listed-noun.ts';
import { shards } from '../table/shard.ts';
import { batchGet, queryPages, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { absent, change, drop, either, isAtMost, isThere, stillAs, type Write } from '../table/write.ts';
import { fold } from '../text/fold.ts';
import { type Department, departmentSchema } from './department.schema.ts';

export const departments: ListedNoun<Department, 'department'> = {
  kind: 'department',
  sk: 'DEPARTMENT',
  toRecord: (item) => v.parse(departmentSchema, item),
};

export const departmentKeys = keysOf(departments);

export const departmentClaim = (name: string): Claim => ({ kind: 'department', value: fold(name) });

/**
 * Renames the version that the caller saw. The item also counts who belongs to it, so that it is never put
 * whole.
 */
export const renameWrite = (seen: Department, renamed: Department, via: Via): Write => {
  const { name, updated_at, version } = renamed;
  return change(departmentKeys.primary(seen.team_id, seen.id), {
    set: { name, updated_at, version, updated_by: via.updated_by, via: via.via },
    when: [stillAs(seen)],
  });
};

/** Removes a department that nobody belongs to. */
export const removeDepartmentWrite = (seen: Department): Write =>
  drop(
    departmentKeys.primary(seen.team_id, seen.id),
    stillAs(seen),
    either(absent('belonging'), isAtMost('belonging', 0)),
  );

/** Counts one more or less who belongs to a department that exists. */
export const belongWrite = (teamId: string, departmentId: string, by: 1 | -1): Write =>
  change(departmentKeys.primary(teamId, departmentId), { add: { belonging: by }, when: [isThere] });

/** Counts the members and tokens of each of these departments that exist. */
export const findBelonging = async (
  table: Table,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, number>> => {
  const items = await batchGet(
    table,
    ids.map((id) => departmentKeys.primary(teamId, id)),
  );
  return new Map(items.map(({ id, belonging }) => [String(id), Number(belonging ?? 0)]));
};

const shardHasContacts = async (table: Table, teamId: string, departmentId: string, shard: number) => {
  const pages = queryPages(table, {
    IndexName: 'byTeam',
    KeyConditionExpression: 'byTeamPk = :pk',
    FilterExpression: 'department_id = :department',
    ProjectionExpression: 'pk',
    ExpressionAttributeValues: { ':pk': `T#${teamId}#contact#${shard}`, ':department': departmentId },
  });
  for await (const page of pages) if (page.length > 0) return true;
  return false;
};

/**
 * Tells whether a live contact belongs to a department. Nothing counts them, so it reads the list until it
 * finds one: all of it where there is none.
 */
export const departmentHasContacts = async (
  table: Table,
  teamId: string,
  departmentId: string,
): Promise<boolean> => {
  for (const shard of shards) if (await shardHasContacts(table, teamId, departmentId, shard)) return true;
  return false;
};
