import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { isSameField } from '../catalogue/same-field.ts';
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

/**
 * The changes that a caller may see of those at a time (ISO). That a field that is gone was taken away is told to those
 * who see the whole team, since whoever follows the changes has to know; what its value was is told to nobody.
 */
export const visibleChanges = (history: History, changes: Changes, at: string): Changes =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([property, change]) => {
      if (!isVisible(history, property)) return [];
      const name = customName(property);
      if (name === undefined || isSameField(history, name, at)) return [[property, change]];
      const isTold = history.departments === 'all' && change.to === null;
      return isTold ? [[property, { from: null, to: null }]] : [];
    }),
  );
