import * as v from 'valibot';
import {
  campaignChangeSchema,
  campaignCreateSchema,
  campaignSchema,
  campaignStateSchema,
} from '#core/campaign/campaign.schema.ts';
import {
  createCampaign,
  getCampaign,
  listCampaigns,
  removeCampaign,
  updateCampaign,
} from '#core/campaign/campaign.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { contactManagers, contactReaders, route } from './http/route.ts';
import { commaList, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/campaigns';
const shared = { module: 'jobs', tag: 'Campaigns' } as const;
const answer = success({ campaign: campaignSchema });
const unknown = 'Unknown, or another department’s';

export const campaignRoutes = [
  route({
    ...shared,
    id: 'createCampaign',
    method: 'POST',
    path,
    summary: 'Create a campaign',
    description:
      'It begins as a `draft` without contacts. What a manager creates belongs to the manager’s department.',
    access: contactManagers,
    params: null,
    query: null,
    body: campaignCreateSchema,
    status: 201,
    answer,
    handle: async ({ body, scope, newId, via, now }, { table }) => {
      const campaign = await createCampaign(table, { scope, draft: body, id: newId('camp'), via, now });
      return { body: { campaign }, headers: { location: `${path}/${campaign.id}`, ...etag(campaign) } };
    },
  }),
  route({
    ...shared,
    id: 'listCampaigns',
    method: 'GET',
    path,
    summary: 'List campaigns, newest first',
    access: contactReaders,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      state: commaList(
        campaignStateSchema,
        'Campaigns in any of these states, with commas; all when not given',
      ),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({ campaigns: v.array(campaignSchema), ...pageAnswerEntries }),
    handle: async ({ query, scope }, { table }) => {
      const { records, ...page } = await listCampaigns(table, scope, query);
      return { body: { campaigns: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getCampaign',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a campaign with the counts of its contacts',
    access: contactReaders,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': unknown },
    handle: async ({ params, scope }, { table }) => {
      const campaign = await getCampaign(table, scope, params.id);
      return { body: { campaign }, headers: etag(campaign) };
    },
  }),
  route({
    ...shared,
    id: 'updateCampaign',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Change a campaign, or its state',
    description:
      'What is absent stays. A `draft` becomes `active`; an `active` campaign is `paused` and goes on; either can be `completed`, which is its end. Contacts of an active campaign are not deleted.',
    access: contactManagers,
    params: idParams,
    query: null,
    body: campaignChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: {
      '404': unknown,
      '409': 'The state cannot follow: `allowed` names those that can',
      ...ifMatchErrors,
    },
    handle: async ({ params, body, headers, principal, scope, via, now }, { table }) => {
      const version = expectedVersion(headers, principal);
      const request = { scope, campaignId: params.id, change: body, version, via, now };
      const campaign = await updateCampaign(table, request);
      return { body: { campaign }, headers: etag(campaign) };
    },
  }),
  route({
    ...shared,
    id: 'deleteCampaign',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a campaign that has no contacts',
    access: contactManagers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': unknown, '409': 'It is active, or has contacts', ...ifMatchErrors },
    handle: async ({ params, headers, principal, scope, via, now }, { table }) => {
      const version = expectedVersion(headers, principal);
      const request = { scope, campaignId: params.id, version, via, now };
      return { body: { campaign: await removeCampaign(table, request) } };
    },
  }),
];
