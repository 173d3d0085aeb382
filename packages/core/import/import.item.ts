import * as v from 'valibot';
import { findRecord, keysOf, type ListedNoun, newRecordWrite } from '../list/listed-noun.ts';
import { changeState } from '../table/change-state.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { putNew, type Write } from '../table/write.ts';
import { roleSchema } from '../team/team.schema.ts';
import { type Counts, type ImportState, importSchema } from './import.schema.ts';

/** Imports under way are few, so one partition holds all that may get stuck. */
export const dueImportsPk = 'DUE#import';

const requester = v.object({ id: v.string(), role: roleSchema, departments: v.array(v.string()) });

const storedSchema = v.object({
  ...importSchema.entries,
  /** That runs it. */
  execution: v.nullable(v.string()),
  /** Version of its file (an ETag) that the execution is for. */
  source_etag: v.optional(v.string()),
  /** Somebody wants it to stop: chunks that are still to come are left alone. */
  is_cancelled: v.optional(v.boolean(), false),
  /** Of a file that comes in parts: S3's id of the upload, and how the file (bytes) is divided. */
  upload: v.optional(
    v.object({ id: v.string(), size: v.number(), part_size: v.number(), parts: v.number() }),
  ),
  /** Where it is kept what somebody has decided about the parked rows. */
  decision_key: v.optional(v.string()),
  /** Who asked for it, and with what reach; nobody for a dropped file. */
  creator: v.optional(requester),
  /** Who started it, once it was looked through. */
  starter: v.optional(requester),
  /** Why it must not go on, with the rows that it has not come to yet. */
  refusal: v.optional(v.object({ code: v.string(), message: v.string() })),
});
export type StoredImport = v.InferOutput<typeof storedSchema>;

export const imports: ListedNoun<StoredImport, 'import'> = {
  kind: 'import',
  sk: 'IMPORT',
  toRecord: (item) => v.parse(storedSchema, item),
};

export const importKeys = {
  ...keysOf(imports),
  /** Overdue at `due` (ISO time) unless it moves on before. */
  byDue: (teamId: string, importId: string, due: string) => ({
    byDuePk: dueImportsPk,
    byDueSk: `${due}#${teamId}#${importId}`,
  }),
};

export const findImportItem = (
  table: Table,
  teamId: string,
  importId: string,
): Promise<StoredImport | undefined> => findRecord(table, imports, teamId, importId);

export const newImportWrite = (stored: StoredImport, due: string, via: Via): Write =>
  putNew({
    ...newRecordWrite(imports, stored, via).put,
    ...importKeys.byDue(stored.team_id, stored.id, due),
  });

export interface ImportChange {
  /** States from which the change may start. */
  from: readonly ImportState[];
  set: Partial<StoredImport> & Partial<Via>;
  /** Added to the counters so far. */
  add?: Counts;
  /** When the import is overdue next; null when it has reached its end. */
  due: string | null;
  /** The index entry that the caller saw; with another one by now, nothing changes. */
  seenDue?: string | undefined;
  /** Properties that must still be so; undefined for one that must not be there. */
  unchanged?: Partial<StoredImport>;
}

/** Changes an import that is in one of the given states; undefined, and no change, when it is not. */
export const changeImport = async (
  table: Table,
  teamId: string,
  importId: string,
  { due, ...change }: ImportChange,
): Promise<StoredImport | undefined> => {
  const item = await changeState(table, importKeys.primary(teamId, importId), {
    ...change,
    due: due === null ? null : importKeys.byDue(teamId, importId, due),
  });
  return item && imports.toRecord(item);
};
