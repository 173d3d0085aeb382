import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { scopeOf } from '#core/access/scope.ts';
import { exportNoun } from '#core/export/export.item.ts';
import { exportCreateSchema, type StoredExport } from '#core/export/export.schema.ts';
import { exportFiles, idsOf } from '#core/export/export-files.ts';
import { exportWork } from '#core/export/run/export-work.ts';
import { startExport } from '#core/export/run/start-export.ts';
import { type Files, fileExists, readText } from '#core/files/files.ts';
import { newId } from '#core/id.ts';
import type { JobStep } from '#core/job/run-job.ts';
import { getRecord } from '#core/list/listed-noun.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';

/** What takes the steps of an export, by chunks of three contacts. */
export const exportStep = (
  table: Table,
  { files, exports }: { files: Files; exports: Files },
  { team_id: teamId, job_id: jobId }: Pick<StoredExport, 'team_id' | 'job_id'>,
  contacts = 1_000,
): JobStep => {
  const own = {
    ...works,
    export: (request: unknown) => exportWork(request, () => exports, { chunk: 3, contacts }),
  };
  return { table, files, teamId, jobId, works: own, releases };
};

export const startedExport = async (
  table: Table,
  files: Files,
  principal: Principal,
  request: Record<string, unknown> = {},
): Promise<StoredExport> => {
  const everybody = { format: 'csv', filter: { all: true } };
  const parsed = v.parse(
    exportCreateSchema,
    'ids' in request ? { format: 'csv', ...request } : { ...everybody, ...request },
  );
  const asked = { principal, scope: scopeOf(principal), request: parsed, now: new Date(), newId };
  return (await startExport(table, files, asked)).record;
};

/** The text of an export's file; undefined where there is none. Checked against its manifest. */
export const fileOf = async (
  table: Table,
  exports: Files,
  { team_id, id }: Pick<StoredExport, 'team_id' | 'id'>,
): Promise<string | undefined> => {
  const record = await getRecord(table, exportNoun, team_id, id);
  const key = exportFiles.file(idsOf(record), record.file_name);
  if (!record.manifest) return undefined;
  const text = await readText(exports, key);
  const [file] = record.manifest.files;
  const whole = { sha256: file?.sha256, bytes: file?.bytes };
  const found = { sha256: createHash('sha256').update(text).digest('hex'), bytes: Buffer.byteLength(text) };
  if (!isDeepStrictEqual(whole, found)) throw new Error('The manifest is of another file.');
  const stored: unknown = JSON.parse(await readText(exports, exportFiles.manifest(idsOf(record))));
  if (!isDeepStrictEqual(stored, record.manifest))
    throw new Error('The manifest beside the file is another one.');
  return text;
};

export const hasFile = (exports: Files, record: StoredExport): Promise<boolean> =>
  fileExists(exports, exportFiles.file(idsOf(record), record.file_name));

/** The names in a CSV whose second column is the name. */
export const linesOf = (text: string | undefined): string[] => (text ?? '').trim().split('\r\n').slice(1);
