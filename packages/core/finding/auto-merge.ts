import { wholeTeam } from '../access/scope.ts';
import {
  type AutoMergeRecord,
  isStopped,
  type NotMerged,
  survivorOf,
  whyNotGroup,
} from '../duplicate/auto-merge.ts';
import type { AutoMergeSettings } from '../duplicate/duplicates.schema.ts';
import type { JudgedPair } from '../duplicate/find-pairs.ts';
import { groupsOf, pairName } from '../duplicate/groups.ts';
import { findPairsAt } from '../duplicate/pair.item.ts';
import { CallbookError, failure } from '../error.ts';
import { listMerges } from '../merge/describe-merge.ts';
import { mergeContacts } from '../merge/merge-contacts.ts';
import { findScanState, stopAutoMerge } from '../scan/scan.item.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Team } from '../team/team.schema.ts';
import { updateSettings } from '../team/team.ts';
import { judgeMembers } from './describe-finding.ts';
import { type Found, groupEntries } from './find-groups.ts';
import type { AutoMergeGroup } from './finding.schema.ts';
import { Findings, readSources } from './list-findings.ts';

/** What becomes of a group: who would survive, or why it is not merged. */
export interface AutoMergeDecision {
  group: Found;
  primaryId: string | undefined;
  reason: NotMerged | undefined;
}

/** So long (ms) merges by themselves are looked back at. */
const window = 30 * 86_400_000;
const pageSize = 200;
/** Groups that are read at a time. */
const atOnce = 50;

/** Reads the team's merges by themselves, the newest first. */
async function* autoMergesOf(table: Table, teamId: string) {
  for (let cursor: string | undefined; ; ) {
    const listing = { auto: true, state: [], contact_id: undefined, limit: pageSize, offset: 0, cursor };
    const page = await listMerges(table, wholeTeam(teamId), listing);
    yield* page.records;
    if (page.next_cursor === null) return;
    cursor = page.next_cursor;
  }
}

/** Counts merges by themselves: those of today, and how many of the last thirty days were undone. */
const autoMergeRecord = async (
  table: Table,
  teamId: string,
  { now, since }: { now: Date; since: string | null },
): Promise<AutoMergeRecord> => {
  const record = { today: 0, merged: 0, undone: 0 };
  const today = now.toISOString().slice(0, 10);
  const back = new Date(now.getTime() - window).toISOString();
  const from = since !== null && since > back ? since : back;
  for await (const { created_at, state } of autoMergesOf(table, teamId)) {
    if (created_at < back) return record;
    if (created_at.startsWith(today)) record.today++;
    if (created_at <= from) continue;
    record.merged++;
    if (state === 'undone' || state === 'returning') record.undone++;
  }
  return record;
};

/** The pairs of a group as they are now, each two of its contacts. */
const judgedPairs = async (table: Table, findings: Findings, group: Found): Promise<JudgedPair[]> => {
  const { judging, teamId } = findings.sources;
  const stored = await findPairsAt(table, teamId, group.pairs);
  const known = new Map(stored.map((pair) => [pairName(...pair.shown.ids), pair]));
  return group.pairs.flatMap((ids) => {
    const now = judgeMembers(ids, findings.members, judging);
    const entry = findings.entries.get(pairName(...ids));
    const before = known.get(pairName(...ids));
    if (!now || !entry) return [];
    const isFresh = entry.digest !== undefined && entry.digest === before?.shown.digest;
    const weights = new Map(isFresh ? before.reasons.map((one) => [one.field, one.weight]) : []);
    const reasons = now.reasons.map((one) => ({ ...one, weight: weights.get(one.field) ?? one.weight }));
    return { ...now, ids, score: entry.score ?? now.score, reasons };
  });
};

/** Decides about groups in turn, the best first, as they are now: what a dry run shows, and what is done. */
async function* decideAutoMerges(
  table: Table,
  { team, settings, record }: { team: Team; settings: AutoMergeSettings; record: AutoMergeRecord },
): AsyncGenerator<AutoMergeDecision> {
  const scope = wholeTeam(team.id);
  const findings = new Findings(table, scope, await readSources(table, scope));
  const { threshold } = team.settings.duplicates;
  const groups = groupEntries([...findings.entries.values()], { threshold, dismissed: false })
    .filter(({ kind }) => kind === 'duplicates')
    .sort((one, other) => (other.score ?? 0) - (one.score ?? 0));
  let { today } = record;
  for (let from = 0; from < groups.length; from += atOnce) {
    const some = groups.slice(from, from + atOnce);
    await findings.refresh(some);
    for (const group of some) {
      const pairs = await judgedPairs(table, findings, group);
      const [now] = groupsOf(pairs, { threshold });
      // What fell apart since is for the next scan.
      if (!now || now.ids.length < group.ids.length) continue;
      const why = whyNotGroup({ ...now, isCut: group.isCut }, settings, { ...record, today: 0 });
      // The cap is told of those alone that would be merged on another day.
      const reason = why ?? (today >= settings.daily_cap ? 'daily_cap' : undefined);
      if (reason === undefined) today++;
      const contacts = now.ids.flatMap((id) => findings.members.get(id)?.contact ?? []);
      yield { group, reason, primaryId: survivorOf(contacts, settings.keep) };
      findings.forget(group.ids);
    }
  }
}

