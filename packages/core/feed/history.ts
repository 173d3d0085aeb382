import { archivedKeys, customName, isVisible, reaches, type Scope } from '../access/scope.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { deletionOf } from '../catalogue/deleted-fields.ts';
import { fieldIn } from '../catalogue/field-index.ts';
import type { Changes } from '../event/changes.schema.ts';

/**
 * The part of the past that a caller may see: what it sees at present, and no value of a field that is gone.
 */
export interface History extends Scope {
  fields: Catalogue['fields'];
  deleted: Catalogue['deleted'];
}

export const historyOf = (
  scope: Scope,
  { fields, deleted }: Pick<Catalogue, 'fields' | 'deleted'>,
): History => {
  const gone = [...fields.values()].filter(({ archived }) => archived).map(({ name }) => name);
  return { ...scope, archived: new Set([...scope.archived, ...archivedKeys(gone)]), fields, deleted };
};

/**
 * The departments of a contact before and after a change, once where it stayed; of a new one only its own.
 */
export type Departments = readonly (string | null)[];

/** How much a caller sees of a change of a contact: nothing, all, or only that the contact left or came. */
type Sight = 'none' | 'whole' | 'left' | 'came';

/**
 * Decides how much a caller sees of a change: a department sees what a contact was while it was its own, and
 * of a move only that the contact left or came.
 */
export const sightOf = (scope: Scope, departments: Departments): Sight => {
  if (scope.departments === 'all') return 'whole';
  const [before, after = before] = departments.map((department) => reaches(scope, department));
  if (before === undefined) return 'none';
  if (before === after) return before ? 'whole' : 'none';
  return before ? 'left' : 'came';
};

/** Makes the change that a department sees of a move of which it sees one side. */
const moveOf = (sight: 'left' | 'came', [from = null, to = null]: Departments): Changes => ({
  department_id: sight === 'left' ? { from, to: null } : { from: null, to },
});

/** Tolerance (ms): clocks differ, and of writes that bring a new field at once each may have begun first. */
const tolerance = 300_000;

/**
 * Tells whether a custom field is the one that had its values at a time (ISO), and not a later one of the
 * same name. Where an earlier one was deleted, nothing from before the later one is taken for its own, by any
 * clock.
 */
const isSame = ({ fields, deleted }: History, name: string, at: string): boolean => {
  const field = fieldIn(fields, name);
  if (field === undefined) return false;
  const deletion = deletionOf(deleted, name);
  if (deletion !== undefined && at <= deletion) return false;
  const isExact = deletion !== undefined || at <= deleted.others;
  return Date.parse(field.created_at) <= Date.parse(at) + (isExact ? 0 : tolerance);
};

/** Picks the changes of a contact at a time (ISO) that the caller may see, by where the contact belonged. */
export const changesInSight = (
  history: History,
  { changes, departments, at }: { changes: Changes; departments: Departments; at: string },
): { changes: Changes; moved?: 'left' | 'came' } => {
  const sight = sightOf(history, departments);
  if (sight === 'none') return { changes: {} };
  if (sight === 'whole') return { changes: visibleChanges(history, changes, at) };
  return { changes: moveOf(sight, departments), moved: sight };
};

/**
 * Picks the changes at a time (ISO) that a caller may see. Those who see the whole team learn that the value
 * of a deleted field was taken away, since followers of changes have to know; nobody learns what it was.
 */
const visibleChanges = (history: History, changes: Changes, at: string): Changes =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([property, change]) => {
      if (!isVisible(history, property)) return [];
      const name = customName(property);
      if (name === undefined || isSame(history, name, at)) return [[property, change]];
      const isVisibleLoss = history.departments === 'all' && change.to === null;
      return isVisibleLoss ? [[property, { from: null, to: null }]] : [];
    }),
  );
