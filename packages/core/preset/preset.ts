import * as v from 'valibot';
import { isArchived, isVisible, requireVisible, scopeOf } from '../access/scope.ts';
import { askedProperties } from '../condition/contact-condition.ts';
import { resolveFilter } from '../condition/resolve-filter.ts';
import { failure, notFound } from '../error.ts';
import { newId } from '../id.ts';
import {
  findRecord,
  getRecord,
  keysOf,
  type ListedNoun,
  listSomeRecords,
  newRecordWrite,
  removeRecordWrite,
  replaceRecordWrite,
} from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { markWriter } from '../table/mark-writer.ts';
import { requireVersion } from '../table/require-version.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { type Preset, type PresetChange, type PresetCreate, presetSchema } from './preset.schema.ts';

export const presets: ListedNoun<Preset> = {
  kind: 'preset',
  sk: 'PRESET',
  toRecord: (item) => v.parse(presetSchema, item),
};

interface Change {
  principal: Principal;
  presetId: string;
  version?: number | undefined;
}

interface Written {
  via: Via;
  now: Date;
}

/** Others' presets that ask for what the caller's role does not see are of no use to it, and none of its business. */
const isVisibleTo = (principal: Principal, { shared, created_by, filter }: Preset): boolean => {
  if (created_by === principal.id) return true;
  const scope = scopeOf(principal);
  const isHidden = (property: string) => !isVisible(scope, property) && !isArchived(scope, property);
  return shared && !askedProperties(filter).some(isHidden);
};

/**
 * A preset that is shared or the caller's own; those of others are as unknown as those that never were.
 * @throws CallbookError `preset_not_found`
 */
export const getPreset = async (table: Table, principal: Principal, presetId: string): Promise<Preset> => {
  const preset = await getRecord(table, presets, principal.team.id, presetId);
  if (!isVisibleTo(principal, preset)) throw notFound('preset');
  return preset;
};

const getWritable = async (table: Table, { principal, presetId, version }: Change): Promise<Preset> => {
  const preset = await getPreset(table, principal, presetId);
  if (preset.created_by !== principal.id && principal.role !== 'admin')
    throw failure('forbidden', 'preset_forbidden', 'Only who made a preset and admins may change it.');
  requireVersion('preset', preset, version);
  return preset;
};

const askedBy = ({ team }: Principal) =>
  ({ teamId: team.id, settings: team.settings, kind: 'invalid', within: 'filter.' }) as const;

/**
 * Saves a filter, or answers what was saved under the same id.
 * @throws CallbookError `field_forbidden`, `lead_status_unknown`, `department_not_found`
 */
export const createPreset = async (
  table: Table,
  {
    principal,
    draft,
    id = newId('pre'),
    via,
    now,
  }: Written & { principal: Principal; draft: PresetCreate; id?: string },
): Promise<Preset> => {
  const { name, sort, shared } = draft;
  requireVisible(scopeOf(principal), askedProperties(draft.filter));
  const filter = await resolveFilter(table, draft.filter, askedBy(principal));
  const at = now.toISOString();
  const preset = {
    id,
    team_id: principal.team.id,
    name,
    filter,
    sort,
    shared,
    created_by: principal.id,
    version: 1,
    created_at: at,
    updated_at: at,
  };
  return untilSettled(async () =>
    (await transacted(table, [newRecordWrite(presets, preset, via)]))
      ? preset
      : findRecord(table, presets, principal.team.id, id),
  );
};

/** @throws CallbookError `preset_not_found`, `preset_forbidden`, `version_mismatch`, `field_forbidden` */
export const updatePreset = (
  table: Table,
  { change, via, now, ...request }: Change & Written & { change: PresetChange },
): Promise<Preset> =>
  untilSettled(async () => {
    const { principal } = request;
    requireVisible(scopeOf(principal), askedProperties(change.filter ?? {}));
    const seen = await getWritable(table, request);
    const filter = change.filter
      ? await resolveFilter(table, change.filter, askedBy(principal))
      : seen.filter;
    const { name = seen.name, sort = seen.sort, shared = seen.shared } = change;
    const values = { name, filter, sort, shared };
    const record = { ...seen, ...values, version: seen.version + 1, updated_at: now.toISOString() };
    const write = replaceRecordWrite(presets, { record, seen, via });
    return (await transacted(table, [write])) ? record : undefined;
  });

/** @throws CallbookError `preset_not_found`, `preset_forbidden`, `version_mismatch` */
export const removePreset = (
  table: Table,
  { via, ...request }: Change & Pick<Written, 'via'>,
): Promise<Preset> =>
  untilSettled(async () => {
    const seen = await getWritable(table, request);
    await markWriter(table, keysOf(presets).primary(seen.team_id, seen.id), via);
    return (await transacted(table, [removeRecordWrite(presets, seen)])) ? seen : undefined;
  });

/** A page of the presets that the caller sees, newest first. Teams have a handful, so all are read. */
export const listPresets = (table: Table, principal: Principal, page: PageRequest): Promise<Page<Preset>> => {
  const passes = (preset: Preset) => isVisibleTo(principal, preset);
  const query = { caller: principal.id };
  return listSomeRecords(
    table,
    presets,
    { teamId: principal.team.id, query, passes, consistent: false },
    page,
  );
};
