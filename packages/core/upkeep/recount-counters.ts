import { claimRecount, endRecount, type Recount, recountDuePk } from '../health/recount.item.ts';
import { type Discrepancy, findDifferences, recountTotals } from '../projection/recount.ts';
import { repairCounts, repairTotals } from '../projection/repair-counts.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';
import { shards } from '../table/shard.ts';
import type { Table } from '../table/table.ts';

/** Of very many differences the first tell enough. */
const shown = 20;

const some = (all: readonly Discrepancy[]) =>
  all.slice(0, shown).map(({ counter, kept, counted }) => ({ counter, kept, counted }));

/** Holds all counters of a team against a full count, and sets right those that differ for good. */
const recountTeam = async (
  table: Table,
  teamId: string,
  { now, wait }: { now: Date; wait?: number | undefined },
): Promise<Recount> => {
  const options = wait === undefined ? {} : { wait };
  const totals = await recountTotals(table, teamId);
  const differences = await findDifferences(table, teamId);
  const none = { repaired: [], left: [] };
  const mended = [
    totals.length > 0 ? await repairTotals(table, teamId, options) : none,
    differences.length > 0 ? await repairCounts(table, teamId, options) : none,
  ];
  const repaired = mended.flatMap((one) => one.repaired);
  const left = mended.flatMap((one) => one.left);
  return {
    checked_at: now.toISOString(),
    mended: some(repaired),
    left: some(left),
    mended_count: repaired.length,
    left_count: left.length,
  };
};

/** So long (ms) before the end no further team begins. */
const reserve = 300_000;

interface Recounting {
  at: Date;
  now: Date;
  until: number;
  tally?: ReturnType<typeof tallyOf<'take-stock'>>;
  /** So long (ms) a difference has to last. */
  wait?: number;
}

/**
 * Holds the counters of teams in which something changed against a full count, each a week after its last at the
 * earliest, and mends them. Begins no team after `until` (ms). A count that is killed is due again after a day.
 */
export const recountCounters = async (
  table: Table,
  { at, now, until, tally = tallyOf('take-stock'), wait }: Recounting,
) => {
  const cutoff = at.toISOString();
  for (const shard of shards)
    for await (const { teamId, seenDue } of dueRecords(table, recountDuePk(shard), cutoff)) {
      if (Date.now() > until - reserve) return { cutoff, ...tally.total };
      const claimed = await claimRecount(table, { teamId, seenDue }, now);
      if (claimed === undefined) continue;
      const recount = await recountTeam(table, teamId, { now, wait });
      await endRecount(table, { teamId, claimed }, recount);
      tally.add(teamId, 'recounted');
      tally.add(teamId, 'mended', recount.mended_count);
      tally.add(teamId, 'left', recount.left_count);
    }
  return { cutoff, ...tally.total };
};
