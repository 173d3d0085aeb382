import * as v from 'valibot';
import { importAnswerSchema, importCreateSchema, uploadSchema } from '#core/import/import.schema.ts';
import { describeImport, getImport, listImports, startUpload } from '#core/import/import.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { managers, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

export const importRoutes = [
  route({
    id: 'createImport',
    method: 'POST',
    path: '/api/crm/imports',
    module: 'imports',
    tag: 'Imports',
    summary: 'Start an import',
    description:
      'Answers a URL that takes the file by PUT for an hour. The import begins when the file has arrived. With `size`, the URL takes exactly so many bytes. The same request with the same `Idempotency-Key` answers the same import with a new URL.',
    access: managers,
    params: null,
    query: null,
    body: importCreateSchema,
    status: 201,
    secret: true,
    answer: success({ import: importAnswerSchema, upload: uploadSchema }),
    handle: async ({ body, principal, newId, via, now }, { table, files }) => {
      const request = { principal, draft: body, via, now, id: newId('imp') };
      const started = await startUpload(table, files, request);
      return { body: started, headers: { location: `/api/crm/imports/${started.import.id}` } };
    },
  }),
  route({
    id: 'listImports',
    method: 'GET',
    path: '/api/crm/imports',
    module: 'imports',
    tag: 'Imports',
    summary: 'List imports, newest first',
    access: managers,
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ imports: v.array(importAnswerSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table, files }) => {
      const { records, ...page } = await listImports(table, principal.team.id, query);
      return {
        body: { imports: await Promise.all(records.map((one) => describeImport(files, one))), ...page },
      };
    },
  }),
  route({
    id: 'getImport',
    method: 'GET',
    path: '/api/crm/imports/{id}',
    module: 'imports',
    tag: 'Imports',
    summary: 'Get an import with its progress',
    description:
      'While it runs, `counts` grow chunk by chunk; at the end they are what the result files say, row by row.',
    access: managers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ import: importAnswerSchema }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table, files }) => {
      const stored = await getImport(table, principal.team.id, params.id);
      return { body: { import: await describeImport(files, stored) } };
    },
  }),
];
