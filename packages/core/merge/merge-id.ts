import { derivedId } from '../id.ts';
import type { MergeRequest } from './merge.schema.ts';

/**
 * Answers the id of a merge, which follows from what is asked: the same request again means the same merge, after a
 * minute or a month.
 * @param times how often the same was merged and undone before
 */
export const mergeIdOf = (
  { primary_id, duplicate_ids, strategy, overrides }: MergeRequest,
  teamId: string,
  times = 0,
): string => {
  const chosen = Object.entries(overrides).sort(([one], [other]) => (one < other ? -1 : 1));
  const content = JSON.stringify([primary_id, [...new Set(duplicate_ids)].sort(), strategy, chosen]);
  return derivedId('merge', 0, teamId, content, times);
};
