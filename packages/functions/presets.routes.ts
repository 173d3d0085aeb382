import * as v from 'valibot';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { presetChangeSchema, presetCreateSchema, presetSchema } from '#core/preset/preset.schema.ts';
import { createPreset, getPreset, listPresets, removePreset, updatePreset } from '#core/preset/preset.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { everyRole, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/presets';
const shared = { module: 'contacts', tag: 'Presets', access: everyRole } as const;
const answer = success({ preset: presetSchema });
const unknown = 'Unknown, or private to another';

export const presetRoutes = [
  route({
    ...shared,
    id: 'createPreset',
    method: 'POST',
    path,
    summary: 'Save a filter of contacts',
    description: 'Private to the caller unless `shared`. `filter` takes what the list of contacts takes.',
    params: null,
    query: null,
    body: presetCreateSchema,
    status: 201,
    answer,
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const preset = await createPreset(table, { principal, draft: body, id: newId('pre'), via, now });
      return { body: { preset }, headers: { location: `${path}/${preset.id}`, ...etag(preset) } };
    },
  }),
  route({
    ...shared,
    id: 'listPresets',
    method: 'GET',
    path,
    summary: 'List the caller’s own presets and the shared ones, newest first',
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ presets: v.array(presetSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listPresets(table, principal, query);
      return { body: { presets: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getPreset',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a preset',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': unknown },
    handle: async ({ params, principal }, { table }) => {
      const preset = await getPreset(table, principal, params.id);
      return { body: { preset }, headers: etag(preset) };
    },
  }),
  route({
    ...shared,
    id: 'updatePreset',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Change a preset',
    description: 'What is absent stays; a filter is replaced as a whole.',
    params: idParams,
    query: null,
    body: presetChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': unknown, ...ifMatchErrors },
    handle: async ({ params, body, headers, principal, via, now }, { table }) => {
      const version = expectedVersion(headers, principal);
      const request = { principal, presetId: params.id, change: body, version, via, now };
      const preset = await updatePreset(table, request);
      return { body: { preset }, headers: etag(preset) };
    },
  }),
  route({
    ...shared,
    id: 'deletePreset',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a preset',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': unknown, ...ifMatchErrors },
    handle: async ({ params, headers, principal, via }, { table }) => {
      const version = expectedVersion(headers, principal);
      return {
        body: { preset: await removePreset(table, { principal, presetId: params.id, version, via }) },
      };
    },
  }),
];
