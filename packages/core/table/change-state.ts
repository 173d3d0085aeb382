import type { Item, Key } from './item.ts';
import { changeItem, type Table } from './table.ts';
import { absent, change, is, isOneOf } from './write.ts';

export interface StateChange {
  /** States from which the change may start. */
  from: readonly string[];
  set: Readonly<Record<string, unknown>>;
  /** Added to the numbers in `counts`. */
  add?: Readonly<Record<string, number>> | undefined;
  /** The entry of `byDue`: when the record is overdue next, or null when it has reached its end. */
  due: Readonly<Record<string, string>> | null;
  /** The entry that the caller saw; with another one by now, nothing changes. */
  seenDue?: string | undefined;
  /** Properties that must still be so; undefined for one that must not be there. */
  unchanged?: Readonly<Record<string, unknown>>;
}

/** Changes a record that is in one of the given states; undefined, and no change, when it is not. */
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
