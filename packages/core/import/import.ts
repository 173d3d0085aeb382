import { notFound } from '../error.ts';
import { downloadUrl } from '../files/file-urls.ts';
import type { Files } from '../files/files.ts';
import { workKeys } from '../import-file/work-keys.ts';
import { getRecord, listRecords, listSomeRecords } from '../list/listed-noun.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import type { Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { imports, type StoredImport } from './import.item.ts';
import type { ImportAnswer, ImportState } from './import.schema.ts';
import { warningsOf } from './warnings.ts';

/** @throws CallbookError `import_not_found` */
export const getImport = (table: Table, teamId: string, importId: string): Promise<StoredImport> =>
  getRecord(table, imports, teamId, importId);

/**
 * Reads an import that the caller may see: a manager sees its own only, as far as its departments and role
 * allow.
 * @throws CallbookError `import_not_found`
 */
export const getOwnImport = async (
  table: Table,
  principal: Principal,
  importId: string,
): Promise<StoredImport> => {
  const stored = await getImport(table, principal.team.id, importId);
  if (!isOwn(principal, stored)) throw notFound('import');
  return stored;
};

const isOwn = ({ role, id }: Principal, { creator }: StoredImport): boolean =>
  role === 'admin' || creator?.id === id;

export interface ImportListing extends PageRequest {
  /** States that are listed; all when absent. */
  state?: readonly ImportState[] | undefined;
}

/** Lists the imports that the caller may see, newest first. */
export const listImports = async (
  table: Table,
  principal: Principal,
  { state = [], ...page }: ImportListing,
): Promise<Page<StoredImport>> => {
  const teamId = principal.team.id;
  const isAdmin = principal.role === 'admin';
  if (isAdmin && state.length === 0) return listRecords(table, imports, teamId, page);
  const query = { ...(!isAdmin && { of: principal.id }), state: [...state].sort() };
  const passes = (stored: StoredImport) =>
    isOwn(principal, stored) && (state.length === 0 || state.includes(stored.state));
  return listSomeRecords(table, imports, { teamId, query, passes }, page);
};

/** Days for which the files of an import's steps are kept. */
const keptDays = 34;

const isKept = ({ finished_at }: StoredImport): boolean =>
  finished_at !== null && Date.now() - Date.parse(finished_at) < keptDays * 86_400_000;

/** Describes an import as the API answers it. */
export const describeImport = async (files: Files, stored: StoredImport): Promise<ImportAnswer> => {
  const {
    execution: _,
    source_etag: __,
    creator: ___,
    starter: _______,
    refusal: ________,
    is_cancelled: ____,
    upload: _____,
    decision_key: ______,
    is_decided: _________,
    source_key,
    planned_rows,
    results_key,
    rejected_key,
    ...answer
  } = stored;
  const fileAt = async (key: string | null, own = key) =>
    key === null || own === null
      ? null
      : { bucket: files.bucket, key, url: await downloadUrl(files, own, key) };
  // Results beside a dropped file may belong to a later file of the same name.
  const own = isKept(stored) ? workKeys : undefined;
  const [source, results, rejected] = await Promise.all([
    fileAt(stored.state === 'uploading' ? null : source_key),
    fileAt(results_key, own?.results(stored)),
    fileAt(rejected_key, own?.rejected(stored)),
  ]);
  const done = stored.counts.rows;
  const percent = planned_rows ? Math.floor((100 * Math.min(done, planned_rows)) / planned_rows) : 0;
  return {
    ...answer,
    progress: { planned_rows, done_rows: done, percent: stored.state === 'finished' ? 100 : percent },
    warnings: warningsOf(stored),
    files: { source, results, rejected },
  };
};
