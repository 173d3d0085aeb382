import type { Scope } from '../../access/scope.ts';
import { findCatalogue } from '../../catalogue/catalogue.item.ts';
import { refuseFaults } from '../../error.ts';
import { fileName } from '../../files/file-name.ts';
import { type Files, writeFile } from '../../files/files.ts';
import type { newId } from '../../id.ts';
import type { StoredJob } from '../../job/job.schema.ts';
import { getJob, newJobOf, newJobWrites } from '../../job/job.ts';
import { jobFiles } from '../../job/job-files.ts';
import { getRecord } from '../../list/listed-noun.ts';
import { type Table, transacted } from '../../table/table.ts';
import type { Principal } from '../../team/team.schema.ts';
import { exportNoun, newExportWrite } from '../export.item.ts';
import type { ExportCreate, ExportTarget, StoredExport, StoredRequest } from '../export.schema.ts';
import { type ExportColumn, exportColumns } from '../export-columns.ts';
import { formats } from '../format.ts';
import { describeTarget, resolveTarget, targetFaults } from './target.ts';

/** Days for which files are kept, as the bucket's lifecycle has it. */
const keptDays = 30;

/**
 * Decides the columns of an export by what the caller sees today.
 * @throws CallbookError `field_forbidden`, `unknown_value`
 */
export const columnsOf = async (
  table: Table,
  scope: Scope,
  { fields }: Pick<ExportCreate, 'fields'>,
): Promise<ExportColumn[]> => {
  const catalogue = await findCatalogue(table, scope.teamId);
  return exportColumns(scope, catalogue.fields.values(), fields);
};

interface Asked {
  principal: Principal;
  scope: Scope;
  request: ExportCreate;
  now: Date;
  newId: typeof newId;
}

const recordOf = (
  { request: { format, fields, name, options }, now }: Asked,
  { id, job, target }: { id: string; job: StoredJob; target: ExportTarget },
): StoredExport => ({
  id,
  team_id: job.team_id,
  job_id: job.id,
  format,
  options,
  fields: fields ?? null,
  filter: describeTarget(target),
  file_name: fileName(name ?? `contacts-${job.created_at.slice(0, 10)}`, formats[format].ending),
  created_by: job.created_by,
  created_at: job.created_at,
  completed_at: null,
  expires_at: new Date(now.getTime() + keptDays * 86_400_000).toISOString(),
  manifest: null,
  removed_at: null,
});

const requestOf = (
  { id, team_id, format, file_name, options, created_at }: StoredExport,
  { request: { fields } }: Asked,
  target: ExportTarget,
): StoredRequest => ({
  export_id: id,
  team_id,
  format,
  ...(fields && { fields }),
  target,
  file_name,
  options,
  cutoff: created_at,
});

/**
 * Starts a job that makes a file of contacts, or answers the one that an earlier attempt started.
 * @throws CallbookError `field_forbidden`, `unknown_value`, `preset_not_found`, `lead_status_unknown`,
 * `department_not_found`
 */
export const startExport = async (
  table: Table,
  files: Files,
  asked: Asked,
): Promise<{ record: StoredExport; job: StoredJob }> => {
  const { principal, scope, request, now, newId: idFor } = asked;
  refuseFaults(targetFaults(request));
  const [target] = await Promise.all([
    resolveTarget(table, asked, request),
    columnsOf(table, scope, request),
  ]);
  const id = idFor('exp');
  const job = newJobOf({ principal, kind: 'export', action: request.format, now, id: idFor('job') });
  const record = recordOf(asked, { id, job, target });
  const isNew = await transacted(table, [...newJobWrites(job), newExportWrite(record)]);
  const stored = isNew
    ? { record, job }
    : {
        record: await getRecord(table, exportNoun, job.team_id, id),
        job: await getJob(table, job.team_id, job.id),
      };
  await writeFile(files, jobFiles.request(job), JSON.stringify(requestOf(stored.record, asked, target)));
  return stored;
};
