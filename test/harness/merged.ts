import { type Joined, noneJoined } from '#core/attribute/joined.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { claimKeys, claimName } from '#core/claim/claim.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { findContactItem, toContactItem } from '#core/contact/contact.item.ts';
import { addToCount } from '#core/count/count.item.ts';
import { mergedContact, mergedWrites } from '#core/merge/merged-contact.ts';
import { searchEntries } from '#core/search/search-entry.item.ts';
import { type Table, write } from '#core/table/table.ts';
import { drop, put, type Write } from '#core/table/write.ts';
import { via } from '#test/store/bulk.ts';

export const mergeId = 'merge_test';

const movedClaims = (seen: StoredContact, after: StoredContact): Write[] => {
  const needed = new Set(claimsOf(after).map(claimName));
  return claimsOf(seen).map((claim) => {
    const key = claimKeys.primary(seen.team_id, claim);
    return needed.has(claimName(claim)) ? put({ ...key, holder: after.id }) : drop(key);
  });
};

/** Makes a contact part of another one as a merge does with the two and their claims, and leaves all else where it is. */
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
    ...(joined.moving ? [] : movedClaims(seen, after)),
  ]);
};
