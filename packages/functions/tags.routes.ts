import * as v from 'valibot';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { countBearers, deleteTag } from '#core/retag/delete-tag.ts';
import { mergeTags } from '#core/retag/merge-tags.ts';
import type { Moved, Moving } from '#core/retag/move-tags.ts';
import { renameTag } from '#core/retag/rename-tag.ts';
import {
  tagChangeSchema,
  tagCreateSchema,
  tagKindSchema,
  tagMergeSchema,
  tagSchema,
  tagSortSchema,
} from '#core/tag/tag.schema.ts';
import { createTag, getTag, listTags, removeUnusedTags } from '#core/tag/tag.ts';
import { admins, contactManagers, contactReaders, route } from './http/route.ts';
import { flag, idParams, success, teamParameter } from './http/shapes.ts';
import type { Services } from './services.ts';

const path = '/api/crm/tags';
const shared = { module: 'jobs', tag: 'Tags' } as const;
const answer = success({ tag: tagSchema });
const moved = success({ tag: tagSchema, job: v.nullable(jobSchema) });
const nothingToChange = { status: 200, when: 'No contact had to be changed' } as const;
const busy = 'A job is at work on the tag, or it is the system’s own';

const movedBody = async ({ files }: Services, { tag, job }: Moved) => ({
  tag,
  job: job && (await describeJob(files, job)),
});

const jobPath = ({ id }: { id: string }) => `/api/crm/jobs/${id}`;

const movingOf = ({ principal, scope, via, now, newId }: Moving): Moving => ({
  principal,
  scope,
  via,
  now,
  newId,
});

export const tagRoutes = [
  route({
    ...shared,
    id: 'listTags',
    method: 'GET',
    path,
    summary: 'List tags with how many contacts bear them',
    description:
      'Counts are exact, of live contacts, a moment behind their changes. Who does not see the whole team gets the names without counts.',
    access: contactReaders,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      search: v.pipe(
        v.optional(v.pipe(v.string(), v.maxLength(100, 'too_long'))),
        v.description('The beginning of the name'),
      ),
      kind: v.optional(tagKindSchema),
      unused: v.pipe(
        v.optional(
          v.pipe(
            v.picklist(['true', 'false'], 'type_boolean'),
            v.transform((text) => text === 'true'),
            v.boolean(),
          ),
        ),
        v.description('Whether no live contact bears it'),
      ),
      sort: v.optional(tagSortSchema, 'name'),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({ tags: v.array(tagSchema), ...pageAnswerEntries }),
    handle: async ({ query, scope }, { table }) => {
      const { records, ...page } = await listTags(table, scope, query);
      return { body: { tags: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'createTag',
    method: 'POST',
    path,
    summary: 'Create a tag',
    description: 'Tags that contacts get need not be created before. One that is there already is answered.',
    access: contactManagers,
    params: null,
    query: null,
    body: tagCreateSchema,
    status: 201,
    also: { status: 200, when: 'The team has the tag, give or take case and accents' },
    answer,
    handle: async ({ body, scope, via, now }, { table }) => {
      const { tag, created } = await createTag(table, { scope, name: body.name, via, now });
      return created
        ? { body: { tag }, headers: { location: `${path}/${tag.id}` } }
        : { body: { tag }, status: 200 };
    },
  }),
  route({
    ...shared,
    id: 'removeUnusedTags',
    method: 'DELETE',
    path,
    summary: 'Delete the tags that no contact bears',
    description: 'Those that were made by hand and that no rule adds.',
    access: admins,
    params: null,
    query: v.strictObject({ ...teamParameter, unused: v.literal('true', 'unknown_value') }),
    body: null,
    status: 200,
    answer: success({ tags: v.array(tagSchema) }),
    handle: async ({ scope, via, now }, { table }) => ({
      body: { tags: await removeUnusedTags(table, scope, { via, now }) },
    }),
  }),
  route({
    ...shared,
    id: 'mergeTags',
    method: 'POST',
    path: `${path}/merge`,
    summary: 'Make one of several tags',
    description:
      'A job gives every contact the tag `into` in the place of the others, those in the trash and in all departments too.',
    access: admins,
    params: null,
    query: null,
    body: tagMergeSchema,
    status: 202,
    also: nothingToChange,
    answer: moved,
    errors: { '409': busy },
    handle: async ({ body: wanted, ...request }, services) => {
      const merged = await mergeTags(services.table, services.files, movingOf(request), wanted);
      const body = await movedBody(services, merged);
      return body.job ? { body, headers: { location: jobPath(body.job) } } : { body, status: 200 };
    },
  }),
  route({
    ...shared,
    id: 'getTag',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a tag',
    description:
      'An id that was renamed or merged answers with the tag that it became, here and in every route.',
    access: contactReaders,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, scope }, { table }) => ({
      body: { tag: await getTag(table, scope, params.id) },
    }),
  }),
  route({
    ...shared,
    id: 'renameTag',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Rename a tag',
    description:
      'A job renames it on every contact, those in the trash and in all departments too. Meanwhile, contacts that are written with the old name get the new one. Cancelled, it leaves both tags; the same request again goes on. With the name that it has, there is nothing to do.',
    access: admins,
    params: idParams,
    query: null,
    body: tagChangeSchema,
    status: 202,
    also: nothingToChange,
    answer: moved,
    errors: { '404': 'Unknown', '409': `${busy}; or there is a tag of this name: \`existing_id\`` },
    handle: async ({ params, body: change, ...request }, services) => {
      const wanted = { tagId: params.id, name: change.name };
      const renamed = await renameTag(services.table, services.files, movingOf(request), wanted);
      const body = await movedBody(services, renamed);
      return body.job ? { body, headers: { location: jobPath(body.job) } } : { body, status: 200 };
    },
  }),
  route({
    ...shared,
    id: 'deleteTag',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a tag',
    description:
      'A job takes it from every contact, those in the trash and in all departments too. With `dry_run` nothing is written, and `count` says from how many.',
    access: admins,
    params: idParams,
    query: v.strictObject({ ...teamParameter, dry_run: flag('false') }),
    body: null,
    status: 202,
    also: { status: 200, when: 'No contact had to be changed, or it was a dry run' },
    answer: success({
      tag: tagSchema,
      job: v.nullable(jobSchema),
      dry_run: v.boolean(),
      count: v.pipe(v.nullable(v.number()), v.description('Of a dry run')),
    }),
    errors: { '404': 'Unknown', '409': `${busy}; or rules give it or ask for it` },
    handle: async ({ params, query, ...request }, services) => {
      const moving = movingOf(request);
      if (query.dry_run) {
        const counted = await countBearers(services.table, moving, params.id);
        return { body: { ...counted, job: null, dry_run: true }, status: 200 };
      }
      const deleted = await deleteTag(services.table, services.files, moving, params.id);
      const body = { ...(await movedBody(services, deleted)), dry_run: false, count: null };
      return body.job ? { body, headers: { location: jobPath(body.job) } } : { body, status: 200 };
    },
  }),
];
