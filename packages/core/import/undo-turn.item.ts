import * as v from 'valibot';
import type { Key } from '../table/item.ts';
import { deleteAll, queryAll, type Table, write } from '../table/table.ts';
import { put } from '../table/write.ts';

/** Far longer than a job runs, in days. */
const keptDays = 35;

/** That a job undoes an import; imports of the team wait for its end before they write. */
const undoTurnSchema = v.object({ job_id: v.string(), import_id: v.string(), since: v.string() });
export type UndoTurn = v.InferOutput<typeof undoTurnSchema>;

export const undoTurnKeys = {
  primary: (teamId: string, jobId: string): Key => ({ pk: `T#${teamId}#UNDOING`, sk: `JOB#${jobId}` }),
};

/** Whoever asks again after a crash puts the same one. */
export const putUndoTurn = (table: Table, teamId: string, turn: UndoTurn): Promise<void> => {
  const ttl = Math.ceil(Date.parse(turn.since) / 1_000) + keptDays * 86_400;
  return write(table, [put({ ...undoTurnKeys.primary(teamId, turn.job_id), ...turn, ttl })]);
};

/** Those that are on record, the ended ones among them. */
export const findUndoTurns = async (table: Table, teamId: string): Promise<UndoTurn[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': undoTurnKeys.primary(teamId, '').pk },
    ConsistentRead: true,
  });
  return items.map((item) => v.parse(undoTurnSchema, item));
};

export const removeUndoTurn = (
  table: Table,
  teamId: string,
  { job_id }: Pick<UndoTurn, 'job_id'>,
): Promise<void> => deleteAll(table, [undoTurnKeys.primary(teamId, job_id)]);
