import * as v from 'valibot';
import { keysOf, type ListedNoun, newRecordWrite } from '../list/listed-noun.ts';
import { changeItem, type Table } from '../table/table.ts';
import { change, is, isThere, type Put } from '../table/write.ts';
import { type StoredExport, storedExportSchema } from './export.schema.ts';
import type { Manifest } from './manifest.schema.ts';

export const exportNoun: ListedNoun<StoredExport, 'export'> = {
  kind: 'export',
  sk: 'EXPORT',
  toRecord: (item) => v.parse(storedExportSchema, item),
};

const keys = keysOf(exportNoun);

/** Days after its file for which the record of an export is kept. */
const keptDays = 5;

export const newExportWrite = (record: StoredExport): Put => {
  const { put, when } = newRecordWrite(exportNoun, record, { updated_by: record.created_by, via: 'api' });
  return { put: { ...put, ttl: Math.ceil(Date.parse(record.expires_at) / 1_000) + keptDays * 86_400 }, when };
};

/** Records that the file is complete; false where the export was removed meanwhile. */
export const completeExport = async (
  table: Table,
  { team_id, export_id }: { team_id: string; export_id: string },
  { manifest, at, by }: { manifest: Manifest; at: string; by: string },
): Promise<boolean> => {
  const { changed } = await changeItem(
    table,
    change(keys.primary(team_id, export_id), {
      set: { manifest, completed_at: at, updated_by: by, via: 'bulk' },
      when: [isThere, is('removed_at', null)],
    }),
  );
  return changed;
};

/** Takes an export out of sight; the item goes with its TTL. */
export const removeExportItem = async (
  table: Table,
  { team_id, id }: Pick<StoredExport, 'team_id' | 'id'>,
  { at, by }: { at: string; by: string },
): Promise<void> => {
  await changeItem(
    table,
    change(keys.primary(team_id, id), {
      set: { removed_at: at, updated_by: by, via: 'api' },
      when: [isThere, is('removed_at', null)],
    }),
  );
};
