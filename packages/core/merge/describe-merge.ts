import { isVisible, reaches, type Scope } from '../access/scope.ts';
import { listRecords, listSomeRecords } from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { merges } from './merge.item.ts';
import type {
  MergeAnswer,
  MergeOutcome,
  MergeState,
  MergeSummary,
  StoredMerge,
} from './merge-record.schema.ts';
import { undoUntil } from './merge-window.ts';

/** The property that a further value would be of. */
const propertyOf = {
  phone: 'phone',
  phone_raw: 'phone',
  email: 'email',
  external_id: 'external_id',
} as const;

const visibleKept = (scope: Scope, kept: StoredMerge['kept']): StoredMerge['kept'] =>
  Object.fromEntries(
    Object.entries(kept).filter(([name]) => isVisible(scope, name.replace(/^cont_[^.]+\./, ''))),
  );

/** Describes a merge as the API lists it. */
export const summaryOf = (
  scope: Scope,
  team: Pick<Team, 'settings'>,
  { departments: _, ...merge }: StoredMerge,
): MergeSummary => ({
  ...merge,
  kept: visibleKept(scope, merge.kept),
  undo_until: undoUntil(team, merge.created_at),
});

/** What is left of an outcome whose values are gone. */
const forgotten: MergeOutcome = {
  fields: [],
  consents: [],
  merged_values: [],
  tags_left: [],
  notes_left: 0,
  warnings: [],
};

/** Describes a merge with what it made of the values that the caller sees. */
export const describeMerge = (
  scope: Scope,
  team: Pick<Team, 'settings'>,
  { merge, outcome = forgotten }: { merge: StoredMerge; outcome?: MergeOutcome | undefined },
): MergeAnswer => ({
  ...summaryOf(scope, team, merge),
  ...outcome,
  fields: outcome.fields.filter(({ field }) => isVisible(scope, field)),
  merged_values: outcome.merged_values.filter(({ kind }) => isVisible(scope, propertyOf[kind])),
});

export interface MergeListing extends PageRequest {
  state: readonly MergeState[];
  auto?: boolean | undefined;
  contact_id?: string | undefined;
}

const names = ({ primary_id, merged_ids }: StoredMerge, contactId: string): boolean =>
  primary_id === contactId || merged_ids.includes(contactId);

/** Lists merges, newest first; a manager sees those of contacts that are all within reach. */
export const listMerges = (
  table: Table,
  scope: Scope,
  { state, auto, contact_id, ...page }: MergeListing,
): Promise<Page<StoredMerge>> => {
  const { teamId, departments } = scope;
  const isWhole = state.length === 0 && auto === undefined && contact_id === undefined;
  if (isWhole && departments === 'all') return listRecords(table, merges, teamId, page);
  const passes = (merge: StoredMerge) =>
    (state.length === 0 || state.includes(merge.state)) &&
    (auto === undefined || merge.auto === auto) &&
    (contact_id === undefined || names(merge, contact_id)) &&
    merge.departments.every((one) => reaches(scope, one));
  const reach = departments === 'all' ? departments : [...departments].sort();
  const query = { state: [...state].sort(), auto: String(auto), contact_id: contact_id ?? '', reach };
  return listSomeRecords(table, merges, { teamId, query, passes }, page);
};
