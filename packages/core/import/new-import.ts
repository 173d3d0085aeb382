import { addToCount } from '../count/count.item.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { findImportItem, newImportWrite, type StoredImport } from './import.item.ts';
import { type Import, noCounts } from './import.schema.ts';

interface NewImport {
  id: string;
  teamId: string;
  state: 'uploading' | 'planning';
  key: string;
  options: Import['options'];
  execution: string | null;
  etag?: string;
  creator?: StoredImport['creator'];
  upload?: StoredImport['upload'];
  isDecided?: boolean;
}

/** Makes an import that waits for its file, or whose file is there. */
export const newImport = (
  { id, teamId, state, key, options, execution, etag, creator, upload, isDecided }: NewImport,
  now: Date,
): StoredImport => {
  const at = now.toISOString();
  const started = state === 'planning' ? at : null;
  return {
    id,
    team_id: teamId,
    state,
    reason: null,
    file_name: key.slice(key.lastIndexOf('/') + 1),
    source_key: key,
    options,
    counts: noCounts,
    row_reasons: [],
    planned_rows: null,
    columns: [],
    header_line: null,
    passed_rows: 0,
    repeated_headers: 0,
    sheet: null,
    passed_sheets: [],
    results_key: null,
    rejected_key: null,
    created_at: at,
    started_at: started,
    heartbeat_at: started,
    finished_at: null,
    undo_job_id: null,
    undone_at: null,
    waits_for: null,
    execution,
    source_etag: etag,
    is_cancelled: false,
    ...(isDecided && { is_decided: true }),
    creator,
    upload,
  };
};

/**
 * Stores and counts a new import that is overdue at `due` (ISO). When the same comes again, answers the
 * import with that id. `via` tells who gave the file.
 */
export const putImport = async (
  table: Table,
  stored: StoredImport,
  due: string,
  via: Via,
): Promise<StoredImport> => {
  const writes = [newImportWrite(stored, due, via), addToCount(stored.team_id, 'import', 1)];
  if (await transacted(table, writes)) return stored;
  const present = await findImportItem(table, stored.team_id, stored.id);
  if (!present) throw new Error(`The import ${stored.id} is neither new nor there.`);
  return present;
};
