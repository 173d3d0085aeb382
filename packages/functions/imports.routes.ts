import * as v from 'valibot';
import { completeUpload } from '#core/import/file/complete-upload.ts';
import { startUpload } from '#core/import/file/start-upload.ts';
import {
  multipartUploadSchema,
  uploadCompleteSchema,
  uploadSchema,
} from '#core/import/file/upload.schema.ts';
import { importAnswerSchema, importStateSchema } from '#core/import/import.schema.ts';
import { describeImport, getOwnImport, listImports } from '#core/import/import.ts';
import { importCreateSchema } from '#core/import/request.schema.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { managers, route } from './http/route.ts';
import { commaList, idParams, success, teamParameter } from './http/shapes.ts';

export const importRoutes = [
  route({
    id: 'createImport',
    method: 'POST',
    path: '/api/crm/imports',
    module: 'imports',
    tag: 'Imports',
    summary: 'Start an import',
    description:
      'Answers a URL that takes the file by PUT for an hour. The import begins when the file has arrived. With `size`, the URL takes exactly so many bytes. A file of more than 64 MB, or with `multipart`, can come in parts: `multipart` has a URL for each, and `POST /api/crm/imports/{id}/complete` puts them together. The same request with the same `Idempotency-Key` answers the same import with a new URL.',
    access: managers,
    params: null,
    query: null,
    body: importCreateSchema,
    status: 201,
    secret: true,
    answer: success({
      import: importAnswerSchema,
      upload: uploadSchema,
      multipart: v.nullable(multipartUploadSchema),
    }),
    handle: async ({ body, principal, newId, via, now }, { table, files }) => {
      const request = { principal, draft: body, via, now, id: newId('imp') };
      const started = await startUpload(table, files, request);
      return { body: started, headers: { location: `/api/crm/imports/${started.import.id}` } };
    },
  }),
  route({
    id: 'completeUpload',
    method: 'POST',
    path: '/api/crm/imports/{id}/complete',
    module: 'imports',
    tag: 'Imports',
    summary: 'Put the parts of an upload together',
    description:
      'Of a file that was sent in parts: begins the import. Takes all parts, each with the ETag that its PUT answered. The same request again answers the import as it is by then. What is not completed within a day is thrown away.',
    access: managers,
    params: idParams,
    query: null,
    body: uploadCompleteSchema,
    status: 202,
    answer: success({ import: importAnswerSchema }),
    errors: { '404': 'Unknown', '409': 'Not in parts, given up, or ended' },
    handle: async ({ params, body, principal }, { table, files }) => {
      const asked = { principal, importId: params.id, given: body };
      const stored = await completeUpload({ table, files }, asked);
      return {
        body: { import: await describeImport(files, stored) },
        headers: { location: `/api/crm/imports/${stored.id}` },
      };
    },
  }),
  route({
    id: 'listImports',
    method: 'GET',
    path: '/api/crm/imports',
    module: 'imports',
    tag: 'Imports',
    summary: 'List imports, newest first',
    description: 'Other roles than admins see the imports that they started themselves, here and by id.',
    access: managers,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      state: commaList(importStateSchema, 'Imports in any of these states, with commas; all when not given'),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({ imports: v.array(importAnswerSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table, files }) => {
      const { records, ...page } = await listImports(table, principal, query);
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
      const stored = await getOwnImport(table, principal, params.id);
      return { body: { import: await describeImport(files, stored) } };
    },
  }),
];
