import type { Key } from '../table/item.ts';

/** What a merge keeps of the values of its contacts: it goes with them, or when its undo has no use for it any more. */
export const mergePartsKey = (teamId: string, mergeId: string): Key => ({
  pk: `T#${teamId}#MERGE#${mergeId}`,
  sk: 'PARTS',
});
