import { scopeOf } from '../access/scope.ts';
import { findDropOfKey } from '../drop/drop.item.ts';
import { failure, notFound, refuseFaults } from '../error.ts';
import { downloadUrl, uploadUrl } from '../files/file-urls.ts';
import type { Files } from '../files/files.ts';
import { derivedId, isId, newId } from '../id.ts';
import { workKeys } from '../import-file/work-keys.ts';
import { listNewest } from '../list/list-newest.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { type Table, TransactionRefused } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Principal } from '../team/team.schema.ts';
import { changeImport, findImportItem, findImportItems, type StoredImport } from './import.item.ts';
import type { ColumnFill, Import, ImportAnswer, ImportCreate, ImportState } from './import.schema.ts';
import { warningsOf } from './import-warnings.ts';
import { newImport, putImport } from './new-import.ts';
import { findOptionFaults } from './option-faults.ts';
import { beginUpload, describeParts, giveUp } from './upload-parts.ts';

const hours = (count: number) => count * 3_600_000;
const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

/** An upload that has not begun by then is abandoned. */
const uploadPatience = hours(24);
/** A pipeline without a sign of life for so long is stuck: no step runs longer than 15 minutes. */
const runPatience = hours(1);

const megabyte = 1_048_576;

/** Stores a new import; answers the one that has its id already, when the same request comes again. */
const putOnce = async (table: Table, stored: StoredImport, due: string, via: Via): Promise<StoredImport> => {
  try {
    await putImport(table, stored, due, via);
    return stored;
  } catch (error) {
    const present =
      error instanceof TransactionRefused && (await findImportItem(table, stored.team_id, stored.id));
    if (!present) throw error;
    return present;
  }
};

/** Where the file of an upload is expected. */
export const uploadKey = (teamId: string, importId: string, fileName: string) =>
  `uploads/${teamId}/${importId}/${fileName}`;

/**
 * Makes an import that waits for its file, and the URL to PUT it to, or those for its parts.
 * @throws CallbookError `file_too_large` when the announced size is above the team's limit
 */
export const startUpload = async (
  table: Table,
  files: Files,
  {
    principal,
    draft,
    via,
    now,
    id = newId('imp'),
  }: { principal: Principal; draft: ImportCreate; via: Via; now: Date; id?: string },
) => {
  const { team } = principal;
  const limit = team.settings.import_max_megabytes;
  if (draft.size !== undefined && draft.size > limit * megabyte)
    throw failure(
      'invalid',
      'file_too_large',
      `The file is larger than ${limit} MB, the team's limit.`,
      'size',
    );
  refuseFaults(await findOptionFaults(table, scopeOf(principal), draft.options));
  const key = uploadKey(team.id, id, draft.file_name);
  const options = { id, teamId: team.id, state: 'uploading', key, options: draft.options } as const;
  const creator = { id: principal.id, role: principal.role, departments: principal.departments };
  const parts = await beginUpload(files, key, draft);
  const fresh = newImport({ ...options, execution: null, creator, upload: parts }, now);
  // What it does is done by the path of imports, for whoever asked for it.
  const own = { ...via, via: 'import' as const };
  const stored = await putOnce(table, fresh, after(now, uploadPatience), own);
  if (parts && parts.id !== stored.upload?.id) await giveUp(files, key, parts);
  const expires_at = after(now, hours(1));
  const upload = {
    method: 'PUT' as const,
    url: await uploadUrl(files, key, draft.size),
    headers: {},
    expires_at,
  };
  const multipart = await describeParts(files, stored, expires_at);
  return { import: await describeImport(files, stored), upload, multipart };
};

/** What is known of a file when it arrives. */
export interface ArrivedFile {
  bucket: string;
  key: string;
  etag: string;
  sequencer: string;
  /** ISO time of its arrival. */
  time: string;
}

/** An import that waits to be started is closed when nobody does. */
const startPatience = hours(7 * 24);

/** When a running import is overdue, and one that waits to be started. */
export const runDue = (now: Date) => after(now, runPatience);
export const startDue = (now: Date) => after(now, startPatience);

export type Registered = { action: 'plan' | 'stop'; team_id: string; import_id: string };

const stop: Registered = { action: 'stop', team_id: '', import_id: '' };

const continueOrStop = (stored: StoredImport | undefined, execution: string): Registered =>
  stored && stored.execution === execution && stored.finished_at === null
    ? { action: 'plan', team_id: stored.team_id, import_id: stored.id }
    : stop;

const registerDrop = async (
  table: Table,
  dropId: string,
  file: ArrivedFile,
  execution: string,
  now: Date,
) => {
  const drop = await findDropOfKey(table, dropId);
  if (!drop) return stop;
  const options = { ...drop.options, ...(drop.mapping && { mapping: drop.mapping }) };
  const { bucket, key, etag, sequencer, time } = file;
  const id = derivedId('imp', Date.parse(time), bucket, key, etag, sequencer);
  const stored = newImport(
    { id, teamId: drop.team_id, state: 'planning', key, options, execution, etag },
    now,
  );
  try {
    await putImport(table, stored, after(now, runPatience), { updated_by: dropId, via: 'import' });
    return continueOrStop(stored, execution);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    return continueOrStop(await findImportItem(table, drop.team_id, id), execution);
  }
};

