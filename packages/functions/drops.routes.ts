import * as v from 'valibot';
import { dropAnswerSchema, dropChangeSchema, dropCreateSchema } from '#core/drop/drop.schema.ts';
import { createDrop, describeDrop, getDrop, listDrops, removeDrop, updateDrop } from '#core/drop/drop.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { admins, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/drops';
const shared = { module: 'imports', tag: 'Drops', access: admins } as const;
const answer = success({ drop: dropAnswerSchema });

export const dropRoutes = [
  route({
    ...shared,
    id: 'createDrop',
    method: 'POST',
    path,
    summary: 'Make a folder to drop files into',
    description:
      'Each file put under `prefix` in `bucket` is imported by `mapping` and `options`. `<file>.import.json` beside a file overrides them, property by property.',
    params: null,
    query: null,
    body: dropCreateSchema,
    status: 201,
    answer,
    handle: async ({ body, principal, newId, via, now }, { table, files }) => {
      const drop = await createDrop(table, { principal, draft: body, id: newId('drop'), via, now });
      return {
        body: { drop: describeDrop(files, drop) },
        headers: { location: `${path}/${drop.id}`, ...etag(drop) },
      };
    },
  }),
  route({
    ...shared,
    id: 'listDrops',
    method: 'GET',
    path,
    summary: 'List drop folders, newest first',
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ drops: v.array(dropAnswerSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table, files }) => {
      const { records, ...page } = await listDrops(table, principal.team.id, query);
      return { body: { drops: records.map((drop) => describeDrop(files, drop)), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getDrop',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a drop folder',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table, files }) => {
      const drop = await getDrop(table, principal.team.id, params.id);
      return { body: { drop: describeDrop(files, drop) }, headers: etag(drop) };
    },
  }),
  route({
    ...shared,
    id: 'updateDrop',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Change a drop folder',
    description:
      'What is absent stays. A mapping and options are replaced as a whole; null takes the mapping away. It holds for files that come from then on.',
    params: idParams,
    query: null,
    body: dropChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', ...ifMatchErrors },
    handle: async ({ params, body, headers, principal, via, now }, { table, files }) => {
      const version = expectedVersion(headers, principal);
      const drop = await updateDrop(table, { principal, dropId: params.id, change: body, version, via, now });
      return { body: { drop: describeDrop(files, drop) }, headers: etag(drop) };
    },
  }),
  route({
    ...shared,
    id: 'deleteDrop',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a drop folder',
    description: 'What lies there stays, and files that come later are left alone. The default one stays.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', '409': 'It is the default drop of the team', ...ifMatchErrors },
    handle: async ({ params, headers, principal, via }, { table, files }) => {
      const version = expectedVersion(headers, principal);
      const drop = await removeDrop(table, { principal, dropId: params.id, version, via });
      return { body: { drop: describeDrop(files, drop) } };
    },
  }),
];
