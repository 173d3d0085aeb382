import { reaches, type Scope } from '../access/scope.ts';
import { departmentKeys } from '../department/department.item.ts';
import type { Fault } from '../error.ts';
import type { FileRow } from '../import-file/chunk-file.ts';
import type { ColumnTarget } from '../import-file/column-target.ts';
import { memberKeys } from '../member/member.item.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Import } from './import.schema.ts';

/** What rows may name that has to exist. */
export const linkNames = ['department_id', 'owner_id'] as const;
type LinkName = (typeof linkNames)[number];

const kinds = {
  department_id: { noun: 'department', key: departmentKeys.primary },
  owner_id: { noun: 'member', key: memberKeys.primary },
} as const;

const longestId = 100;

/** Why rows may not be given a department or an owner, by `linkOf`. */
export type LinkFaults = ReadonlyMap<string, Fault>;

export const linkOf = (name: LinkName, id: string | null): string => `${name}#${id ?? ''}`;

const namedIn = (rows: readonly FileRow[], targets: readonly ColumnTarget[], name: LinkName): string[] => {
  const index = targets.findIndex((target) => target.kind === 'contact' && target.name === name);
  return index === -1 ? [] : rows.flatMap(({ cells }) => cells[index]?.trim() || []);
};

const faultOf = (name: LinkName, id: string, exists: boolean, scope: Scope): Fault | undefined => {
  if (!exists) {
    const { noun } = kinds[name];
    const code = `${name.replace('_id', '')}_not_found`;
    return { param: name, code, message: `The team has no ${noun} with this id.` };
  }
  if (name !== 'department_id' || reaches(scope, id)) return undefined;
  const message = 'The department is not one of those whose contacts the import may write.';
  return { param: name, code: 'department_forbidden', message };
};

/** The departments and owners among those that rows and the import itself name that rows may not be given. */
export const findLinkFaults = async (
  table: Table,
  scope: Scope,
  {
    options,
    rows = [],
    targets = [],
  }: { options: Import['options']; rows?: readonly FileRow[]; targets?: readonly ColumnTarget[] },
): Promise<LinkFaults> => {
  const named = linkNames.flatMap((name) => {
    const ids = new Set([...namedIn(rows, targets, name), ...(options[name] ? [options[name]] : [])]);
    // What is longer fails as a value.
    const sound = [...ids].filter((id) => id.length <= longestId);
    return sound.map((id) => ({ name, id, key: kinds[name].key(scope.teamId, id) }));
  });
  const found = await batchGet(
    table,
    named.map(({ key }) => key),
  );
  const existing = new Set(found.map(({ pk }) => pk));
  return new Map(
    named.flatMap(({ name, id, key }) => {
      const fault = faultOf(name, id, existing.has(key.pk), scope);
      return fault ? [[linkOf(name, id), fault] as const] : [];
    }),
  );
};
