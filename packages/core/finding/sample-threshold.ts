import type { Scope } from '../access/scope.ts';
import { visibleReasons } from '../contact/tell-duplicates.ts';
import type { JudgedPair } from '../duplicate/find-pairs.ts';
import { groupsOf, pairName } from '../duplicate/groups.ts';
import { judgePair, plainMeasures } from '../duplicate/judge-pair.ts';
import type { PairEntry } from '../duplicate/stored-pair.ts';
import { scanSettings } from '../scan/scan-plan.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import type { ThresholdSample } from './finding.schema.ts';
import { describeMember, type FindingMember, loadMembers } from './finding-members.ts';
import { readSources } from './list-findings.ts';

interface AskedSample {
  team: Team;
  scope: Scope;
  threshold: number;
  matchEmail: boolean;
  customFields: readonly string[];
}

/** Pairs that one request judges: those nearest to the threshold. */
const mostJudged = 500;
const mostShown = 10;

const nearestTo = (entries: readonly PairEntry[], threshold: number): readonly PairEntry[] =>
  entries
    .toSorted(
      (one, other) => Math.abs((one.score ?? 0) - threshold) - Math.abs((other.score ?? 0) - threshold),
    )
    .slice(0, mostJudged);

const judge = (
  entries: readonly PairEntry[],
  members: ReadonlyMap<string, FindingMember>,
  { matchEmail, customFields }: AskedSample,
): JudgedPair[] =>
  entries.flatMap(({ ids }) => {
    const [one, other] = ids.map((id) => members.get(id));
    if (!one || !other) return [];
    return { ids, ...judgePair(one.profile, other.profile, plainMeasures(customFields, matchEmail)) };
  });

/**
 * Shows what another threshold, or other settings, would find: judges the pairs that the last scan found nearest to it,
 * as their contacts are now. With the settings of the scan its own scores count, which know how common values are.
 */
export const sampleThreshold = async (table: Table, asked: AskedSample): Promise<ThresholdSample> => {
  const { scope, threshold, matchEmail, customFields, team } = asked;
  const { entries: all, state } = await readSources(table, scope);
  const entries = all.filter(({ dismissed, score }) => !dismissed && score !== null);
  const some = nearestTo(entries, threshold);
  const members = await loadMembers(table, scope, { ids: some.flatMap(({ ids }) => ids), customFields });
  const given = { ...team.settings.duplicates, match_email: matchEmail, custom_fields: [...customFields] };
  const isSame = state.done?.settings === scanSettings(given, (field) => field).settings;
  const scores = new Map(entries.map(({ ids, score }) => [pairName(...ids), score ?? 0]));
  const judged = judge(some, members, asked).map((pair) =>
    isSame ? { ...pair, score: scores.get(pairName(...pair.ids)) ?? pair.score } : pair,
  );
  const describe = (pair: JudgedPair) => ({
    contact_ids: [...pair.ids],
    score: pair.score,
    reasons: visibleReasons(scope, pair.reasons),
    contacts: pair.ids.flatMap((id) => {
      const member = members.get(id);
      return member ? [describeMember(scope, member)] : [];
    }),
  });
  const byNearness = judged.toSorted((one, other) => one.score - other.score);
  const above = byNearness.filter(({ score }) => score >= threshold);
  const below = byNearness.filter(({ score, nameConflict }) => score < threshold && !nameConflict);
  const groups = groupsOf(judged, { threshold });
  return {
    threshold,
    judged: judged.length,
    known: entries.length,
    pairs: above.length,
    groups: groups.length,
    contacts: groups.reduce((sum, { ids }) => sum + ids.length, 0),
    above: above.slice(0, mostShown).map(describe),
    below: below.slice(-mostShown).reverse().map(describe),
  };
};
