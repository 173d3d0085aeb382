import type { Key } from './item.ts';
import { type Table, transacted } from './table.ts';
import type { Via } from './via.ts';
import { change, isThere } from './write.ts';

/**
 * Records who is about to remove a record, and when: the change stream learns that from the item's last
 * state. Where the removal is refused afterwards, nothing else has changed.
 */
export const markWriter = async (table: Table, key: Key, { updated_by, via }: Via): Promise<void> => {
  const removing_at = new Date().toISOString();
  // If it is gone, somebody else has removed it.
  await transacted(table, [change(key, { set: { updated_by, via, removing_at }, when: [isThere] })]);
};
