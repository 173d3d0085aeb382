import * as v from 'valibot';
import { scopeOf } from '../access/scope.ts';
import { failure, refuseFaults } from '../error.ts';
import { type Files, fileExists, readText, writeFile } from '../files/files.ts';
import { workKeys } from '../import-file/work-keys.ts';
import { requesterOf } from '../principal/requester.ts';
import type { Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { changeImport, type StoredImport } from './import.item.ts';
import { getImport, getOwnImport } from './import.ts';
import { findOptionFaults } from './links.ts';
import type { RowOptions } from './options.schema.ts';
import { type Preview, previewSchema } from './preview.schema.ts';
import { runDue, startDue } from './state.ts';

interface Asked {
  principal: Principal;
  importId: string;
  now: Date;
}

/**
 * Cancels an import. One that writes nothing yet ends at once; of one that writes, the rows not reached yet
 * are skipped.
 * @throws CallbookError `import_not_found`, `import_ended`
 */
export const cancelImport = async (
  table: Table,
  { principal, importId, now }: Asked,
): Promise<StoredImport> => {
  const teamId = principal.team.id;
  await getOwnImport(table, principal, importId);
  const by = { updated_by: principal.id, via: 'api' as const };
  const at = now.toISOString();
  const waiting = await changeImport(table, teamId, importId, {
    from: ['uploading', 'planning', 'previewed'],
    set: { state: 'cancelled', finished_at: at, ...by },
    due: null,
  });
  const cancelled =
    waiting ??
    (await changeImport(table, teamId, importId, {
      from: ['running'],
      set: { is_cancelled: true, ...by },
      due: runDue(now),
    }));
  if (cancelled) return cancelled;
  const { state } = await getImport(table, teamId, importId);
  throw failure('conflict', 'import_ended', `The import has ended already: it is ${state}.`);
};

const notPreviewed = (message: string) => failure('conflict', 'import_not_previewed', message);

/**
 * Starts a previewed import, with the options that are decided now.
 * @throws CallbookError `import_not_found`, `import_not_previewed`, and the faults of the options
 */
export const startImport = async (
  table: Table,
  files: Files,
  { principal, importId, options, now }: Asked & { options: RowOptions },
): Promise<StoredImport> => {
  const { team } = principal;
  const stored = await getOwnImport(table, principal, importId);
  refuseFaults(await findOptionFaults(table, scopeOf(principal), options));
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const started = await changeImport(table, team.id, importId, {
    from: ['previewed'],
    set: {
      options: { ...stored.options, ...Object.fromEntries(given) },
      starter: requesterOf(principal),
      updated_by: principal.id,
      via: 'import',
    },
    due: startDue(now),
    // Of two that start it at once with options of their own, one does.
    unchanged: { options: stored.options },
  });
  if (!started) {
    const { state } = await getImport(table, team.id, importId);
    throw notPreviewed(`Only an import that was looked through can be started; this one is ${state}.`);
  }
  await writeFile(files, workKeys.start(stored), JSON.stringify({ by: principal.id }));
  return started;
};

/** @throws CallbookError `import_not_found`, `import_not_previewed` */
export const getPreview = async (
  table: Table,
  files: Files,
  principal: Principal,
  importId: string,
): Promise<Preview> => {
  const stored = await getOwnImport(table, principal, importId);
  const key = workKeys.preview(stored);
  if (await fileExists(files, key)) return v.parse(previewSchema, JSON.parse(await readText(files, key)));
  throw notPreviewed(
    stored.options.validate_only
      ? 'The file has not been looked through yet. Ask again in a moment.'
      : 'The import has no preview: it was not made with the option validate_only.',
  );
};
