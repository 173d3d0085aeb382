import { findContactItem } from '#core/contact/contact.item.ts';
import { mergedContact, mergedWrites } from '#core/merge/merged-contact.ts';
import { type Table, write } from '#core/table/table.ts';
import { via } from '#test/store/bulk.ts';

/** Makes a contact part of another one, as a merge does with it, and nothing of what else a merge does. */
export const makePartOf = async (
  table: Table,
  teamId: string,
  { id, survivor }: { id: string; survivor: string },
): Promise<void> => {
  const seen = await findContactItem(table, teamId, id);
  if (!seen) throw new Error(`There is no contact ${id}.`);
  await write(table, mergedWrites(seen, mergedContact(seen, survivor, new Date()), { via }));
};
