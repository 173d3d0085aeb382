import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { deletionOf } from '../catalogue/deleted-fields.ts';
import { fieldIn } from '../catalogue/field-index.ts';
import type { Changes } from '../feed/feed.schema.ts';
import { archivedKeys, customName, isVisible, type Scope } from './scope.ts';

/** What of the past a caller may see: what it sees at present, and no value of a field that is gone. */
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

/** Clocks differ, and of writes that bring a new field at once each may have begun first. */
const tolerance = 300_000;

/**
 * Whether a custom field is the one that had its values at a time (ISO), and not a later one of the same name. Where
 * an earlier one was deleted, nothing from before the later one is taken for its own, by any clock.
 */
const isSame = ({ fields, deleted }: History, name: string, at: string): boolean => {
  const field = fieldIn(fields, name);
  if (field === undefined) return false;
  const deletion = deletionOf(deleted, name);
  if (deletion !== undefined && at <= deletion) return false;
  const isExact = deletion !== undefined || at <= deleted.others;
  return Date.parse(field.created_at) <= Date.parse(at) + (isExact ? 0 : tolerance);
};

/**
 * The changes that a caller may see of those at a time (ISO). That a field that is gone was taken away is told to those
 * who see the whole team, since whoever follows the changes has to know; what its value was is told to nobody.
 */
export const visibleChanges = (history: History, changes: Changes, at: string): Changes =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([property, change]) => {
      if (!isVisible(history, property)) return [];
      const name = customName(property);
      if (name === undefined || isSame(history, name, at)) return [[property, change]];
      const isTold = history.departments === 'all' && change.to === null;
      return isTold ? [[property, { from: null, to: null }]] : [];
    }),
  );