/** Who merges where nobody asked. */
const viaOf: Via = { updated_by: 'auto-merge', via: 'merge' };

/** Stops merging without asking: the team's settings say so, and with them the feed. */
const stop = async (table: Table, team: Team, record: AutoMergeRecord, now: Date): Promise<void> => {
  const { duplicates } = team.settings;
  const auto_merge = { ...duplicates.auto_merge, enabled: false };
  const { merged, undone } = record;
  await stopAutoMerge(table, team.id, { at: now.toISOString(), merged, undone });
  await updateSettings(table, team.id, { duplicates: { ...duplicates, auto_merge } }, viaOf);
};

/**
 * Plans what would be merged, also where it is off: the best groups, and why others are not.
 * @param most groups that are answered
 */
export const planAutoMerges = async (
  table: Table,
  team: Team,
  { now, most }: { now: Date; most: number },
): Promise<AutoMergeGroup[]> => {
  const { auto_stop } = await findScanState(table, team.id);
  const record = await autoMergeRecord(table, team.id, { now, since: auto_stop?.at ?? null });
  const settings = { ...team.settings.duplicates.auto_merge, enabled: true };
  const groups: AutoMergeGroup[] = [];
  for await (const { group, primaryId, reason } of decideAutoMerges(table, { team, settings, record })) {
    groups.push({
      contact_ids: [...group.ids],
      score: group.score,
      primary_id: primaryId ?? null,
      reason: reason ?? null,
    });
    if (groups.length >= most) break;
  }
  return groups;
};

/** @throws CallbookError `auto_merge_off` */
export const requireAutoMerge = ({ settings }: Team): void => {
  if (!settings.duplicates.auto_merge.enabled)
    throw failure('conflict', 'auto_merge_off', 'The settings do not allow merging without asking.');
};

export interface AutoMergeReport {
  merged: number;
  /** Groups that the merge itself refused, as those of active campaigns. */
  refused: number;
  stopped: boolean;
}

/** Merges one group; false where the merge refuses it, which does not keep others from being merged. */
const mergeGroup = async (
  table: Table,
  team: Team,
  { ids, primaryId }: { ids: readonly string[]; primaryId: string },
): Promise<boolean> => {
  const request = {
    primary_id: primaryId,
    duplicate_ids: ids.filter((id) => id !== primaryId),
    strategy: team.settings.duplicates.auto_merge.keep,
    overrides: {},
    dry_run: false,
  };
  const writing = { team, scope: wholeTeam(team.id), via: viaOf, now: new Date() };
  try {
    await mergeContacts(table, { ...writing, request, auto: true });
    return true;
  } catch (error) {
    if (!(error instanceof CallbookError) || error.kind === 'unavailable') throw error;
    return false;
  }
};

/** Merges what the team's rules say, as far as the day and the time go; run again, it goes on. */
export const autoMerge = async (
  table: Table,
  team: Team,
  { hasTime }: { hasTime: () => boolean },
): Promise<AutoMergeReport> => {
  const report: AutoMergeReport = { merged: 0, refused: 0, stopped: false };
  const settings = team.settings.duplicates.auto_merge;
  if (!settings.enabled) return report;
  const { auto_stop } = await findScanState(table, team.id);
  const now = new Date();
  const record = await autoMergeRecord(table, team.id, { now, since: auto_stop?.at ?? null });
  if (isStopped(record)) {
    await stop(table, team, record, now);
    return { ...report, stopped: true };
  }
  for await (const { group, primaryId, reason } of decideAutoMerges(table, { team, settings, record })) {
    if (reason === 'daily_cap' || !hasTime()) break;
    if (reason !== undefined || primaryId === undefined) continue;
    report[(await mergeGroup(table, team, { ids: group.ids, primaryId })) ? 'merged' : 'refused']++;
  }
  return report;
};
