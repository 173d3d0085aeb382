import type { Table } from '../table/table.ts';
import { changeImport, findImportItem, type StoredImport } from './import.item.ts';
import { getImport } from './import.ts';
import { runDue } from './import-state.ts';
import type { ImportStep } from './import-step.ts';
import { findHolder, handTurn } from './turn.item.ts';

const longestPause = 60;

/** Seconds until the next look: behind a small file the turn comes soon, behind a large one it takes as long anyway. */
const pauseOf = ({ started_at, created_at }: StoredImport, now: Date): number => {
  const waited = (now.getTime() - Date.parse(started_at ?? created_at)) / 1_000;
  return Math.min(longestPause, Math.max(1, Math.floor(waited / 10)));
};

const hasEnded = async (table: Table, teamId: string, importId: string): Promise<boolean> => {
  const stored = await findImportItem(table, teamId, importId);
  return stored === undefined || stored.finished_at !== null;
};

/**
 * Copies of a file are written one after the other: the first makes the contacts, and the others find all of them.
 * Answers how many seconds an import has to wait until it asks again; 0 when it is its turn.
 */
export const takeTurn = async ({
  table,
  teamId,
  importId,
  now,
}: Omit<ImportStep, 'files'>): Promise<number> => {
  const stored = await getImport(table, teamId, importId);
  const { source_etag: etag, waits_for: waited, finished_at, is_cancelled } = stored;
  // What has ended, or leaves its rows alone, need not wait for that.
  if (etag === undefined || finished_at !== null || is_cancelled) return 0;
  const holder = await findHolder(table, teamId, etag);
  const isOurs =
    holder === importId ||
    ((holder === undefined || (await hasEnded(table, teamId, holder))) &&
      (await handTurn(table, { teamId, etag, from: holder, to: importId }, now)));
  if (isOurs && waited === null) return 0;
  const set = { waits_for: isOurs ? null : (holder ?? null), heartbeat_at: now.toISOString() };
  await changeImport(table, teamId, importId, { from: ['running'], set, due: runDue(now) });
  return isOurs ? 0 : pauseOf(stored, now);
};
