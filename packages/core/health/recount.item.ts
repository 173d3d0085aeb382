import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { type Table, transacted, write } from '../table/table.ts';
import { change, is } from '../table/write.ts';

/** So long (ms) after its counters were held against a full count a team is not counted again. */
const interval = 7 * 86_400_000;
/** Teams are spread over so long (ms), so that not all of a stage are counted at once. */
const spread = 3 * 3_600_000;
const again = 86_400_000;

/** Partition of teams whose counters are to be held against a full count. */
export const recountDuePk = (shard: number): string => `DUE#recount#${shard}`;

export const recountKey = (teamId: string): Key => ({ pk: `T#${teamId}#RECOUNT`, sk: 'RECOUNT' });

const differenceSchema = v.object({ counter: v.string(), kept: v.number(), counted: v.number() });

const recountSchema = v.object({
  checked_at: v.string(),
  /** Counters that were set right, and those that still differ. */
  mended: v.array(differenceSchema),
  left: v.array(differenceSchema),
  mended_count: v.number(),
  left_count: v.number(),
});
/** What the last full count of a team came to. */
export type Recount = v.InferOutput<typeof recountSchema>;

/** Undefined where there was none yet. */
export const toRecount = (item: Item | undefined): Recount | undefined =>
  item?.checked_at === undefined ? undefined : v.parse(recountSchema, item);

const dueSk = (teamId: string, due: number): string => `${new Date(due).toISOString()}#${teamId}#${teamId}`;

/** Puts a team on the list of those to be counted, unless it is there: a week after its last count at the earliest. */
export const planRecount = async (
  table: Table,
  teamId: string,
  { last, now }: { last: Recount | undefined; now: Date },
): Promise<void> => {
  const earliest = last ? Date.parse(last.checked_at) + interval : now.getTime() + shardOf(teamId) * spread;
  const due = Math.max(earliest, now.getTime());
  await write(table, [
    change(recountKey(teamId), {
      setOnce: { byDuePk: recountDuePk(shardOf(teamId)), byDueSk: dueSk(teamId, due) },
    }),
  ]);
};

/** Takes a count upon oneself; where it never ends, it is due again after a day. Undefined when somebody else has it. */
export const claimRecount = async (
  table: Table,
  { teamId, seenDue }: { teamId: string; seenDue: string },
  now: Date,
): Promise<string | undefined> => {
  const claimed = dueSk(teamId, now.getTime() + again);
  const set = { byDueSk: claimed };
  const isMine = await transacted(table, [
    change(recountKey(teamId), { set, when: [is('byDueSk', seenDue)] }),
  ]);
  return isMine ? claimed : undefined;
};

export const endRecount = (
  table: Table,
  { teamId, claimed }: { teamId: string; claimed: string },
  recount: Recount,
): Promise<boolean> =>
  transacted(table, [
    change(recountKey(teamId), {
      set: recount,
      remove: ['byDuePk', 'byDueSk'],
      when: [is('byDueSk', claimed)],
    }),
  ]);
