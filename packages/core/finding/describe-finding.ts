import type { Scope } from '../access/scope.ts';
import { visibleReasons } from '../contact/tell-duplicates.ts';
import { pairDigest } from '../duplicate/dismissal.ts';
import type { Evidence } from '../duplicate/evidence.ts';
import { pairName } from '../duplicate/groups.ts';
import { type Judgement, judgePair, plainMeasures } from '../duplicate/judge-pair.ts';
import { commonValue } from '../duplicate/name-conflicts.ts';
import { type PairEntry, type PairIds, type StoredPair, valueDigest } from '../duplicate/stored-pair.ts';
import type { Found } from './find-groups.ts';
import type { FindingAnswer, FindingPair, Reason } from './finding.schema.ts';
import { describeMember, differencesOf, type FindingMember } from './finding-members.ts';

/** What pairs are judged by where nothing was counted. */
export interface Judging {
  matchEmail: boolean;
  customFields: readonly string[];
}

type Members = ReadonlyMap<string, FindingMember>;

/** Judges two contacts as they are now; undefined where one of them is gone. */
export const judgeMembers = (
  [one, other]: PairIds,
  members: Members,
  { matchEmail, customFields }: Judging,
) => {
  const [a, b] = [members.get(one), members.get(other)];
  return a && b && judgePair(a.profile, b.profile, plainMeasures(customFields, matchEmail));
};

/** An entry as its contacts are now; undefined where one of them is gone or beyond the caller. */
export const refreshedEntry = (
  entry: PairEntry,
  members: Members,
  judging: Judging,
): PairEntry | undefined => {
  const [a, b] = entry.ids.map((id) => members.get(id));
  if (!a || !b) return undefined;
  const departments: PairEntry['departments'] = [a.contact.department_id, b.contact.department_id];
  if (entry.digest === pairDigest(a.profile, b.profile)) return { ...entry, departments };
  const now = judgeMembers(entry.ids, members, judging);
  if (!now) return undefined;
  const common = now.nameConflict ? commonValue(now) : undefined;
  return {
    ids: entry.ids,
    score: now.score,
    departments,
    ...(common && { conflict: valueDigest(common.field, common.values[0]) }),
    ...(now.namesApart && { apart: true as const }),
    // A value of theirs has changed since somebody said that they are two; after a merge that is no reason.
    ...(entry.dismissed && entry.digest === undefined && { dismissed: true as const }),
  };
};

/** Reasons as the scan weighed them, with the values of today; a pair that it did not see is weighed anew. */
const reasonsOf = (now: Judgement, stored: StoredPair | undefined, isFresh: boolean): Evidence[] => {
  const weights = new Map((isFresh ? (stored?.reasons ?? []) : []).map((one) => [one.field, one.weight]));
  return now.reasons
    .map((reason) => ({ ...reason, weight: weights.get(reason.field) ?? reason.weight }))
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
};

interface Describing {
  scope: Scope;
  members: Members;
  stored: ReadonlyMap<string, StoredPair>;
  entries: ReadonlyMap<string, PairEntry>;
  judging: Judging;
}

const describePair = (
  ids: PairIds,
  { scope, members, stored, entries, judging }: Describing,
): FindingPair | undefined => {
  const now = judgeMembers(ids, members, judging);
  if (!now) return undefined;
  const [known, entry] = [stored.get(pairName(...ids)), entries.get(pairName(...ids))];
  const isFresh = entry?.digest !== undefined && entry.digest === known?.shown.digest;
  return {
    contact_ids: [...ids],
    score: entry?.score ?? now.score,
    reasons: visibleReasons(scope, reasonsOf(now, known, isFresh)),
  };
};

const isCommon = ({ weight, values: [one, other], field }: Reason): boolean =>
  weight > 0 && one === other && field !== 'name';

const sharedValueIn = (found: Found, pairs: readonly FindingPair[]): FindingAnswer['value'] => {
  if (found.shared) return { field: found.shared.kind, value: found.shared.value };
  if (found.kind !== 'name_conflict') return null;
  const reason = pairs.flatMap(({ reasons }) => reasons).find(isCommon);
  return reason ? { field: reason.field, value: reason.values[0] ?? '' } : null;
};

/** Describes a finding whose pairs are as its contacts are now. */
export const describeFinding = (
  found: Found,
  describing: Describing,
  { mostPairs, sharers = [] }: { mostPairs: number; sharers?: readonly FindingMember[] },
): FindingAnswer => {
  const { scope, members, entries } = describing;
  const own = found.shared ? sharers : found.ids.flatMap((id) => members.get(id) ?? []);
  const contacts = own.map((one) => describeMember(scope, one));
  const pairs = found.pairs.slice(0, mostPairs).flatMap((ids) => describePair(ids, describing) ?? []);
  const link = found.weakestLink;
  return {
    id: found.id,
    kind: found.kind,
    score: found.score,
    contacts: contacts,
    contact_count: found.shared?.contacts ?? found.ids.length,
    differs: differencesOf(contacts),
    pairs,
    pair_count: found.pairs.length,
    weakest_link: link ? { contact_ids: [...link], score: entries.get(pairName(...link))?.score ?? 0 } : null,
    is_cut: found.isCut,
    value: sharedValueIn(found, pairs),
    names: found.shared?.names ?? null,
  };
};
