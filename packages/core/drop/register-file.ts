import { derivedId, isId } from '../id.ts';
import { changeImport, findImportItem, type StoredImport } from '../import/import.item.ts';
import { newImport, putImport } from '../import/new-import.ts';
import { findImportRefusal } from '../import/scope.ts';
import { endImport, runDue } from '../import/state.ts';
import { workKeys } from '../import-file/work-keys.ts';
import type { Table } from '../table/table.ts';
import { getTeam } from '../team/team.ts';
import { findDropOfKey } from './drop.item.ts';

/** A file as it arrives. */
export interface ArrivedFile {
  bucket: string;
  key: string;
  etag: string;
  sequencer: string;
  /** ISO time of its arrival. */
  time: string;
}

export type Registered = { action: 'plan' | 'stop'; team_id: string; import_id: string };

const stop: Registered = { action: 'stop', team_id: '', import_id: '' };

const continueOrStop = (stored: StoredImport | undefined, execution: string): Registered =>
  stored && stored.execution === execution && stored.finished_at === null
    ? { action: 'plan', team_id: stored.team_id, import_id: stored.id }
    : stop;

/** Admits an import to run; where whoever asked for it may no longer do so, it ends. */
const admitted = async (
  table: Table,
  stored: StoredImport | undefined,
  execution: string,
  now: Date,
): Promise<Registered> => {
  const registered = continueOrStop(stored, execution);
  if (registered.action === 'stop' || !stored) return registered;
  const reason = await findImportRefusal(table, stored, await getTeam(table, stored.team_id), now);
  if (!reason) return registered;
  await endImport(table, stored, { reason }, now);
  return stop;
};

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
  const via = { updated_by: dropId, via: 'import' as const };
  return continueOrStop(await putImport(table, stored, runDue(now), via), execution);
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
    due: runDue(now),
  });
  return admitted(table, started ?? (await findImportItem(table, teamId, importId)), execution, now);
};

/** Registers the start of a previewed import; of several that start it, one does. */
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
    due: runDue(now),
  });
  return admitted(table, started ?? (await findImportItem(table, teamId, importId)), execution, now);
};

/**
 * Claims an arrived file for one execution of the pipeline: the same file version reported again ends here, the
 * same execution that starts over goes on. Files that belong to no drop and no upload are left alone; an import that
 * whoever asked for it may not ask for any more ends here.
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
