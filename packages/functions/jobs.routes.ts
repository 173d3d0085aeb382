import * as v from 'valibot';
import { scopeOf } from '#core/access/scope.ts';
import { bulkSchema } from '#core/bulk/bulk.schema.ts';
import { countBulk } from '#core/bulk/count-bulk.ts';
import { findBulkFaults, startBulk, startBulkExport } from '#core/bulk/start-bulk.ts';
import { undoBulk } from '#core/bulk/undo-bulk.ts';
import { releaseField } from '#core/field/field-work.ts';
import { jobFailureSchema, jobSchema, jobStateSchema } from '#core/job/job.schema.ts';
import { cancelJob, describeJob, getOwnJob, listJobs } from '#core/job/job.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { admins, contactManagers, route } from './http/route.ts';
import { commaList, idParams, success, teamParameter } from './http/shapes.ts';

const jobs = '/api/crm/jobs';
const shared = { module: 'jobs', tag: 'Jobs' } as const;

const countedEntries = {
  count: v.pipe(v.nullable(v.number()), v.description('Of a dry run: how many would be as asked for')),
  failed: v.pipe(
    v.nullable(v.number()),
    v.description(
      'Of a dry run: how many would not be, as contacts of active campaigns are not deleted, and those that must not be called come into none',
    ),
  ),
  failures: v.pipe(v.array(jobFailureSchema), v.description('Of a dry run: the first hundred of those')),
};
const notCounted = { count: null, failed: null, failures: [] };

export const jobRoutes = [
  route({
    ...shared,
    id: 'changeContactsInBulk',
    method: 'POST',
    path: '/api/crm/contacts/bulk',
    tag: 'Contacts',
    summary: 'Change many contacts at once',
    description:
      'By `ids`, or by `filter` with the parameters of the list. With `dry_run` nothing is written and `count` says exactly how many it would be; else a job does it. The dry run of `add_to_campaign` judges ids; by a filter it counts all that match.',
    access: contactManagers,
    params: null,
    query: null,
    body: bulkSchema,
    status: 202,
    also: { status: 200, when: 'A dry run: nothing was written' },
    answer: success({
      job: v.nullable(jobSchema),
      dry_run: v.boolean(),
      export_id: v.pipe(v.nullable(v.string()), v.description('Of `export`: the export that the job makes')),
      ...countedEntries,
    }),
    foresee: (body, principal, { table }) =>
      findBulkFaults(table, { principal, scope: scopeOf(principal) }, body),
    handle: async ({ body, principal, scope, now, newId }, { table, files }) => {
      const asked = { principal, scope, request: body, now };
      if (body.dry_run) {
        const counted = await countBulk(table, asked);
        return { body: { job: null, dry_run: true, export_id: null, ...counted }, status: 200 };
      }
      const started =
        body.action === 'export'
          ? await startBulkExport(table, files, { ...asked, newId })
          : { job: await startBulk(table, files, { ...asked, newId }), record: null };
      const { job, record } = started;
      return {
        body: {
          job: await describeJob(files, job),
          dry_run: false,
          export_id: record?.id ?? null,
          ...notCounted,
        },
        headers: { location: `${jobs}/${job.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'listJobs',
    method: 'GET',
    path: jobs,
    summary: 'List jobs, newest first',
    access: admins,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      state: commaList(jobStateSchema, 'Jobs in any of these states, with commas; all when not given'),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({ jobs: v.array(jobSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table, files }) => {
      const { records, ...page } = await listJobs(table, principal.team.id, query);
      return { body: { jobs: await Promise.all(records.map((job) => describeJob(files, job))), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getJob',
    method: 'GET',
    path: `${jobs}/{id}`,
    summary: 'Get a job with its progress',
    description: 'Other roles than admins see the jobs that they started themselves.',
    access: contactManagers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ job: jobSchema }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table, files }) => ({
      body: { job: await describeJob(files, await getOwnJob(table, principal, params.id)) },
    }),
  }),
  route({
    ...shared,
    id: 'cancelJob',
    method: 'POST',
    path: `${jobs}/{id}/cancel`,
    summary: 'Stop a job',
    description: 'What is done stays done. The job ends with the chunks that are under way.',
    access: contactManagers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ job: jobSchema }),
    errors: { '404': 'Unknown', '409': 'The job has come to its end' },
    handle: async ({ params, principal, via, now }, { table, files }) => {
      const job = await cancelJob(table, principal, params.id, now);
      // One that had not begun has no last step.
      if (job.kind === 'field' && job.state === 'cancelled')
        await releaseField(table, { teamId: job.team_id, jobId: job.id, via, now });
      return { body: { job: await describeJob(files, job) } };
    },
  }),
  route({
    ...shared,
    id: 'undoJob',
    method: 'POST',
    path: `${jobs}/{id}/undo`,
    summary: 'Undo a bulk edit',
    description:
      'Takes back, by a job, what a bulk edit changed, also one that failed or was cancelled, for 30 days after its end. Contacts that it deleted come back, those that it restored go to the trash again, all others get their values back. What was changed since stays and is listed in `failures`, as is a contact whose number another one has by now; an opt-out stays, with a warning. What was removed for good is gone. There is no dry run.',
    access: contactManagers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 202,
    answer: success({ job: jobSchema }),
    errors: { '404': 'Unknown', '409': 'It is no bulk edit, has not ended, is undone, or is older' },
    handle: async ({ params, principal, now, newId }, { table, files }) => {
      const job = await undoBulk(table, files, { principal, jobId: params.id, now, newId });
      return {
        body: { job: await describeJob(files, job) },
        headers: { location: `${jobs}/${job.id}` },
      };
    },
  }),
];
