import { notFound } from '../error.ts';
import { downloadUrl } from '../files/file-urls.ts';
import type { Files } from '../files/files.ts';
import { listNewest } from '../list/list-newest.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import type { Table } from '../table/table.ts';
import { findImportItem, findImportItems, type StoredImport } from './import.item.ts';
import type { ImportAnswer } from './import.schema.ts';
import { warningsOf } from './import-warnings.ts';

/** @throws CallbookError `import_not_found` */
export const getImport = async (table: Table, teamId: string, importId: string): Promise<StoredImport> => {
  const stored = await findImportItem(table, teamId, importId);
  if (!stored) throw notFound('import');
  return stored;
};

export const listImports = (table: Table, teamId: string, page: PageRequest): Promise<Page<StoredImport>> =>
  listNewest(table, { teamId, kind: 'import' }, page, (keys) => findImportItems(table, keys));

/** An import as the API answers it. */
export const describeImport = async (files: Files, stored: StoredImport): Promise<ImportAnswer> => {
  const {
    execution: _,
    source_etag: __,
    creator: ___,
    is_cancelled: ____,
    upload: _____,
    source_key,
    planned_rows,
    results_key,
    rejected_key,
    ...answer
  } = stored;
  const fileAt = async (key: string | null) =>
    key === null ? null : { bucket: files.bucket, key, url: await downloadUrl(files, key) };
  const [source, results, rejected] = await Promise.all([
    fileAt(stored.state === 'uploading' ? null : source_key),
    fileAt(results_key),
    fileAt(rejected_key),
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
