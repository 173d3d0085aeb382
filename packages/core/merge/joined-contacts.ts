import { type Joined, noneJoined } from '../attribute/joined.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Composition } from './compose-merged.ts';
import { withoutOwn } from './further-values.ts';
import { joinedOf } from './member.ts';

/** Makes what a merge leaves on the survivor, of contacts as they were before it. */
export const survivorJoined = (
  mergeId: string,
  seen: StoredContact,
  others: readonly StoredContact[],
  { contact, further }: Pick<Composition, 'contact' | 'further'>,
): Joined => {
  const own = joinedOf(seen);
  const ids = [...own.ids, ...others.flatMap((other) => [other.id, ...joinedOf(other).ids])];
  const known = [seen, ...others].flatMap((one) => joinedOf(one).further);
  return {
    merges: [...own.merges, mergeId],
    ids: [...new Set(ids)],
    further: withoutOwn(contact, [...known, ...further]),
    changes: own.changes + 1,
  };
};

/** Makes what a merge leaves on a contact that becomes part of another: what it had, and the merge. */
export const mergedJoined = (mergeId: string, seen: StoredContact): Joined => {
  const own = joinedOf(seen);
  return { ...own, merges: [...own.merges, mergeId], changes: own.changes + 1 };
};

/** Makes what is left after the undo of the last merge; nothing where there was none before. */
export const unjoined = (
  { joined: seen = noneJoined }: StoredContact,
  before: Joined | undefined,
): { joined?: Joined } => {
  if (!before || before.merges.length === 0) return {};
  const { moving: _, returning: __, ...kept } = before;
  return { joined: { ...kept, changes: seen.changes + 1 } };
};
