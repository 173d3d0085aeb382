import type { Table } from '../../table/table.ts';
import { changeImport, findImportItem, type StoredImport } from '../import.item.ts';
import { getImport } from '../import.ts';
import { runDue } from '../state.ts';
import type { ImportStep } from '../step.ts';
import { findHolder, handTurn, putWriting, removeWriting } from '../turn.item.ts';
import { findUndoing } from '../turn.ts';

const longestPause = 60;

/**
 * Answers the seconds until the next look: short behind a small file, and longer the longer it has waited.
 */
const pauseOf = ({ started_at, created_at }: StoredImport, now: Date): number => {
  const waited = (now.getTime() - Date.parse(started_at ?? created_at)) / 1_000;
  return Math.min(longestPause, Math.max(1, Math.floor(waited / 10)));
};

const hasEnded = async (table: Table, teamId: string, importId: string): Promise<boolean> => {
  const stored = await findImportItem(table, teamId, importId);
  return stored === undefined || stored.finished_at !== null;
};

type Turn = Omit<ImportStep, 'files'>;

/** Finds the import of the same file that goes first; undefined when it is this one's turn. */
const findHindrance = async (
  { table, teamId, importId, now }: Turn,
  etag: string,
): Promise<string | undefined> => {
  const holder = await findHolder(table, teamId, etag);
  if (holder === importId) return undefined;
  if (holder !== undefined && !(await hasEnded(table, teamId, holder))) return holder;
  if (await handTurn(table, { teamId, etag, from: holder, to: importId }, now)) return undefined;
  return findHolder(table, teamId, etag);
};

/** Finds the import to wait for; null when it is this one's turn, which is then on record as writing. */
const findPredecessor = async (turn: Turn, etag: string | undefined): Promise<string | null> => {
  const { table, teamId, importId, now } = turn;
  const undoing = await findUndoing(table, teamId, now);
  const predecessor = undoing ?? (etag === undefined ? undefined : await findHindrance(turn, etag));
  if (predecessor !== undefined) return predecessor;
  await putWriting(table, teamId, importId, now);
  // What is undone from now on is refused; what began in between is seen here.
  const late = await findUndoing(table, teamId, now);
  if (late === undefined) return null;
  await removeWriting(table, teamId, importId);
  return late;
};

/**
 * Takes the turn of a content: copies of a file are written one after the other, and none while an import of
 * the team is being undone. Answers the seconds to wait before asking again; 0 when it is the import's turn.
 */
export const takeTurn = async (turn: Turn): Promise<number> => {
  const { table, teamId, importId, now } = turn;
  const stored = await getImport(table, teamId, importId);
  const { source_etag: etag, finished_at, is_cancelled } = stored;
  // What has ended, or leaves its rows alone, need not wait for that.
  if (finished_at !== null || is_cancelled) return 0;
  const waits_for = await findPredecessor(turn, etag);
  if (waits_for !== stored.waits_for || waits_for !== null) {
    const set = { waits_for, heartbeat_at: now.toISOString() };
    await changeImport(table, teamId, importId, { from: ['running'], set, due: runDue(now) });
  }
  return waits_for === null ? 0 : pauseOf(stored, now);
};
