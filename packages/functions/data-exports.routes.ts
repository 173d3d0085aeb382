import * as v from 'valibot';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { accessLanguages } from '#core/privacy/access-package.ts';
import { startRequest } from '#core/privacy-request/ask-privacy-request.ts';
import { describeRequest } from '#core/privacy-request/describe-privacy-request.ts';
import { askedAtSchema, privacyRequestSchema } from '#core/privacy-request/privacy-request.schema.ts';
import { contactManagers, route } from './http/route.ts';
import { idParams, success } from './http/shapes.ts';

export const dataExportRoutes = [
  route({
    module: 'privacy',
    tag: 'Privacy',
    id: 'exportContactData',
    method: 'POST',
    path: '/api/crm/contacts/{id}/data-export',
    summary: 'Put together all that is known of a person',
    description:
      'For a person who asks for it (GDPR 15, 20). A job reads every store that an erasure would clean, and makes one archive: JSON, a page to read, and recordings as far as they can be had. `GET /privacy-requests/{id}` answers where it is read. Asked for again while it is made, that is the answer; later, it is made anew.',
    access: contactManagers,
    params: idParams,
    query: null,
    body: v.strictObject({
      language: v.pipe(
        v.optional(v.picklist(accessLanguages, 'unknown_value'), 'en'),
        v.description('Of the page to read'),
      ),
      asked_at: askedAtSchema,
    }),
    bodyOptional: true,
    status: 202,
    answer: success({ request: privacyRequestSchema, job: jobSchema }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, body, principal, scope, now, newId }, { table, files, exports }) => {
      const { language, asked_at: askedAt } = body;
      const asked = { principal, scope, kind: 'access' as const, contactId: params.id, askedAt, now, newId };
      const { request, job } = await startRequest(table, files, asked, { language });
      return {
        body: {
          request: await describeRequest({ exports, scope, now }, request),
          job: await describeJob(files, job),
        },
        headers: { location: `/api/crm/privacy-requests/${request.id}` },
      };
    },
  }),
];
