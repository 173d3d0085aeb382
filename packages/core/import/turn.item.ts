import * as v from 'valibot';
import type { Key } from '../table/item.ts';
import { deleteAll, getItem, queryAll, type Table, transacted, write } from '../table/table.ts';
import { is, isNew, put } from '../table/write.ts';

/** Far longer than an import or a job runs, in days. */
const keptDays = 35;

const ttlFrom = (ms: number): number => Math.ceil(ms / 1_000) + keptDays * 86_400;

export const turnKeys = {
  /** The import of a team that writes a content, by the ETag of the file. */
  primary: (teamId: string, etag: string): Key => ({ pk: `T#${teamId}#TURN#${etag}`, sk: 'TURN' }),
  writing: (teamId: string, importId: string): Key => ({
    pk: `T#${teamId}#WRITING`,
    sk: `IMPORT#${importId}`,
  }),
  undoing: (teamId: string, jobId: string): Key => ({ pk: `T#${teamId}#UNDOING`, sk: `JOB#${jobId}` }),
};

const turnSchema = v.object({ holder: v.string() });

export const findHolder = async (table: Table, teamId: string, etag: string): Promise<string | undefined> => {
  const item = await getItem(table, turnKeys.primary(teamId, etag));
  return item && v.parse(turnSchema, item).holder;
};

/**
 * Hands the turn over from the holder that the caller saw, or from nobody; false when another has it by now.
 */
export const handTurn = (
  table: Table,
  turn: { teamId: string; etag: string; from: string | undefined; to: string },
  now: Date,
): Promise<boolean> => {
  const { teamId, etag, from, to } = turn;
  const isUnchanged = from === undefined ? isNew : is('holder', from);
  const ttl = ttlFrom(now.getTime());
  return transacted(table, [put({ ...turnKeys.primary(teamId, etag), holder: to, ttl }, isUnchanged)]);
};

const itemsWith = (table: Table, { pk }: Key) =>
  queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });

/** A record that an import writes rows; none of the team is undone meanwhile. */
const writingSchema = v.object({ import_id: v.string() });

export const putWriting = (table: Table, teamId: string, importId: string, now: Date): Promise<void> =>
  write(table, [
    put({ ...turnKeys.writing(teamId, importId), import_id: importId, ttl: ttlFrom(now.getTime()) }),
  ]);

export const removeWriting = (table: Table, teamId: string, importId: string): Promise<void> =>
  deleteAll(table, [turnKeys.writing(teamId, importId)]);

/** Finds all records, those of ended runs included. */
export const findWritings = async (table: Table, teamId: string): Promise<string[]> =>
  (await itemsWith(table, turnKeys.writing(teamId, ''))).map(
    (item) => v.parse(writingSchema, item).import_id,
  );

/** A record that a job undoes an import; imports of the team wait for its end before they write. */
const undoTurnSchema = v.object({ job_id: v.string(), import_id: v.string(), since: v.string() });
export type UndoTurn = v.InferOutput<typeof undoTurnSchema>;

/** Puts the record; a repeat after a crash puts the same one. */
export const putUndoTurn = (table: Table, teamId: string, turn: UndoTurn): Promise<void> =>
  write(table, [
    put({ ...turnKeys.undoing(teamId, turn.job_id), ...turn, ttl: ttlFrom(Date.parse(turn.since)) }),
  ]);

/** Finds all records, those of ended runs included. */
export const findUndoTurns = async (table: Table, teamId: string): Promise<UndoTurn[]> =>
  (await itemsWith(table, turnKeys.undoing(teamId, ''))).map((item) => v.parse(undoTurnSchema, item));

export const removeUndoTurn = (
  table: Table,
  teamId: string,
  { job_id }: Pick<UndoTurn, 'job_id'>,
): Promise<void> => deleteAll(table, [turnKeys.undoing(teamId, job_id)]);
