import { type Joined, noneJoined } from '#core/attribute/joined.ts';
import { findContactItem, toContactItem } from '#core/contact/contact.item.ts';
import { addToCount } from '#core/count/count.item.ts';
import { mergedContact, mergedWrites } from '#core/merge/merged-contact.ts';
import { searchEntries } from '#core/search/search-entry.item.ts';
import { type Table, write } from '#core/table/table.ts';
import { put } from '#core/table/write.ts';
import { via } from '#test/store/bulk.ts';

export const mergeId = 'merge_test';

/** Makes a contact part of another one as a merge does with the two, and leaves all else where it is. */
export const makePartOf = async (
  table: Table,
  teamId: string,
  { id, survivor, ...joined }: { id: string; survivor: string } & Partial<Joined>,
): Promise<void> => {
  const [seen, into] = await Promise.all([id, survivor].map((one) => findContactItem(table, teamId, one)));
  if (!seen || !into) throw new Error(`There is no contact ${id}, or no ${survivor}.`);
  const before = into.joined ?? noneJoined;
  const after = {
    ...into,
    joined: {
      merges: [...before.merges, mergeId],
      ids: [...before.ids, id],
      further: before.further,
      changes: before.changes + 1,
      ...joined,
    },
  };
  const now = new Date();
  await write(table, [
    ...mergedWrites(seen, mergedContact(seen, { survivor, mergeId, now }), { via }),
    put(toContactItem(after, via)),
    ...searchEntries(after).map((item) => put(item)),
    addToCount(teamId, 'contact', -1),
  ]);
};
