import * as v from 'valibot';
import { findRecord, keysOf, type ListedNoun, newRecordWrite } from '../list/listed-noun.ts';
import { changeState } from '../table/change-state.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { putNew, type Write } from '../table/write.ts';
import { roleSchema } from '../team/team.schema.ts';
import { type Counts, type ImportState, importSchema } from './import.schema.ts';

/** Partition of all imports that may get stuck; those under way are few. */
export const dueImportsPk = 'DUE#import';

const requester = v.object({ id: v.string(), role: roleSchema, departments: v.array(v.string()) });

const storedSchema = v.object({
  ...importSchema.entries,
  /** Id of the state machine's execution that runs it. */
  execution: v.nullable(v.string()),
  /** ETag of the version of the file that the execution is for. */
  source_etag: v.optional(v.string()),
  /** Whether somebody has cancelled it: chunks that have not begun are skipped. */
  is_cancelled: v.optional(v.boolean(), false),
  /** S3's id of an upload in parts, and how the file (in bytes) is divided. */
  upload: v.optional(
    v.object({ id: v.string(), size: v.number(), part_size: v.number(), parts: v.number() }),
  ),
  /** Whether somebody has decided about each of its rows, which were parked in another import. */
  is_decided: v.optional(v.boolean()),
  /** Key of the file with the decision on the parked rows. */
  decision_key: v.optional(v.string()),
  /** Who asked for it, with role and departments of then; absent for a dropped file. */
  creator: v.optional(requester),
  /** Who started it after its preview. */
  starter: v.optional(requester),
  /** Why the rows not reached yet must not be written. */
  refusal: v.optional(v.object({ code: v.string(), message: v.string() })),
});
export type StoredImport = v.InferOutput<typeof storedSchema>;

export const imports: ListedNoun<StoredImport, 'import'> = {
  kind: 'import',
  sk: 'IMPORT',
  toRecord: (item) => v.parse(storedSchema, item),
};

const importKeys = {
  ...keysOf(imports),
  /** Index key of an import that is overdue at `due` (ISO) unless it moves on before. */
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
  /** States in which the change is allowed. */
  from: readonly ImportState[];
  set: Partial<StoredImport> & Partial<Via>;
  /** Numbers to add to the counters. */
  add?: Counts;
  /** When the import is overdue next (ISO); null when it has ended. */
  due: string | null;
  /** The due time that the caller saw; with another one by now, nothing changes. */
  seenDue?: string | undefined;
  /** Properties that must still have these values; undefined for one that must be absent. */
  unchanged?: Partial<StoredImport>;
}

/**
 * Changes an import that is in one of the given states; undefined when it is in another, and nothing changes.
 */
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
