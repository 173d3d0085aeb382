import * as v from 'valibot';
import { contactSchema } from '#core/attribute/contact.schema.ts';
import { visibleContact } from '#core/contact/visible-contact.ts';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob, getJob } from '#core/job/job.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { describeMerge, listMerges, summaryOf } from '#core/merge/describe-merge.ts';
import { mergeRequestSchema } from '#core/merge/merge.schema.ts';
import { mergeContacts } from '#core/merge/merge-contacts.ts';
import { requestFaults } from '#core/merge/merge-faults.ts';
import { laterByJob } from '#core/merge/merge-job.ts';
import { mergeAnswerSchema, mergeStateSchema, mergeSummarySchema } from '#core/merge/merge-record.schema.ts';
import { getMerge, undoMerge } from '#core/merge/undo-merge.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { contactManagers, route } from './http/route.ts';
import { commaList, idParams, success, teamParameter } from './http/shapes.ts';
import type { Services } from './services.ts';

const path = '/api/crm/merges';
const shared = { module: 'duplicates', tag: 'Duplicates', access: contactManagers } as const;

const jobEntry = v.pipe(
  v.nullable(jobSchema),
  v.description('The job that moves what is attached; null where nothing is left to move'),
);

const jobOf = async ({ table, files }: Services, teamId: string, jobId: string | null) =>
  jobId === null ? null : describeJob(files, await getJob(table, teamId, jobId));

export const mergeRoutes = [
  route({
    ...shared,
    id: 'mergeContacts',
    method: 'POST',
    path: '/api/crm/contacts/merge',
    summary: 'Merge contacts that are one person',
    description:
      'The others become part of `primary_id`: their ids answer with it from then on, and what is attached to them is its. With `dry_run` nothing is written, and the answer is what it would be. The same request again answers the same merge. What is too much for one request is moved by a job; nothing is half visible meanwhile.',
    params: null,
    query: null,
    body: mergeRequestSchema,
    headers: ifMatch,
    status: 200,
    also: { status: 202, when: 'All is visible, and a job moves what is attached' },
    answer: success({
      merge: mergeAnswerSchema,
      contact: contactSchema,
      dry_run: v.boolean(),
      job: jobEntry,
    }),
    errors: {
      '404': 'A contact is unknown',
      '409':
        'A contact is in the trash, part of another one by now or in an active campaign, or another merge of it is on its way',
      ...ifMatchErrors,
    },
    inspect: (body) => requestFaults(body),
    handle: async ({ body, headers, principal, scope, via, now, newId }, services) => {
      const { table, files } = services;
      const { team } = principal;
      const merged = await mergeContacts(table, {
        ...{ team, scope, now, newId, via: { ...via, via: 'merge' as const } },
        request: body,
        version: expectedVersion(headers, principal),
        later: () => laterByJob(files, { principal, action: 'merge', now, newId }),
      });
      const { merge, contact } = merged;
      const isMoving = merge.state === 'moving';
      return {
        body: {
          merge: describeMerge(scope, team, merged),
          contact: visibleContact(scope, contact),
          dry_run: body.dry_run,
          job: isMoving ? await jobOf(services, team.id, merge.job_id) : null,
        },
        headers: etag(contact),
        ...(isMoving && { status: 202 }),
      };
    },
  }),
  route({
    ...shared,
    id: 'listMerges',
    method: 'GET',
    path,
    summary: 'List merges, newest first',
    description: 'Managers see those of contacts that are all within their reach.',
    params: null,
    query: v.strictObject({
      ...teamParameter,
      state: commaList(mergeStateSchema, 'Merges in any of these states, with commas; all when not given'),
      auto: v.optional(
        v.pipe(
          v.picklist(['true', 'false'], 'type_boolean'),
          v.description('Those that the team’s rules made, or the others'),
          v.transform((text) => text === 'true'),
        ),
      ),
      contact_id: v.optional(
        v.pipe(v.string(), v.maxLength(100, 'too_long'), v.description('Those in which a contact took part')),
      ),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({
      merges: v.pipe(v.array(mergeSummarySchema), v.description('The merges of this page')),
      ...pageAnswerEntries,
    }),
    handle: async ({ query, principal: { team }, scope }, { table }) => {
      const { records, ...page } = await listMerges(table, scope, query);
      return { body: { merges: records.map((merge) => summaryOf(scope, team, merge)), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getMerge',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a merge, with what it made of values and consents',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ merge: mergeAnswerSchema }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal: { team }, scope }, { table }) => {
      const { merge, parts } = await getMerge(table, { scope, team }, params.id);
      return { body: { merge: describeMerge(scope, team, { merge, outcome: parts?.outcome }) } };
    },
  }),
  route({
    ...shared,
    id: 'undoMerge',
    method: 'POST',
    path: `${path}/{id}/undo`,
    summary: 'Undo a merge',
    description:
      'Every merged contact is again as it was, with what was attached to it. What was changed of the survivor since stays, and is listed in `kept`. Of several merges of a contact the last one is undone first.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    also: { status: 202, when: 'All is visible, and a job moves what is attached' },
    answer: success({
      merge: mergeSummarySchema,
      contact: contactSchema,
      job: jobEntry,
    }),
    errors: {
      '404': 'Unknown',
      '409':
        'It is undone, or older than the team’s window, a later merge used it, or somebody else has a value by now',
    },
    handle: async ({ params, principal, scope, via, now, newId }, services) => {
      const { table, files } = services;
      const { team } = principal;
      const { merge, contact } = await undoMerge(table, {
        ...{ team, scope, now, newId, via: { ...via, via: 'merge' as const }, mergeId: params.id },
        later: () => laterByJob(files, { principal, action: 'undo_merge', now, newId }),
      });
      const isReturning = merge.state === 'returning';
      return {
        body: {
          merge: summaryOf(scope, team, merge),
          contact: visibleContact(scope, contact),
          job: isReturning ? await jobOf(services, team.id, merge.job_id) : null,
        },
        headers: etag(contact),
        ...(isReturning && { status: 202 }),
      };
    },
  }),
];
