import * as v from 'valibot';
import { importSheet } from '#core/import/file/sheet.ts';
import { importAnswerSchema } from '#core/import/import.schema.ts';
import { sheetImportCreateSchema } from '#core/import/request.schema.ts';
import { managers, route } from './http/route.ts';
import { success } from './http/shapes.ts';

const shared = {
  method: 'POST',
  module: 'imports',
  access: managers,
  params: null,
  query: null,
  body: sheetImportCreateSchema,
  status: 202,
} as const;

const description =
  'Takes any public URL of a sheet: shared with anyone who has the link, or published to the web. The tab is that of the URL, or `gid`, or `sheet` by its name; else the first. A user imports 10 sheets in an hour. What is wrong with the sheet is answered at once: `sheet_not_public`, `sheet_not_found`, `sheet_too_slow`, `file_too_large`.';

export const sheetImportRoutes = [
  route({
    ...shared,
    id: 'importGoogleSheet',
    path: '/api/crm/imports/google-sheets',
    tag: 'Imports',
    summary: 'Import a Google Sheet',
    description,
    answer: success({ import: importAnswerSchema }),
    handle: async ({ body, principal, newId, via, now }, services) => {
      const made = await importSheet(services, { principal, draft: body, via, now, id: newId('imp') });
      return { body: { import: made }, headers: { location: `/api/crm/imports/${made.id}` } };
    },
  }),
  route({
    ...shared,
    id: 'dutycallImportGoogleSheet',
    path: '/api/contacts/import/google-sheets',
    tag: 'DutyCall',
    summary: 'Import a Google Sheet, in DutyCall’s words',
    description: `${description} The job is an import: \`GET /api/crm/imports/{job_id}\` tells how far it is.`,
    answer: success({ job_id: v.string(), status: v.string(), import: importAnswerSchema }),
    handle: async ({ body, principal, newId, via, now }, services) => {
      const made = await importSheet(services, { principal, draft: body, via, now, id: newId('imp') });
      return {
        body: { job_id: made.id, status: made.state, import: made },
        headers: { location: `/api/crm/imports/${made.id}` },
      };
    },
  }),
];
