import * as v from 'valibot';
import { pairName } from '../duplicate/groups.ts';
import { findPairsAt, findPairsOf, listPairEntries, pairItems, pairKeys } from '../duplicate/pair.item.ts';
import { type PairIds, type StoredPair, storedPairSchema } from '../duplicate/stored-pair.ts';
import { getJob, isFinished } from '../job/job.ts';
import { inLanes } from '../lanes.ts';
import type { Item } from '../table/item.ts';
import { deleteAll, putAll, type Table } from '../table/table.ts';
import { changedContacts, feedLength } from './changes-since.ts';
import { subjectsDigest } from './compare.ts';
import { decideFindings, type FindingPlan } from './decide-findings.ts';
import { giveUpScan, type ScanOutcome, showNothing, showScan } from './end-scan.ts';
import { loadSubjects } from './load-subjects.ts';
import { readMeasures, type SharedFinding } from './measures.ts';
import { changedIds, isNothing, type ScanStep } from './plan-step.ts';
import { readPlan, type ScanPlan } from './scan-plan.ts';
import { jobStore, readLeft, type ScanStore, scanFiles } from './scan-store.ts';
import { findShared, type StoredShared, sharedItem, sharedKeys } from './shared.item.ts';

/** Writers at a time, each of 25 items. */
const lanes = 8;
const perWrite = 25;

const sharedSchema = v.object({
  kind: v.picklist(['phone', 'email']),
  value: v.string(),
  contacts: v.number(),
  names: v.number(),
});

const comparedSchema = v.object({
  found: v.array(storedPairSchema),
  compared: v.number(),
  isCut: v.boolean(),
  shared: v.optional(v.array(sharedSchema), []),
});

interface AllFound {
  found: StoredPair[];
  compared: number;
  isCut: boolean;
  shared: SharedFinding[];
}

const readFound = async (store: ScanStore, { mode, partitions }: ScanPlan): Promise<AllFound> => {
  const all: AllFound = { found: [], compared: 0, isCut: false, shared: [] };
  for (let partition = 0; partition < (mode === 'full' ? partitions : 1); partition++) {
    const file = await readLeft(store, scanFiles.found(partition));
    const { found, compared, isCut, shared } = v.parse(comparedSchema, JSON.parse(file.toString()));
    all.found.push(...found);
    all.shared.push(...shared);
    all.compared += compared;
    all.isCut ||= isCut;
  }
  return all;
};

/** What is there of the pairs that the scan speaks of. */
const standingOf = async (table: Table, teamId: string, plan: ScanPlan, changed: readonly string[]) => {
  if (plan.mode === 'changes') {
    const pairs = await findPairsOf(table, teamId, changed);
    return {
      entries: pairs.map(({ shown }) => shown),
      dismissed: pairs.filter(({ dismissal }) => dismissal !== undefined),
    };
  }
  const entries = await listPairEntries(table, teamId);
  const ids = entries.filter(({ dismissed }) => dismissed).map((entry): PairIds => entry.ids);
  return { entries, dismissed: await findPairsAt(table, teamId, ids) };
};

/** Decides what is written, by the contacts of dismissed pairs as they are now. */
const decide = async (
  table: Table,
  teamId: string,
  { plan, found, changed }: { plan: ScanPlan; found: readonly StoredPair[]; changed: readonly string[] },
): Promise<FindingPlan> => {
  const standing = await standingOf(table, teamId, plan, changed);
  const { customFields } = plan;
  const ids = standing.dismissed.flatMap(({ shown }) => shown.ids);
  const subjects = await loadSubjects(table, teamId, { ids, customFields });
  return decideFindings(found, {
    ...standing,
    digestOf: ([one, other]) => {
      const [a, b] = [subjects.get(one), subjects.get(other)];
      return a && b && subjectsDigest(a, b, customFields);
    },
  });
};

