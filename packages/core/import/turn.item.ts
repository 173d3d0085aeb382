import * as v from 'valibot';
import type { Key } from '../table/item.ts';
import { getItem, type Table, transacted } from '../table/table.ts';
import { is, isNew, put } from '../table/write.ts';

/** Far longer than an import runs, in days. */
const keptDays = 35;

/** Which import of a team writes a content, told by the ETag of its file. */
const turnSchema = v.object({ holder: v.string() });

export const turnKeys = {
  primary: (teamId: string, etag: string): Key => ({ pk: `T#${teamId}#TURN#${etag}`, sk: 'TURN' }),
};

export const findHolder = async (table: Table, teamId: string, etag: string): Promise<string | undefined> => {
  const item = await getItem(table, turnKeys.primary(teamId, etag));
  return item && v.parse(turnSchema, item).holder;
};

/** Hands the turn from the holder that the caller saw, or from nobody; false when it is another's by now. */
export const handTurn = (
  table: Table,
  turn: { teamId: string; etag: string; from: string | undefined; to: string },
  now: Date,
): Promise<boolean> => {
  const { teamId, etag, from, to } = turn;
  const ttl = Math.ceil(now.getTime() / 1_000) + keptDays * 86_400;
  const isUnchanged = from === undefined ? isNew : is('holder', from);
  return transacted(table, [put({ ...turnKeys.primary(teamId, etag), holder: to, ttl }, isUnchanged)]);
};
