import type { Scope } from '../../access/scope.ts';
import { filterConditions, withCatalogue } from '../../condition/contact-condition.ts';
import { resolveFilter } from '../../condition/resolve-filter.ts';
import { CallbookError, type Fault, failure } from '../../error.ts';
import type { ContactFilter } from '../../filter/contact-filter.schema.ts';
import { getPreset } from '../../preset/preset.ts';
import type { Table } from '../../table/table.ts';
import type { Principal } from '../../team/team.schema.ts';
import type { ExportCreate, ExportTarget } from '../export.schema.ts';

type Targets = Pick<ExportCreate, 'filter' | 'ids' | 'preset' | 'selection'>;

const oneOf = (given: object, names: readonly (keyof Targets)[], within = ''): Fault[] => {
  const named = names.filter((name) =>
    Object.entries(given).some(([key, one]) => key === name && one !== undefined),
  );
  if (named.length === 1) return [];
  const list = names.join(', ');
  return named.length === 0
    ? [{ param: within + names[0], code: 'required', message: `Say which contacts: give one of ${list}.` }]
    : [{ param: within + named[1], code: 'ambiguous', message: `Give one of ${list}, not several.` }];
};

/** Finds what is wrong with how a request names its contacts. */
export const targetFaults = (request: Targets): Fault[] => [
  ...oneOf(request, ['filter', 'ids', 'preset', 'selection']),
  ...(request.selection ? oneOf(request.selection, ['filter', 'preset'], 'selection.') : []),
];

interface Asking {
  principal: Principal;
  scope: Scope;
}

const presetFilter = async (table: Table, principal: Principal, id: string, param: string) => {
  try {
    return (await getPreset(table, principal, id)).filter;
  } catch (error) {
    if (!(error instanceof CallbookError) || error.kind !== 'missing') throw error;
    throw failure('invalid', 'preset_not_found', 'There is no preset with this id.', param);
  }
};

const requireUsable = async (
  table: Table,
  { principal, scope }: Asking,
  filter: ContactFilter,
  param: string,
) => {
  if (filter.deleted)
    throw failure('invalid', 'ambiguous', 'What is in the trash is not exported.', `${param}.deleted`);
  filterConditions(await withCatalogue(table, { scope, filter, settings: principal.team.settings }));
};

/**
 * Resolves which contacts are meant: names in filters as the team spells them, a preset as it is now.
 * @throws CallbookError `preset_not_found`, `lead_status_unknown`, `department_not_found`, `field_forbidden`
 */
export const resolveTarget = async (table: Table, asking: Asking, given: Targets): Promise<ExportTarget> => {
  if (given.ids) return { ids: [...new Set(given.ids)] };
  const { principal } = asking;
  const { filter: asked, preset, except } = { except: undefined, ...(given.selection ?? given) };
  const within = given.selection ? 'selection.' : '';
  const { id: teamId, settings } = principal.team;
  const resolving = { teamId, settings, kind: 'invalid', within: `${within}filter.` } as const;
  const filter = asked
    ? await resolveFilter(table, asked, resolving)
    : await presetFilter(table, principal, preset ?? '', `${within}preset`);
  await requireUsable(table, asking, filter, within + (asked ? 'filter' : 'preset'));
  return { filter, ...(preset !== undefined && { preset }), ...(except && { except: [...new Set(except)] }) };
};

/** Describes for people which contacts are meant: of ids, how many. */
export const describeTarget = (target: ExportTarget): Record<string, unknown> => {
  if ('ids' in target) return { ids: target.ids.length };
  const { filter, preset, except } = target;
  return { ...(preset !== undefined && { preset }), filter, ...(except && { except: except.length }) };
};