const putPairs = async (table: Table, teamId: string, pairs: readonly StoredPair[]): Promise<void> => {
  const batches: Item[][] = [];
  const items = pairs.flatMap((pair) => pairItems(teamId, pair));
  for (let at = 0; at < items.length; at += perWrite) batches.push(items.slice(at, at + perWrite));
  await inLanes(batches, lanes, (some) => putAll(table, some));
};

const dropPairs = (table: Table, teamId: string, pairs: readonly PairIds[]): Promise<void> =>
  deleteAll(
    table,
    pairs.flatMap((ids) => [pairKeys.primary(teamId, ids), pairKeys.pointer(teamId, ids)]),
  );

/** Most contacts that may change while a scan runs, to be looked at again. */
const mostMeanwhile = 20_000;

/** Takes pairs out again whose contacts went or were merged while the scan ran: a merge finds those that are there. */
const dropDead = async (table: Table, teamId: string, plan: ScanPlan, written: readonly StoredPair[]) => {
  const to = await feedLength(table, teamId);
  const changed = await changedContacts(table, teamId, { from: plan.feed, to, most: mostMeanwhile });
  const named = written.filter(({ shown }) => !changed || shown.ids.some((id) => changed.has(id)));
  const ids = named.flatMap(({ shown }) => shown.ids);
  const live = await loadSubjects(table, teamId, { ids, customFields: [] });
  const dead = named.filter(({ shown }) => !shown.ids.every((id) => live.has(id)));
  await dropPairs(
    table,
    teamId,
    dead.map(({ shown }) => shown.ids),
  );
};

/** Shared values: a scan of all contacts knows them all; one of changes only adds some. */
const writeShared = async (
  table: Table,
  teamId: string,
  { found, plan }: { found: readonly SharedFinding[]; plan: ScanPlan },
): Promise<void> => {
  const nameOf = ({ kind, value }: SharedFinding) => `${kind}#${value}`;
  const before = new Map((await findShared(table, teamId)).map((one) => [nameOf(one), one]));
  const after = new Map(
    found.map((one): [string, StoredShared] => {
      const { dismissed, since = plan.number } = before.get(nameOf(one)) ?? {};
      return [nameOf(one), { ...one, since, ...(dismissed && { dismissed }) }];
    }),
  );
  await putAll(
    table,
    [...after.values()].map((one) => sharedItem(teamId, one)),
  );
  if (plan.mode === 'changes') return;
  const gone = [...before].filter(([name]) => !after.has(name));
  await deleteAll(
    table,
    gone.map(([, one]) => sharedKeys.primary(teamId, one)),
  );
};

/**
 * Writes what a scan found and shows it all at once; run again, it goes on. The job is left to be closed. Undefined where
 * it has ended.
 */
export const finishScan = async (step: ScanStep): Promise<ScanOutcome | undefined> => {
  const { table, files, teamId, jobId } = step;
  const job = await getJob(table, teamId, jobId);
  if (isFinished(job)) return undefined;
  if (job.is_cancelled) {
    await giveUpScan(step, { state: 'cancelled', reason: null });
    return undefined;
  }
  const store = jobStore(files, teamId, jobId);
  const plan = await readPlan(store);
  if (await isNothing(store, plan)) return showNothing(step, plan);
  const [{ found, compared, isCut, shared }, changed] = await Promise.all([
    readFound(store, plan),
    changedIds(store),
  ]);
  const asked = { plan, found, changed };
  const { fresh, changed: others, gone } = await decide(table, teamId, asked);
  const all = plan.mode === 'full' ? (await readMeasures(store, plan)).sharedValues : shared;
  await writeShared(table, teamId, { found: all, plan });
  await putPairs(table, teamId, fresh);
  await dropDead(table, teamId, plan, fresh);
  const pairs = new Set(found.map(({ shown }) => pairName(...shown.ids))).size;
  const outcome = { compared, pairs, isCut, changed: changed.length };
  await showScan(step, plan, outcome);
  await putPairs(table, teamId, others);
  await dropPairs(table, teamId, gone);
  return outcome;
};
