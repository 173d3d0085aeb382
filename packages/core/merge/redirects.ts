import { CallbookError } from '../error.ts';

/** An id that answers with another contact from now on, and with which one before; null where it was itself. */
export interface Redirect {
  id: string;
  to: string;
  before: string | null;
}

interface Merging {
  id: string;
  /** Ids that were merged into it before. */
  redirects: readonly string[];
}

/** Lists the ids that a merge makes answer with the survivor: those merged now and before, all in one hop. */
export const redirectsOf = (survivor: string, merged: readonly Merging[]): Redirect[] =>
  merged.flatMap(({ id, redirects }) => [
    { id, to: survivor, before: null },
    ...redirects.map((earlier) => ({ id: earlier, to: survivor, before: id })),
  ]);

/** Answers which merge has to be undone before this one: the latest of those that came after it. */
const laterMerge = (mergeId: string, members: readonly { merges: readonly string[] }[]): string | undefined =>
  members.map(({ merges }) => merges.at(-1)).find((latest) => latest !== undefined && latest !== mergeId);

/** @throws CallbookError `merge_not_latest`, which names the merge that has to be undone first */
export const requireLatest = (mergeId: string, members: readonly { merges: readonly string[] }[]): void => {
  const later = laterMerge(mergeId, members);
  if (later === undefined) return;
  const message = `The merge ${later} came after it, and has to be undone first.`;
  throw new CallbookError('conflict', [
    { param: null, code: 'merge_not_latest', message, existing_id: later },
  ]);
};
