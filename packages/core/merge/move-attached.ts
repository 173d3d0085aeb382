import { inLanes } from '../lanes.ts';
import type { Item } from '../table/item.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, transacted } from '../table/table.ts';
import { readAttached, readCalls } from './attached.item.ts';
import { chunked, movableChunks } from './chunks.ts';
import { type Going, survivorOf } from './going.ts';
import { attachedWrites } from './merge-writes.ts';
import { leavingWrite, tellsLeaving } from './moved-item.ts';

/** Number of transactions of one contact at a time. */
const lanes = 4;

const moveSome = async (
  table: Table,
  { merge }: Going,
  from: string,
  items: readonly Item[],
): Promise<void> => {
  const survivor = await survivorOf(table, { merge });
  const leaving = items.filter(tellsLeaving).filter((item) => item.leaving !== merge.id);
  for (const some of chunked(leaving))
    await transacted(
      table,
      some.map((item) => leavingWrite(item, merge.id)),
    );
  // Who changed one of them meanwhile is met in the next turn.
  await transacted(table, attachedWrites(items, { mergeId: merge.id, from, survivor }));
};

const isParkedBy = (item: Item, mergeId: string): boolean => item.parked_by === mergeId;

/** Moves all that is attached to a merged contact, turn by turn, until nothing is left. */
export const moveAll = async (table: Table, going: Going, from: string): Promise<void> => {
  const { merge } = going;
  await untilSettled(async () => {
    const attached = await readAttached(table, merge.team_id, from);
    const calls = await readCalls(table, attached.calls);
    const mine = calls.filter((call) => Object(call.shown).contact_id === from || call.contact_id === from);
    const items = [...attached.items.filter((item) => !isParkedBy(item, merge.id)), ...mine];
    if (items.length === 0) return true;
    await inLanes(movableChunks(items), lanes, (some) => moveSome(table, going, from, some));
    return undefined;
  });
};
