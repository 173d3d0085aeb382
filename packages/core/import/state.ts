import type { Table } from '../table/table.ts';
import { changeImport, type StoredImport } from './import.item.ts';
import type { ColumnFill, Found, Import, ImportState } from './import.schema.ts';
import { removeWriting } from './turn.item.ts';

const hours = (count: number) => count * 3_600_000;
const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

/** Time after which an upload without a file is abandoned. */
const uploadPatience = hours(24);
/** Time without a sign of life after which a pipeline is stuck: no step runs longer than 15 minutes. */
const runPatience = hours(1);

/** Time after which a preview that nobody starts is closed. */
const startPatience = hours(7 * 24);

/**
 * Answers when an import is overdue: one that waits for its file, one that runs, one that waits to be
 * started.
 */
export const uploadDue = (now: Date) => after(now, uploadPatience);
export const runDue = (now: Date) => after(now, runPatience);
export const startDue = (now: Date) => after(now, startPatience);

interface PlannedRows extends Partial<Found> {
  rows: number;
  columns: ColumnFill[];
}

/** Moves a planned import to its next state; false when it has ended meanwhile. */
const goOn = async (
  table: Table,
  { team_id, id }: Import,
  { from, set, due }: { from: ImportState[]; set: Partial<StoredImport>; due: string },
  now: Date,
): Promise<boolean> => {
  const changed = await changeImport(table, team_id, id, {
    from,
    set: { ...set, heartbeat_at: now.toISOString() },
    due,
  });
  return changed !== undefined;
};

const planOf = ({ options }: Import, { rows, ...found }: PlannedRows) => ({
  options,
  planned_rows: rows,
  ...found,
});

/** Records that the rows are planned and are being written. */
export const startRunning = (table: Table, stored: Import, planned: PlannedRows, now: Date) => {
  const set = { state: 'running' as const, ...planOf(stored, planned) };
  return goOn(table, stored, { from: ['planning', 'running'], set, due: runDue(now) }, now);
};

/** Records that the rows are planned and are being previewed. */
export const startPreview = (table: Table, stored: Import, planned: PlannedRows, now: Date) =>
  goOn(table, stored, { from: ['planning'], set: planOf(stored, planned), due: runDue(now) }, now);

/** Records a sign of life of a preview. */
export const beat = (table: Table, stored: Import, now: Date) =>
  goOn(table, stored, { from: ['planning'], set: {}, due: runDue(now) }, now);

/** Records that the preview is there and the import waits to be started. */
export const endPreview = (table: Table, stored: Import, now: Date) =>
  goOn(table, stored, { from: ['planning'], set: { state: 'previewed' }, due: startDue(now) }, now);

/** Adds the counts of a written chunk. */
export const addProgress = (table: Table, { team_id, id }: Import, counts: Import['counts'], now: Date) =>
  changeImport(table, team_id, id, {
    from: ['running'],
    set: { heartbeat_at: now.toISOString() },
    add: counts,
    due: runDue(now),
  });

/** Records that an import must not go on: rows not reached yet are left alone, and it ends as failed. */
export const refuseImport = (
  table: Table,
  stored: Import,
  refusal: NonNullable<StoredImport['refusal']>,
  now: Date,
) => goOn(table, stored, { from: ['running'], set: { refusal }, due: runDue(now) }, now);

export type Ending = Pick<Import, 'counts' | 'row_reasons' | 'results_key' | 'rejected_key'> & {
  /** Why it failed. */
  reason?: Import['reason'];
  cancelled?: boolean;
};

/** Ends an import; undefined when it has ended already. */
export const endImport = async (
  table: Table,
  { team_id, id }: Pick<Import, 'team_id' | 'id'>,
  { reason = null, cancelled = false, ...ending }: Partial<Ending>,
  now: Date,
  seenDue?: string,
) => {
  const ended = await changeImport(table, team_id, id, {
    from: ['uploading', 'planning', 'previewed', 'running'],
    set: {
      ...ending,
      state: reason === null ? (cancelled ? 'cancelled' : 'finished') : 'failed',
      reason,
      waits_for: null,
      heartbeat_at: now.toISOString(),
      finished_at: now.toISOString(),
    },
    due: null,
    seenDue,
  });
  if (ended) await removeWriting(table, team_id, id);
  return ended;
};
