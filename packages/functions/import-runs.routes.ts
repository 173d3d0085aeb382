import * as v from 'valibot';
import { cancelImport, getPreview, startImport } from '#core/import/control-import.ts';
import { decideImport } from '#core/import/file/decide.ts';
import { importAnswerSchema } from '#core/import/import.schema.ts';
import { describeImport, getOwnImport } from '#core/import/import.ts';
import { listRows } from '#core/import/list-rows.ts';
import { previewSchema } from '#core/import/preview.schema.ts';
import { importDecisionSchema, importStartSchema } from '#core/import/request.schema.ts';
import { describeRow, rowAnswerSchema, rowFilterEntries } from '#core/import/row-answer.schema.ts';
import { undoImport } from '#core/import/undo/start.ts';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { managers, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const shared = { module: 'imports', tag: 'Imports' } as const;

/** Routes of existing imports. */
export const importRunRoutes = [
  route({
    ...shared,
    id: 'getImportPreview',
    method: 'GET',
    path: '/api/crm/imports/{id}/preview',
    summary: 'Get what would become of a file',
    description:
      'Of an import with the option `validate_only`, once it is `previewed`: what each column fills, how many rows would become contacts, are duplicates or would fail, and the first of each.',
    access: managers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ preview: previewSchema }),
    errors: { '404': 'Unknown', '409': 'Not looked through (yet)' },
    handle: async ({ params, principal }, { table, files }) => ({
      body: { preview: await getPreview(table, files, principal, params.id) },
    }),
  }),
  route({
    ...shared,
    id: 'startImport',
    method: 'POST',
    path: '/api/crm/imports/{id}/start',
    summary: 'Start an import that was looked through',
    description: 'Options given now, such as for duplicates, replace those of the import.',
    access: managers,
    params: idParams,
    query: null,
    body: importStartSchema,
    bodyOptional: true,
    status: 202,
    answer: success({ import: importAnswerSchema }),
    errors: { '404': 'Unknown', '409': 'Not waiting to be started' },
    handle: async ({ params, body, principal, now }, { table, files }) => {
      const asked = { principal, importId: params.id, options: body.options, now };
      const stored = await startImport(table, files, asked);
      return {
        body: { import: await describeImport(files, stored) },
        headers: { location: `/api/crm/imports/${stored.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'cancelImport',
    method: 'POST',
    path: '/api/crm/imports/{id}/cancel',
    summary: 'Cancel an import',
    description:
      'One that writes no rows yet ends at once. Of one that does, the rows written by then stay, the others are skipped, and the result files tell which.',
    access: managers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ import: importAnswerSchema }),
    errors: { '404': 'Unknown', '409': 'It has ended' },
    handle: async ({ params, principal, now }, { table, files }) => {
      const stored = await cancelImport(table, { principal, importId: params.id, now });
      return { body: { import: await describeImport(files, stored) } };
    },
  }),
  route({
    ...shared,
    id: 'undoImport',
    method: 'POST',
    path: '/api/crm/imports/{id}/undo',
    summary: 'Undo an import',
    description:
      'Within 30 days after its end, by a job: contacts that it created go to the trash, those that it updated get their values back, companies that it created and nobody uses are removed. What somebody has changed since stays, and the job lists it among its failures.',
    access: managers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 202,
    answer: success({ job: jobSchema }),
    errors: {
      '404': 'Unknown',
      '409': 'It has not ended, is undone, or is older; or another import is writing',
    },
    handle: async ({ params, principal, now, newId }, { table, files }) => {
      const job = await undoImport(table, files, { principal, importId: params.id, now, newId });
      return {
        body: { job: await describeJob(files, job) },
        headers: { location: `/api/crm/jobs/${job.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'listImportRows',
    method: 'GET',
    path: '/api/crm/imports/{id}/rows',
    summary: 'List the rows of an import',
    description:
      'The outcome of each row, in the order of the file; while the import runs, of those reached so far.',
    access: managers,
    params: idParams,
    query: v.strictObject({ ...teamParameter, ...pageEntries, ...rowFilterEntries }),
    body: null,
    status: 200,
    answer: success({ rows: v.array(rowAnswerSchema), ...pageAnswerEntries }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, query, principal }, { table, files }) => {
      const stored = await getOwnImport(table, principal, params.id);
      const { records, ...page } = await listRows(table, files, stored, query);
      return { body: { rows: records.map((row) => describeRow(row, stored)), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'decideImport',
    method: 'POST',
    path: '/api/crm/imports/{id}/decide',
    summary: 'Decide about the parked rows of an import',
    description:
      'Of an import with `duplicates: ask`, once and for all its parked rows: `skip` leaves the contacts as they are; rows to `update` or `create` become imports of their own, with the options of this one.',
    access: managers,
    params: idParams,
    query: null,
    body: importDecisionSchema,
    status: 202,
    answer: success({ imports: v.array(importAnswerSchema) }),
    errors: { '404': 'Unknown', '409': 'It has not ended, no row is parked, or it is decided' },
    handle: async ({ params, body, principal, now }, { table, files }) => {
      const asked = { principal, importId: params.id, decision: body, now };
      const imports = await decideImport(table, files, asked);
      return {
        body: { imports: await Promise.all(imports.map((one) => describeImport(files, one))) },
        headers: { location: `/api/crm/imports/${params.id}` },
      };
    },
  }),
];
