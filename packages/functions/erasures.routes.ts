import * as v from 'valibot';
import { requireDeletable } from '#core/access/own-department.ts';
import { previewErasure } from '#core/erasure/erase-stores.ts';
import { type Files, openFiles } from '#core/files/files.ts';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { getSubject, startRequest } from '#core/privacy-request/ask-privacy-request.ts';
import { describeRequest } from '#core/privacy-request/describe-privacy-request.ts';
import { askedAtSchema, privacyRequestSchema } from '#core/privacy-request/privacy-request.schema.ts';
import { required } from './environment.ts';
import { contactManagers, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

let opened: Files | undefined;

/** Opened by the first dry run. */
const openDeadLetters = (): Files => {
  opened ??= openFiles(required('DEAD_LETTER_BUCKET'));
  return opened;
};

const storeSchema = v.object({
  store: v.pipe(v.string(), v.description('The store, by its name in docs/privacy.md')),
  count: v.pipe(v.number(), v.description('What would be taken away or cleared, or waits for the hold')),
  held: v.pipe(v.nullable(v.string()), v.description('The legal hold that keeps it')),
});

export const erasureRoutes = [
  route({
    module: 'privacy',
    tag: 'Privacy',
    access: contactManagers,
    id: 'anonymizeContact',
    method: 'POST',
    path: '/api/crm/contacts/{id}/anonymize',
    summary: 'Erase a person (GDPR 17)',
    description:
      'A job takes the person out of every store, and a certificate with the request tells of each what was taken away. The contact stays under its id, blank, with `erased_at`, in no list; the numbers and addresses that nobody else has stay suppressed by their hashes. What a legal hold keeps waits, and goes within fifteen minutes once it is lifted. It cannot be undone. With `dry_run` nothing is written: `stores` says what would go.',
    params: idParams,
    query: null,
    body: v.strictObject({
      ...teamParameter,
      dry_run: v.optional(v.boolean('type_boolean'), false),
      suppress: v.pipe(
        v.optional(v.boolean('type_boolean'), true),
        v.description(
          'Whether the person is not to be called again if somebody imports them anew. An opt-out that there is stays in any case',
        ),
      ),
      asked_at: askedAtSchema,
    }),
    status: 202,
    also: { status: 200, when: 'With `dry_run`' },
    answer: success({
      request: v.nullable(privacyRequestSchema),
      job: v.nullable(jobSchema),
      stores: v.pipe(
        v.nullable(v.array(storeSchema)),
        v.description('Of a dry run: what would go from each store, and what is held; else null'),
      ),
    }),
    errors: { '404': 'The contact is unknown', '409': '`contact_erased`: it was erased before' },
    handle: async ({ params, body, principal, scope, via, now, newId }, services) => {
      const { table, files, exports } = services;
      const contact = await getSubject(table, scope, params.id);
      await requireDeletable(table, scope, contact);
      if (body.dry_run) {
        const context = { table, files, exports, deadLetters: openDeadLetters(), via, now };
        const stores = await previewErasure(context, contact);
        return { status: 200, body: { request: null, job: null, stores } };
      }
      const asked = {
        ...{ principal, scope, kind: 'erasure' as const, contactId: contact.id },
        ...{ askedAt: body.asked_at, now, newId },
      };
      const { request, job } = await startRequest(table, files, asked, { suppress: body.suppress });
      return {
        body: {
          request: await describeRequest({ exports, scope, now }, request),
          job: await describeJob(files, job),
          stores: null,
        },
        headers: { location: `/api/crm/privacy-requests/${request.id}` },
      };
    },
  }),
];
