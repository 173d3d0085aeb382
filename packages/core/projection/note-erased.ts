import { contactKeys } from '../contact/contact.item.ts';
import { getItem, putAll, type Table } from '../table/table.ts';
import { entryKeysOf, goneItem, versionsOf } from './projected.item.ts';

/**
 * Notes of an erased contact which of its changes its timeline has: of those that come later, as of one that is gone,
 * the feed tells the id and no entry is written.
 */
export const noteErased = async (table: Table, teamId: string, id: string, now: Date): Promise<void> => {
  const item = await getItem(table, contactKeys.primary(teamId, id));
  if (!item) return;
  const entries = await entryKeysOf(table, teamId, id);
  await putAll(table, [
    goneItem(teamId, { id, created_at: String(item.created_at) }, versionsOf(entries), now),
  ]);
};
