import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { addToCount } from '../count/count.item.ts';
import { moveHeadWrite } from '../feed/feed.item.ts';
import { findHead } from '../feed/feed-position.ts';
import { type Table, transacted, transactionLimit } from '../table/table.ts';
import { deltaWrite } from './deltas.ts';
import { type Discrepancy, findDifferences, recountTotals } from './recount.ts';

export interface CountRepair {
  repaired: Discrepancy[];
  /** Those that are left, because changes were projected all the while. */
  left: Discrepancy[];
}

/** So long (ms) a difference has to last: a change is projected within seconds. */
const patience = 5_000;
const attempts = 10;

/**
 * Adds to the counters of a team what a full count says that they lack. Changes that are still to be projected would
 * be counted twice, so a difference has to be the same twice, some time apart; and the head of the feed, which every
 * projection moves, has to stay where it is from the count to the write. Dead letters come first: what is projected
 * after the repair counts again.
 */
export const repairCounts = async (
  table: Table,
  teamId: string,
  { wait = patience }: { wait?: number } = {},
): Promise<CountRepair> => {
  const repaired: Discrepancy[] = [];
  let seen = await findDifferences(table, teamId);
  for (let tried = 0; seen.length > 0 && tried < attempts; tried++) {
    await setTimeout(wait);
    const head = await findHead(table, teamId);
    const now = await findDifferences(table, teamId);
    const lasting = now.filter((one) => seen.some((other) => isDeepStrictEqual(one, other)));
    const some = lasting.slice(0, transactionLimit - 1);
    const at = new Date().toISOString();
    const isWritten =
      some.length > 0 &&
      (await transacted(table, [
        moveHeadWrite(teamId, head, { ...head, writes: head.writes + 1 }),
        ...some.map(({ delta }) => deltaWrite(teamId, delta, at)),
      ]));
    if (isWritten) repaired.push(...some);
    seen = isWritten ? now.filter((one) => !some.includes(one)) : now;
  }
  return { repaired, left: seen };
};

/**
 * Adds to the totals of a team what the lists have more, which no writer should ever leave. Whoever creates or removes a
 * contact moves both, the list with a lag: total and list have to be the same twice, some time apart.
 */
export const repairTotals = async (
  table: Table,
  teamId: string,
  { wait = patience }: { wait?: number } = {},
): Promise<CountRepair> => {
  const repaired: Discrepancy[] = [];
  let seen = await recountTotals(table, teamId);
  for (let tried = 0; seen.length > 0 && tried < attempts; tried++) {
    await setTimeout(wait);
    const now = await recountTotals(table, teamId);
    const lasting = now.filter((one) => seen.some((other) => isDeepStrictEqual(one, other)));
    for (const { total, kept, counted } of lasting)
      await transacted(table, [addToCount(teamId, total, counted - kept)]);
    repaired.push(...lasting);
    seen = now.filter((one) => !lasting.includes(one));
  }
  return { repaired, left: seen };
};
