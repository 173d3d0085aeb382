import { carryOutMerge, sweepMerge } from '../merge/carry-merge.ts';
import { carryOutUndo } from '../merge/carry-undo.ts';
import { dueMergesPk } from '../merge/merge.item.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';
import type { Table } from '../table/table.ts';
import { getTeam } from '../team/team.ts';

/**
 * Goes on with merges, and undos of merges, that nobody goes on with at `at`, so that each comes to its end; and moves
 * what came to a merged contact while it was merged. Reads what is due and no more.
 */
export const resumeMerges = async (table: Table, at: Date, now: Date, tally = tallyOf('resume-merges')) => {
  const cutoff = at.toISOString();
  const errors: unknown[] = [];
  for await (const { teamId, recordId } of dueRecords(table, dueMergesPk, cutoff)) {
    const by = {
      team: await getTeam(table, teamId),
      via: { updated_by: recordId, via: 'merge' as const },
      now,
    };
    try {
      await carryOutMerge(table, by, recordId);
      await carryOutUndo(table, by, recordId);
      await sweepMerge(table, by, recordId);
      tally.add(teamId, 'merges');
    } catch (error) {
      // One that cannot go on keeps none of the others waiting.
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return { cutoff, ...tally.total };
};
