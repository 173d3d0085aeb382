import { pairName } from '../duplicate/groups.ts';

/** Two contacts that may be one, as they are kept for somebody to look at; the smaller id first. */
export type OpenPair = readonly [string, string];

/** What a merge makes of pairs; its undo turns it round. */
export interface PairChange {
  removed: readonly OpenPair[];
  added: readonly OpenPair[];
}

const sorted = (one: string, other: string): OpenPair => (one < other ? [one, other] : [other, one]);

const named = (pairs: readonly OpenPair[]) => new Map(pairs.map((pair) => [pairName(...pair), pair]));

/** Puts the survivor in the place of merged contacts: no pair names one of them any more. */
export const rehomePairs = (
  pairs: readonly OpenPair[],
  survivor: string,
  merged: readonly string[],
): PairChange => {
  const gone = new Set(merged);
  const home = (id: string) => (gone.has(id) ? survivor : id);
  const removed = pairs.filter((pair) => pair.some((id) => gone.has(id)));
  const known = named(pairs);
  const moved = removed
    .map(([one, other]) => sorted(home(one), home(other)))
    .filter(([one, other]) => one !== other && !known.has(pairName(one, other)));
  return { removed, added: [...named(moved).values()] };
};

/** Puts pairs back as they were; of those that the merge added, what was closed meanwhile is closed. */
export const restorePairs = ({ removed, added }: PairChange): PairChange => ({
  removed: added,
  added: removed,
});

/** Carries a change of pairs out. */
export const withPairs = (pairs: readonly OpenPair[], { removed, added }: PairChange): OpenPair[] => {
  const after = named(pairs);
  for (const pair of removed) after.delete(pairName(...pair));
  for (const pair of added) after.set(pairName(...pair), pair);
  return [...after.values()];
};
