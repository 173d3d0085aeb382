import * as v from 'valibot';
import { filterFaults } from '#core/condition/resolve-filter.ts';
import { exportCreateSchema, exportSchema } from '#core/export/export.schema.ts';
import {
  cancelExport,
  describeExport,
  getExport,
  listExports,
  removeExport,
} from '#core/export/run/exports.ts';
import { startExport } from '#core/export/run/start-export.ts';
import { targetFaults } from '#core/export/run/target.ts';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { contactReaders, everyRole, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/exports';
const shared = { module: 'jobs', tag: 'Exports' } as const;
const onTeam = v.strictObject(teamParameter);
const ofCaller = 'Others than admins see the exports that they have asked for.';

export const exportRoutes = [
  route({
    ...shared,
    id: 'createExport',
    method: 'POST',
    path,
    summary: 'Export contacts as CSV, Excel or vCards',
    description:
      'Of one of `filter`, `ids`, `preset` and `selection`. A job makes the file, of what the caller sees of the contacts that it reaches, both when it asks and when the work is done; the export answers where the file is read once all of it is complete. Files are kept for 30 days. An import reads CSV and Excel back as they are.',
    access: contactReaders,
    params: null,
    query: null,
    body: exportCreateSchema,
    status: 202,
    answer: success({ export: exportSchema, job: jobSchema }),
    inspect: targetFaults,
    foresee: async ({ filter }, { team }, { table }) =>
      filter ? filterFaults(table, filter, { teamId: team.id, settings: team.settings }) : [],
    handle: async ({ body, principal, scope, now, newId }, { table, files, exports }) => {
      const started = await startExport(table, files, { principal, scope, request: body, now, newId });
      return {
        body: {
          export: await describeExport({ exports, principal, now }, started),
          job: await describeJob(files, started.job),
        },
        headers: { location: `${path}/${started.record.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'listExports',
    method: 'GET',
    path,
    summary: 'List exports, newest first',
    description: ofCaller,
    access: everyRole,
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ exports: v.array(exportSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal, now }, { table, exports }) => {
      const { records, ...page } = await listExports(table, principal, query);
      const shown = records.map((known) => describeExport({ exports, principal, now }, known));
      return { body: { exports: await Promise.all(shown), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getExport',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get an export with its progress, its manifest and its file',
    description: ofCaller,
    access: everyRole,
    params: idParams,
    query: onTeam,
    body: null,
    status: 200,
    answer: success({ export: exportSchema }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal, now }, { table, exports }) => {
      const known = await getExport(table, principal, params.id);
      return { body: { export: await describeExport({ exports, principal, now }, known) } };
    },
  }),
  route({
    ...shared,
    id: 'cancelExport',
    method: 'POST',
    path: `${path}/{id}/cancel`,
    summary: 'Stop an export',
    description: 'There will be no file.',
    access: everyRole,
    params: idParams,
    query: onTeam,
    body: null,
    status: 200,
    answer: success({ export: exportSchema }),
    errors: { '404': 'Unknown', '409': 'It has come to its end' },
    handle: async ({ params, principal, now }, { table, exports }) => {
      const known = await cancelExport(table, principal, params.id, now);
      return { body: { export: await describeExport({ exports, principal, now }, known) } };
    },
  }),
  route({
    ...shared,
    id: 'deleteExport',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete an export with its file',
    description: 'One that is being made is stopped.',
    access: everyRole,
    params: idParams,
    query: onTeam,
    body: null,
    status: 200,
    answer: success({ export: exportSchema }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal, now }, { table, exports }) => {
      const shown = { exports, principal, now };
      const known = await removeExport(table, shown, params.id);
      return { body: { export: await describeExport(shown, known) } };
    },
  }),
];
