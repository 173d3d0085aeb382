import { reaches, type Scope } from '../access/scope.ts';
import { findCampaignFaults } from '../campaign/contacts/campaign-faults.ts';
import type { Fault } from '../error.ts';
import type { FileRow } from '../import-file/chunk-file.ts';
import type { ColumnTarget } from '../import-file/column-target.ts';
import { type Found, type Links, linkFaults, linkKeys } from '../link/links.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Import } from './import.schema.ts';

/** Properties by which rows name records that have to exist. */
export const linkNames = ['department_id', 'owner_id'] as const;
type LinkName = (typeof linkNames)[number];

const longestId = 100;

/** Faults of departments and owners that rows may not be given, by `linkOf`. */
export type LinkFaults = ReadonlyMap<string, Fault>;

export const linkOf = (name: LinkName, id: string | null): string => `${name}#${id ?? ''}`;

const namedIn = (rows: readonly FileRow[], targets: readonly ColumnTarget[], name: LinkName): string[] => {
  const index = targets.findIndex((target) => target.kind === 'contact' && target.name === name);
  return index === -1 ? [] : rows.flatMap(({ cells }) => cells[index]?.trim() || []);
};

const reachFaults = (scope: Scope, { department_id }: Links): Fault[] => {
  if (reaches(scope, department_id)) return [];
  const message = 'The department is not one of those whose contacts the import may write.';
  return [{ param: 'department_id', code: 'department_forbidden', message }];
};

/** Finds the departments and owners, named by rows or by the import, that rows may not be given. */
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
    // A longer id fails as a value.
    const sound = [...ids].filter((id) => id.length <= longestId);
    return sound.map((id) => ({ name: linkOf(name, id), links: { [name]: id } }));
  });
  const keys = named.flatMap(({ links }) => linkKeys(scope.teamId, links));
  const found: Found = new Map((await batchGet(table, keys)).map((item) => [item.pk, item]));
  return new Map(
    named.flatMap(({ name, links }) => {
      const [fault] = [...linkFaults(scope.teamId, links, found), ...reachFaults(scope, links)];
      return fault ? [[name, fault] as const] : [];
    }),
  );
};

/** Finds options that the team does not have or that the caller may not reach. */
export const findOptionFaults = async (
  table: Table,
  scope: Scope,
  options: Import['options'],
): Promise<Fault[]> => {
  const [links, campaign] = await Promise.all([
    findLinkFaults(table, scope, { options }),
    findCampaignFaults(table, scope, { campaign_id: options.campaign_id }),
  ]);
  return [...links.values(), ...campaign].map((fault) => ({ ...fault, param: `options.${fault.param}` }));
};
