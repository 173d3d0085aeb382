import * as v from 'valibot';
import {
  brokenRulesEntry,
  fieldAnswerSchema,
  fieldChangeSchema,
  fieldCreateSchema,
  fieldOrderSchema,
  fieldRetypeSchema,
  noReport,
  retypeReportEntries,
} from '#core/field/field.schema.ts';
import {
  archiveField,
  createField,
  definitionFaults,
  describeField,
  getField,
  listFields,
  reorderFields,
  updateField,
} from '#core/field/field.ts';
import { previewRemoval, previewRetype, startRemoval, startRetype } from '#core/field/field-job.ts';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { admins, everyRole, route } from './http/route.ts';
import { flag, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/fields';
const jobs = '/api/crm/jobs';
const shared = { module: 'jobs', tag: 'Custom fields' } as const;
const answer = success({ field: fieldAnswerSchema });
const unknown = 'Unknown';
const busy = 'A job works on its values: `field_busy`';

/** Archives a field, or takes it back. */
const archiveRoute = (archived: boolean) =>
  route({
    ...shared,
    id: archived ? 'archiveField' : 'unarchiveField',
    method: 'POST',
    path: `${path}/{id}/${archived ? 'archive' : 'unarchive'}`,
    summary: archived ? 'Hide a custom field and keep its values' : 'Show an archived custom field again',
    description: archived
      ? 'No role sees the field or its values any more, and nothing can be written to it. Its values are kept.'
      : 'Its values are there again.',
    access: admins,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': unknown, '409': busy },
    handle: async ({ params, principal, via, now }, { table }) => {
      const request = { teamId: principal.team.id, fieldId: params.id, archived, via, now };
      return { body: { field: describeField(await archiveField(table, request)) } };
    },
  });

export const fieldRoutes = [
  route({
    ...shared,
    id: 'createField',
    method: 'POST',
    path,
    summary: 'Define a custom field',
    description:
      'At most 500 a team. A name that values came in under already is taken: give that field its type by `retype`.',
    access: admins,
    params: null,
    query: null,
    body: fieldCreateSchema,
    status: 201,
    answer,
    errors: { '409': 'The team has a field of this name: `existing_id`' },
    inspect: definitionFaults,
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const request = { teamId: principal.team.id, draft: body, id: newId('fld'), via, now };
      const field = await createField(table, request);
      return { body: { field: describeField(field) }, headers: { location: `${path}/${field.id}` } };
    },
  }),
  route({
    ...shared,
    id: 'listFields',
    method: 'GET',
    path,
    summary: 'List the custom fields, in their order',
    description: 'Those that the caller’s role sees.',
    access: everyRole,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      archived: v.pipe(flag('false'), v.description('For admins: the archived ones instead')),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({ fields: v.array(fieldAnswerSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal, scope }, { table }) => {
      const asked = { principal, scope, archived: query.archived };
      const { records, ...page } = await listFields(table, asked, query);
      return { body: { fields: records.map(describeField), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'reorderFields',
    method: 'POST',
    path: `${path}/reorder`,
    summary: 'Bring custom fields into an order',
    access: admins,
    params: null,
    query: null,
    body: fieldOrderSchema,
    status: 200,
    answer: success({ fields: v.array(fieldAnswerSchema) }),
    handle: async ({ body, principal, via, now }, { table }) => {
      const fields = await reorderFields(table, { teamId: principal.team.id, ids: body.ids, via, now });
      return { body: { fields: fields.map(describeField) } };
    },
  }),
  route({
    ...shared,
    id: 'getField',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a custom field',
    access: everyRole,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown, or hidden from the caller’s role' },
    handle: async ({ params, principal, scope }, { table }) => ({
      body: { field: describeField(await getField(table, { principal, scope }, params.id)) },
    }),
  }),
  route({
    ...shared,
    id: 'updateField',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Change the definition of a custom field',
    description:
      'What is absent stays. Values that there are stay as they are: an option that is gone is kept until its contact gets another. The name never changes; the type does by `retype`.',
    access: admins,
    params: idParams,
    query: null,
    body: fieldChangeSchema,
    status: 200,
    answer,
    errors: { '404': unknown, '409': busy },
    handle: async ({ params, body, principal, via, now }, { table }) => {
      const request = { teamId: principal.team.id, fieldId: params.id, change: body, via, now };
      return { body: { field: describeField(await updateField(table, request)) } };
    },
  }),
  archiveRoute(true),
  archiveRoute(false),
  route({
    ...shared,
    id: 'retypeField',
    method: 'POST',
    path: `${path}/{id}/retype`,
    summary: 'Change the type of a custom field',
    description:
      'With `dry_run` it shows which values convert and which do not, and writes nothing. Otherwise the new type holds for new values at once, and a job converts those that there are. What they were is kept: a change back gives each value that nobody has changed since exactly as it was. Where a selection gets no options, values that contacts have become its options, which everybody sees who sees the field; `options` of the dry run lists them.',
    access: admins,
    params: idParams,
    query: null,
    body: fieldRetypeSchema,
    status: 202,
    also: { status: 200, when: 'A dry run: nothing was written' },
    answer: success({
      field: fieldAnswerSchema,
      job: v.nullable(jobSchema),
      dry_run: v.boolean(),
      ...retypeReportEntries,
    }),
    errors: {
      '404': unknown,
      '409': `${busy}; it is archived; or rules for tags ask for it as it is: \`field_in_use\`, one fault for each`,
    },
    handle: async ({ params, body, principal, newId, via, now }, { table, files }) => {
      const asked = { principal, fieldId: params.id, now };
      const { type, options, dry_run } = body;
      if (dry_run) {
        const { field, ...report } = await previewRetype(table, asked, { type, options });
        return { body: { field: describeField(field), job: null, dry_run, ...report }, status: 200 };
      }
      const starting = { ...asked, via, jobId: newId('job') };
      const { field, job } = await startRetype(table, files, starting, { type, options });
      return {
        body: { field: describeField(field), job: await describeJob(files, job), dry_run, ...noReport },
        headers: { location: `${jobs}/${job.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'deleteField',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a custom field and all of its values',
    description:
      'With `dry_run=true` it counts the contacts with a value, also in the trash, and writes nothing. Otherwise the field takes no more values, and a job removes those that there are and then the field. There is no way back; archive keeps the values.',
    access: admins,
    params: idParams,
    query: v.strictObject({ ...teamParameter, dry_run: flag('false') }),
    body: null,
    status: 202,
    also: { status: 200, when: 'A dry run: nothing was written' },
    answer: success({
      job: v.nullable(jobSchema),
      dry_run: v.boolean(),
      count: v.pipe(v.nullable(v.number()), v.description('Of a dry run')),
      rules: brokenRulesEntry,
    }),
    errors: {
      '404': unknown,
      '409': `${busy}; or rules for tags ask for it: \`field_in_use\`, one fault for each`,
    },
    handle: async ({ params, query, principal, newId, via, now }, { table, files }) => {
      const asked = { principal, fieldId: params.id, now };
      if (query.dry_run) {
        const preview = await previewRemoval(table, asked);
        return { body: { job: null, dry_run: true, ...preview }, status: 200 };
      }
      const { job } = await startRemoval(table, files, { ...asked, via, jobId: newId('job') });
      return {
        body: { job: await describeJob(files, job), dry_run: false, count: null, rules: null },
        headers: { location: `${jobs}/${job.id}` },
      };
    },
  }),
];
