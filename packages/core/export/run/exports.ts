import { isVisible, scopeOf } from '../../access/scope.ts';
import { CallbookError, notFound } from '../../error.ts';
import { deleteFiles } from '../../files/delete-files.ts';
import { downloadUrl } from '../../files/file-urls.ts';
import type { Files } from '../../files/files.ts';
import { jobs } from '../../job/job.item.ts';
import type { StoredJob } from '../../job/job.schema.ts';
import { cancelJob, isFinished } from '../../job/job.ts';
import { findRecords, getRecord, keysOf, listSomeRecords } from '../../list/listed-noun.ts';
import type { Page, PageRequest } from '../../list/page.schema.ts';
import { coversRights } from '../../principal/requester.ts';
import type { Table } from '../../table/table.ts';
import type { Principal } from '../../team/team.schema.ts';
import { exportNoun, removeExportItem } from '../export.item.ts';
import type { ExportAnswer, ExportState, StoredExport } from '../export.schema.ts';
import { exportFiles, idsOf } from '../export-files.ts';

interface Known {
  record: StoredExport;
  job: StoredJob;
}

/** Others than admins see the exports that they have asked for. */
const isOwn = (principal: Principal, { created_by, removed_at }: StoredExport): boolean =>
  removed_at === null && (principal.role === 'admin' || created_by === principal.id);

/** @throws CallbookError `export_not_found` */
export const getExport = async (table: Table, principal: Principal, exportId: string): Promise<Known> => {
  const record = await getRecord(table, exportNoun, principal.team.id, exportId);
  if (!isOwn(principal, record)) throw notFound('export');
  return { record, job: await getRecord(table, jobs, record.team_id, record.job_id) };
};

/** A page of the exports that the caller sees, newest first. They are kept for a month, so all are read. */
export const listExports = async (
  table: Table,
  principal: Principal,
  page: PageRequest,
): Promise<Page<Known>> => {
  const passes = (record: StoredExport) => isOwn(principal, record);
  const of = { teamId: principal.team.id, query: { caller: principal.id }, passes };
  const { records, ...rest } = await listSomeRecords(table, exportNoun, of, page);
  const found = await findRecords(
    table,
    jobs,
    records.map(({ team_id, job_id }) => keysOf(jobs).primary(team_id, job_id)),
  );
  const byId = new Map(found.map((job) => [job.id, job]));
  const known = records.flatMap((record) => {
    const job = byId.get(record.job_id);
    return job ? { record, job } : [];
  });
  return { ...rest, records: known };
};

/** The record tells alone whether there is a file; the job tells how far it is until then. */
const stateOf = ({ record, job }: Known, now: Date): ExportState => {
  if (record.expires_at <= now.toISOString()) return 'expired';
  if (record.completed_at !== null) return 'finished';
  // Its last step has gone by without a file.
  return job.state === 'finished' ? 'cancelled' : job.state;
};

/** Tells whether the caller could have the same file made today. */
const mayRead = (principal: Principal, { record, job }: Known): boolean => {
  const scope = scopeOf(principal);
  const fields = record.manifest?.fields ?? [];
  return (
    coversRights(principal, job) &&
    fields.every((field) => isVisible(scope, field === 'company' ? 'company_id' : field))
  );
};

interface Shown {
  exports: Files;
  principal: Principal;
  now: Date;
}

/** Describes an export as the API answers it, with where its file is read. */
export const describeExport = async (
  { exports, principal, now }: Shown,
  known: Known,
): Promise<ExportAnswer> => {
  const { record, job } = known;
  const { removed_at: _, ...answer } = record;
  const state = stateOf(known, now);
  const isThere = state === 'finished' && record.removed_at === null && mayRead(principal, known);
  const ids = idsOf(record);
  const files = (isThere ? record.manifest?.files : undefined) ?? [];
  const { total, counts, reason } = job;
  // Until the file is complete, it is not done.
  const percent = total ? Math.min(99, Math.floor((100 * counts.done) / total)) : 0;
  return {
    ...answer,
    state,
    reason,
    total,
    progress: { percent: state === 'finished' ? 100 : percent },
    files: await Promise.all(
      files.map(async (file) => ({
        ...file,
        url: await downloadUrl(exports, exportFiles.file(ids, file.name)),
      })),
    ),
    manifest_url: isThere
      ? await downloadUrl(exports, exportFiles.manifest(ids), `${record.file_name}.manifest.json`)
      : null,
  };
};

/**
 * Stops an export: there will be no file.
 * @throws CallbookError `export_not_found`, `job_finished`
 */
export const cancelExport = async (
  table: Table,
  principal: Principal,
  exportId: string,
  now: Date,
): Promise<Known> => {
  const { record, job } = await getExport(table, principal, exportId);
  return { record, job: await cancelJob(table, principal, job.id, now) };
};

/**
 * Deletes an export with its file; one that is being made is stopped.
 * @throws CallbookError `export_not_found`
 */
export const removeExport = async (
  table: Table,
  { exports, principal, now }: Shown,
  exportId: string,
): Promise<Known> => {
  const { record, job } = await getExport(table, principal, exportId);
  if (!isFinished(job))
    await cancelJob(table, principal, job.id, now).catch((error) => {
      if (!(error instanceof CallbookError) || error.code !== 'job_finished') throw error;
    });
  const at = now.toISOString();
  await removeExportItem(table, record, { at, by: principal.id });
  const ids = idsOf(record);
  await deleteFiles(exports, [exportFiles.file(ids, record.file_name), exportFiles.manifest(ids)]);
  return { record: { ...record, removed_at: at }, job };
};
