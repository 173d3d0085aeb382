import { isDeepStrictEqual } from 'node:util';
import { pairName } from '../duplicate/groups.ts';
import type { PairEntry, PairIds, StoredPair } from '../duplicate/stored-pair.ts';

/** What is there of pairs before a scan is complete. */
export interface Standing {
  /** All pairs that the scan speaks of. */
  entries: readonly PairEntry[];
  /** Those that somebody dismissed, whole. */
  dismissed: readonly StoredPair[];
  /** The digest of two contacts as they are; undefined where one of them is gone. */
  digestOf: (ids: PairIds) => string | undefined;
}

/** What a scan writes. */
export interface FindingPlan {
  /** Pairs that nobody sees before the scan is complete. */
  fresh: StoredPair[];
  /** Pairs that are there and become others. */
  changed: StoredPair[];
  gone: PairIds[];
}

/** What was said of a pair holds until a value of either changes; a merge's survivor may have got others since. */
const stillDismissed = (found: StoredPair, before: StoredPair): StoredPair => {
  const { dismissal } = before;
  const { digest } = found.shown;
  if (!dismissal || (dismissal.digest !== null && dismissal.digest !== digest)) return found;
  return {
    ...found,
    shown: { ...found.shown, dismissed: true },
    dismissal: { ...dismissal, digest: digest ?? null },
  };
};

const isSame = (one: PairEntry, other: PairEntry): boolean => {
  const { since: _, ...before } = one;
  const { since: __, ...after } = other;
  return isDeepStrictEqual(before, after);
};

/** Answers whether a dismissed pair that nobody would find any more is to be remembered. */
const isRemembered = ({ shown, dismissal }: StoredPair, digestOf: Standing['digestOf']): boolean => {
  const digest = digestOf(shown.ids);
  return digest !== undefined && (dismissal?.digest === null || dismissal?.digest === digest);
};

/** Decides what becomes of pairs, once a scan knows them all. */
export const decideFindings = (
  found: readonly StoredPair[],
  { entries, dismissed, digestOf }: Standing,
): FindingPlan => {
  const plan: FindingPlan = { fresh: [], changed: [], gone: [] };
  const before = new Map(entries.map((entry) => [pairName(...entry.ids), entry]));
  const said = new Map(dismissed.map((pair) => [pairName(...pair.shown.ids), pair]));
  for (const [name, one] of new Map(found.map((pair) => [pairName(...pair.shown.ids), pair]))) {
    const known = before.get(name);
    const dismissal = said.get(name);
    const pair = dismissal ? stillDismissed(one, dismissal) : one;
    before.delete(name);
    if (!known) plan.fresh.push(pair);
    else if (!isSame(known, pair.shown) || dismissal?.dismissal?.digest === null)
      plan.changed.push({ ...pair, shown: { ...pair.shown, since: known.since ?? pair.shown.since } });
  }
  for (const [name, { ids }] of before) {
    const dismissal = said.get(name);
    if (!dismissal || !isRemembered(dismissal, digestOf)) plan.gone.push(ids);
  }
  return plan;
};