const registerUpload = async (
  table: Table,
  { teamId, importId, etag }: { teamId: string; importId: string; etag: string },
  execution: string,
  now: Date,
) => {
  const at = now.toISOString();
  const started = await changeImport(table, teamId, importId, {
    from: ['uploading'],
    set: { state: 'planning', execution, source_etag: etag, started_at: at, heartbeat_at: at },
    due: after(now, runPatience),
  });
  return continueOrStop(started ?? (await findImportItem(table, teamId, importId)), execution);
};

/** An import that was looked through goes on; of several that start it, one does. */
const registerStart = async (
  table: Table,
  { teamId, importId }: { teamId: string; importId: string },
  execution: string,
  now: Date,
) => {
  const at = now.toISOString();
  const started = await changeImport(table, teamId, importId, {
    from: ['previewed'],
    set: { state: 'running', execution, heartbeat_at: at },
    due: after(now, runPatience),
  });
  return continueOrStop(started ?? (await findImportItem(table, teamId, importId)), execution);
};

/**
 * Claims an arrived file for one execution of the pipeline: the same file version reported again ends here, the
 * same execution that starts over goes on. Files that belong to no drop and no upload are left alone.
 */
export const registerFile = async (
  table: Table,
  file: ArrivedFile,
  { execution, now }: { execution: string; now: Date },
): Promise<Registered> => {
  const [root, first = '', second = '', ...rest] = file.key.split('/');
  if (root === 'drops' && second !== '' && !file.key.endsWith('/'))
    return registerDrop(table, first, file, execution, now);
  if (root === 'uploads' && rest.length === 1 && isId('team', first) && isId('imp', second))
    return registerUpload(table, { teamId: first, importId: second, etag: file.etag }, execution, now);
  if (root === 'work' && file.key === workKeys.start({ team_id: first, id: second }))
    return registerStart(table, { teamId: first, importId: second }, execution, now);
  return stop;
};

/** @throws CallbookError `import_not_found` */
export const getImport = async (table: Table, teamId: string, importId: string): Promise<StoredImport> => {
  const stored = await findImportItem(table, teamId, importId);
  if (!stored) throw notFound('import');
  return stored;
};

export const listImports = (table: Table, teamId: string, page: PageRequest): Promise<Page<StoredImport>> =>
  listNewest(table, { teamId, kind: 'import' }, page, (keys) => findImportItems(table, keys));

interface PlannedRows {
  rows: number;
  columns: ColumnFill[];
}

/** Moves an import that was planned on; false when it has ended meanwhile. */
const goOn = async (
  table: Table,
  { team_id, id }: Import,
  { from, set, patience }: { from: ImportState[]; set: Partial<StoredImport>; patience: number },
  now: Date,
): Promise<boolean> => {
  const changed = await changeImport(table, team_id, id, {
    from,
    set: { ...set, heartbeat_at: now.toISOString() },
    due: after(now, patience),
  });
  return changed !== undefined;
};

const planOf = ({ options }: Import, { rows, columns }: PlannedRows) => ({
  options,
  planned_rows: rows,
  columns,
});

/** Tells that the rows are planned and are being written. */
export const startRunning = (table: Table, stored: Import, planned: PlannedRows, now: Date) => {
  const set = { state: 'running' as const, ...planOf(stored, planned) };
  return goOn(table, stored, { from: ['planning', 'running'], set, patience: runPatience }, now);
};

/** Tells that the rows are planned and are being looked through. */
export const startPreview = (table: Table, stored: Import, planned: PlannedRows, now: Date) =>
  goOn(table, stored, { from: ['planning'], set: planOf(stored, planned), patience: runPatience }, now);

/** A sign of life of an import whose rows are being looked through. */
export const beat = (table: Table, stored: Import, now: Date) =>
  goOn(table, stored, { from: ['planning'], set: {}, patience: runPatience }, now);

/** Tells that the rows are looked through, and that the import waits to be started. */
export const endPreview = (table: Table, stored: Import, now: Date) =>
  goOn(table, stored, { from: ['planning'], set: { state: 'previewed' }, patience: startPatience }, now);

/** Counts a written chunk. */
export const addProgress = (table: Table, { team_id, id }: Import, counts: Import['counts'], now: Date) =>
  changeImport(table, team_id, id, {
    from: ['running'],
    set: { heartbeat_at: now.toISOString() },
    add: counts,
    due: after(now, runPatience),
  });

export type Ending = Pick<Import, 'counts' | 'results_key' | 'rejected_key'> & {
  /** Why it failed. */
  reason?: Import['reason'];
  cancelled?: boolean;
};

/** Brings an import to its end; undefined when it already had one. */
export const endImport = (
  table: Table,
  { team_id, id }: Pick<Import, 'team_id' | 'id'>,
  { reason = null, cancelled = false, ...ending }: Partial<Ending>,
  now: Date,
  seenDue?: string,
) =>
  changeImport(table, team_id, id, {
    from: ['uploading', 'planning', 'previewed', 'running'],
    set: {
      ...ending,
      state: reason === null ? (cancelled ? 'cancelled' : 'finished') : 'failed',
      reason,
      heartbeat_at: now.toISOString(),
      finished_at: now.toISOString(),
    },
    due: null,
    seenDue,
  });

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
