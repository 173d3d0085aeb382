import type { Item, Key } from './item.ts';
import { changeItem, type Table } from './table.ts';
import { absent, change, is, isOneOf } from './write.ts';

export interface StateChange {
  /** States in which the change is allowed. */
  from: readonly string[];
  set: Readonly<Record<string, unknown>>;
  /** Numbers to add to `counts`. */
  add?: Readonly<Record<string, number>> | undefined;
  /** Index key of when the record is overdue next; null when it has ended. */
  due: Readonly<Record<string, string>> | null;
  /** Index key that the caller saw; with another one by now, nothing changes. */
  seenDue?: string | undefined;
  /** Properties that must still have these values; undefined for one that must be absent. */
  unchanged?: Readonly<Record<string, unknown>>;
}

/**
 * Changes a record that is in one of the given states; undefined when it is in another, and nothing changes.
 */
export const changeState = async (
  table: Table,
  key: Key,
  { from, set, add = {}, due, seenDue, unchanged = {} }: StateChange,
): Promise<Item | undefined> => {
  const { changed, item } = await changeItem(
    table,
    change(key, {
      set: { ...set, ...due },
      addIn: { counts: Object.fromEntries(Object.entries(add).filter(([, by]) => by !== 0)) },
      remove: due === null ? ['byDuePk', 'byDueSk'] : [],
      when: [
        isOneOf('state', from),
        ...(seenDue === undefined ? [] : [is('byDueSk', seenDue)]),
        ...Object.entries(unchanged).map(([name, value]) =>
          value === undefined ? absent(name) : is(name, value),
        ),
      ],
    }),
  );
  return changed ? item : undefined;
};
