import { reaches, type Scope } from '../access/scope.ts';
import type { JudgedPair } from '../duplicate/find-pairs.ts';
import { groupsOf, pairName } from '../duplicate/groups.ts';
import { conflictsOf } from '../duplicate/name-conflicts.ts';
import type { PairEntry, PairIds } from '../duplicate/stored-pair.ts';
import type { StoredShared } from '../scan/shared.item.ts';
import { sharedKeys } from '../scan/shared.item.ts';
import type { FindingKind } from './finding.schema.ts';

/** A finding as far as entries of pairs tell. */
export interface Found {
  id: string;
  kind: FindingKind;
  score: number | null;
  ids: readonly string[];
  pairs: readonly PairIds[];
  weakestLink: PairIds | undefined;
  isCut: boolean;
  shared?: StoredShared;
}

/** Entries as the pure parts take them: a conflict by its value's digest, and no reasons. */
const toJudged = ({ ids, score, conflict, apart }: PairEntry, unjudged: number): JudgedPair => ({
  ids,
  score: score ?? unjudged,
  reasons:
    conflict === undefined
      ? []
      : [{ field: 'value', method: 'exact', values: [conflict, conflict], weight: 1 }],
  nameConflict: conflict !== undefined,
  namesApart: apart === true,
  vetoed: false,
  nameOnly: false,
});

export interface Grouping {
  threshold: number;
  /** Whether those are wanted that somebody dismissed, and no others. */
  dismissed: boolean;
}

const duplicatesOf = (
  pairs: readonly JudgedPair[],
  { threshold, apart, mark }: { threshold: number; apart: ReadonlySet<string>; mark: string },
): Found[] =>
  groupsOf(pairs, { threshold, apart }).map(({ ids, pairs: own, score, weakestLink, isCut }) => ({
    id: `${mark}_${ids[0]}`,
    kind: 'duplicates',
    score,
    ids,
    pairs: own.map((pair) => pair.ids),
    weakestLink: weakestLink?.ids,
    isCut,
  }));

const namedConflicts = (
  pairs: readonly JudgedPair[],
  threshold: number,
  apart: ReadonlySet<string>,
): Found[] =>
  conflictsOf(pairs, { threshold, apart }).map(({ value, ids, pairs: own }) => ({
    id: `conflict_${value}`,
    kind: 'name_conflict',
    score: own.reduce((most, { score }) => Math.max(most, score), 0),
    ids,
    pairs: own.map((pair) => pair.ids),
    weakestLink: undefined,
    isCut: false,
  }));

/** Groups pairs into findings. */
export const groupEntries = (entries: readonly PairEntry[], { threshold, dismissed }: Grouping): Found[] => {
  const apart = new Set(entries.flatMap((one) => (one.dismissed ? [pairName(...one.ids)] : [])));
  const pairs = entries.map((entry) => toJudged(entry, threshold));
  if (!dismissed)
    return [
      ...duplicatesOf(pairs, { threshold, apart, mark: 'group' }),
      ...namedConflicts(pairs, threshold, apart),
    ];
  const own = pairs.filter(({ ids }) => apart.has(pairName(...ids)));
  const named = own.map((pair) => ({ ...pair, namesApart: false }));
  return duplicatesOf(named, { threshold: 0, apart: new Set(), mark: 'dismissed' });
};

/** Makes findings of shared values; only who reaches all contacts is told how many have one. */
export const sharedFindings = (shared: readonly StoredShared[], dismissed: boolean): Found[] =>
  shared
    .filter((one) => (one.dismissed !== undefined) === dismissed)
    .map((one) => ({
      id: `shared_${sharedKeys.primary('', one).sk.slice('SHARED#'.length)}`,
      kind: 'shared_value',
      score: null,
      ids: [],
      pairs: [],
      weakestLink: undefined,
      isCut: false,
      shared: one,
    }));

/** Leaves out pairs of contacts beyond the caller. */
export const withinReach = (entries: readonly PairEntry[], scope: Scope): readonly PairEntry[] =>
  scope.departments === 'all'
    ? entries
    : entries.filter(({ departments }) => departments.every((one) => reaches(scope, one)));
