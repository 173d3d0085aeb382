import * as v from 'valibot';
import { contactSchema } from '#core/attribute/contact.schema.ts';
import { requestFaults } from '#core/bulk/bulk-faults.ts';
import { countBulk } from '#core/bulk/count-bulk.ts';
import { startBulk } from '#core/bulk/start-bulk.ts';
import { membershipSchema, membershipStateSchema } from '#core/campaign/campaign.schema.ts';
import { getStoredCampaign } from '#core/campaign/campaign.ts';
import { addContacts, getOpenCampaign } from '#core/campaign/contacts/add-contacts.ts';
import {
  addedSchema,
  campaignAddSchema,
  campaignRemoveSchema,
  preflightSchema,
  removedSchema,
} from '#core/campaign/contacts/contacts.schema.ts';
import { listCampaignContacts } from '#core/campaign/contacts/list-contacts.ts';
import { preflight } from '#core/campaign/contacts/preflight.ts';
import { removeContactFrom, removeContacts } from '#core/campaign/contacts/remove-contacts.ts';
import { visibleContact } from '#core/contact/visible-contact.ts';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { pageEntries, streamAnswerEntries, streamPage } from '#core/list/page.schema.ts';
import { comeAgain, contactManagers, contactReaders, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/campaigns/{id}/contacts';
const shared = { module: 'jobs', tag: 'Campaigns', params: idParams } as const;
const unknown = 'Unknown, or another department’s';
const { limit, cursor } = pageEntries;
const later =
  'Where the time of the request ends before all are reached, the rest is `not_attempted`, with `Retry-After`: send the same request again.';

const headersOf = (results: readonly { status: string }[]) =>
  results.some(({ status }) => status === 'not_attempted') && { headers: comeAgain };

const countsOf = (results: readonly { status: string }[]) => {
  const of = (status: string) => results.filter((one) => one.status === status).length;
  return { added: of('added'), already_in: of('already_in'), excluded: of('excluded') };
};

/** Most contacts that one request judges: two rounds for each hundred. */
const mostJudged = 1_000;

const noJob = { job: null, count: null };
const noResults = { results: [], added: 0, already_in: 0, excluded: 0 };

export const campaignContactRoutes = [
  route({
    ...shared,
    id: 'addCampaignContacts',
    method: 'POST',
    path,
    summary: 'Add contacts to a campaign',
    description: `By up to 1,000 \`ids\` at once; each is added, is in it already, or is excluded because it must not be called, with the reasons. Hours and caps exclude nobody: they pass. By \`filter\`, with the parameters of the list, a job adds them, and lists those that it excludes among its failures. ${later}`,
    access: contactManagers,
    query: null,
    body: campaignAddSchema,
    status: 202,
    also: { status: 200, when: 'By ids, or a dry run' },
    partial: true,
    answer: success({
      job: v.pipe(v.nullable(jobSchema), v.description('Of a filter: the job that adds them')),
      count: v.pipe(v.nullable(v.number()), v.description('Of a dry run: how many the filter picks')),
      results: v.array(addedSchema),
      added: v.pipe(v.number(), v.description('How many were added')),
      already_in: v.pipe(v.number(), v.description('How many were in it before')),
      excluded: v.pipe(v.number(), v.description('How many must not be called')),
    }),
    errors: { '404': unknown, '409': 'The campaign is completed' },
    inspect: ({ ids, filter }) => requestFaults({ action: 'add_to_campaign', campaign_id: '', ids, filter }),
    handle: async ({ params, body, principal, scope, via, now, newId, hasTime }, { table, files }) => {
      const { team } = principal;
      const campaign = await getOpenCampaign(table, { scope }, params.id);
      const { ids, filter, dry_run } = body;
      if (ids && !dry_run) {
        const request = { team, scope, via, now, campaign, hasTime };
        const results = (await addContacts(table, request, ids)).map((one) => ({ reasons: [], ...one }));
        const answered = { ...noJob, results, ...countsOf(results) };
        return { body: answered, status: 200, ...headersOf(results) };
      }
      const action = 'add_to_campaign' as const;
      const asked = {
        principal,
        scope,
        request: { action, campaign_id: campaign.id, ids, filter, dry_run },
        now,
      };
      if (dry_run) {
        const { count } = await countBulk(table, asked);
        return { body: { ...noJob, ...noResults, count }, status: 200 };
      }
      const job = await describeJob(files, await startBulk(table, files, { ...asked, newId }));
      return { body: { ...noJob, ...noResults, job }, headers: { location: `/api/crm/jobs/${job.id}` } };
    },
  }),
  route({
    ...shared,
    id: 'listCampaignContacts',
    method: 'GET',
    path,
    summary: 'List the contacts of a campaign, by their states',
    description:
      'A page may be short although more follow. `counts` of the campaign says how many there are of each state.',
    access: contactReaders,
    query: v.strictObject({
      ...teamParameter,
      state: v.pipe(
        v.optional(membershipStateSchema),
        v.description('Those in one state; all when not given'),
      ),
      limit,
      cursor,
    }),
    body: null,
    status: 200,
    answer: success({
      contacts: v.array(v.object({ ...membershipSchema.entries, contact: contactSchema })),
      ...streamAnswerEntries,
    }),
    errors: { '404': unknown },
    handle: async ({ params, query, scope }, { table }) => {
      const { state, limit, cursor } = query;
      const page = await listCampaignContacts(table, scope, { campaignId: params.id, state, limit, cursor });
      const contacts = page.records.map(({ membership, contact }) => ({
        ...membership,
        contact: visibleContact(scope, contact),
      }));
      return { body: { contacts, ...streamPage(query), next_cursor: page.next_cursor } };
    },
  }),
  route({
    ...shared,
    id: 'removeCampaignContacts',
    method: 'POST',
    path: `${path}/remove`,
    summary: 'Take up to 1,000 contacts out of a campaign',
    description: later,
    access: contactManagers,
    query: null,
    body: campaignRemoveSchema,
    status: 200,
    partial: true,
    answer: success({ results: v.array(removedSchema) }),
    errors: { '404': unknown },
    handle: async ({ params, body, principal, scope, via, now, hasTime }, { table }) => {
      const { team } = principal;
      const campaign = await getStoredCampaign(table, scope, params.id);
      const results = await removeContacts(table, { team, scope, via, now, campaign, hasTime }, body.ids);
      return { body: { results }, ...headersOf(results) };
    },
  }),
  route({
    ...shared,
    id: 'removeCampaignContact',
    method: 'DELETE',
    path: `${path}/{contact_id}`,
    summary: 'Take a contact out of a campaign',
    description: 'One that is not in it stays out.',
    access: contactManagers,
    params: v.strictObject({
      ...idParams.entries,
      contact_id: v.pipe(v.string(), v.maxLength(100), v.description('The contact')),
    }),
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ contact_id: v.string(), status: v.picklist(['removed', 'not_in']) }),
    errors: { '404': 'The campaign or the contact is unknown, or another department’s' },
    handle: async ({ params, principal, scope, via, now }, { table }) => {
      const { team } = principal;
      const campaign = await getStoredCampaign(table, scope, params.id);
      const leaving = { team, scope, via, now, campaign };
      const status = await removeContactFrom(table, leaving, params.contact_id);
      return { body: { contact_id: params.contact_id, status } };
    },
  }),
  route({
    ...shared,
    id: 'getCampaignPreflight',
    method: 'GET',
    path: '/api/crm/campaigns/{id}/preflight',
    summary: 'Count by reason whom a campaign could not call now',
    description:
      'Judges up to `limit` contacts within reach as if the campaign called them now. A larger campaign is judged in parts: `next_cursor` goes on, and the numbers of the parts add up.',
    access: contactReaders,
    query: v.strictObject({
      ...teamParameter,
      limit: v.pipe(
        v.optional(
          v.pipe(
            v.string(),
            v.regex(/^\d{1,9}$/, 'type_integer'),
            v.transform(Number),
            v.number(),
            v.minValue(1, 'out_of_range'),
            v.maxValue(mostJudged, 'out_of_range'),
          ),
          String(mostJudged),
        ),
        v.description('How many contacts are judged at most'),
      ),
      cursor,
    }),
    body: null,
    status: 200,
    answer: success({
      preflight: v.pipe(preflightSchema, v.description('What the campaign would meet')),
      next_cursor: streamAnswerEntries.next_cursor,
    }),
    errors: { '404': unknown },
    handle: async ({ params, query, principal, scope, now }, { table }) => {
      const { limit, cursor } = query;
      const asked = { team: principal.team, scope, campaignId: params.id, limit, cursor, now };
      const { next_cursor, ...counted } = await preflight(table, asked);
      return { body: { preflight: counted, next_cursor } };
    },
  }),
];
