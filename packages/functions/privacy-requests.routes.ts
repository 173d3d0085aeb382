import * as v from 'valibot';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { createRequest } from '#core/privacy-request/ask-privacy-request.ts';
import { describeRequest, summaryOf } from '#core/privacy-request/describe-privacy-request.ts';
import {
  deadlineStates,
  privacyRequestCreateSchema,
  privacyRequestSchema,
  privacyRequestSummarySchema,
  requestExtensionSchema,
  requestKindSchema,
  requestStateSchema,
} from '#core/privacy-request/privacy-request.schema.ts';
import {
  answerRequest,
  extendRequest,
  getRequest,
  listRequests,
} from '#core/privacy-request/privacy-requests.ts';
import { contactManagers, route } from './http/route.ts';
import { commaList, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/privacy-requests';
const shared = { module: 'privacy', tag: 'Privacy', access: contactManagers } as const;
const onTeam = v.strictObject(teamParameter);

export const privacyRequestRoutes = [
  route({
    ...shared,
    id: 'createPrivacyRequest',
    method: 'POST',
    path,
    summary: 'Put a request of a person on record that is answered later',
    description:
      'As one that came by letter. It is due one month after the person asked. `POST /contacts/{id}/data-export` or `…/anonymize` does what it asks for. Of a kind, one request about a contact waits at a time: asked for again, that is the answer.',
    params: null,
    query: null,
    body: privacyRequestCreateSchema,
    status: 201,
    answer: success({ request: privacyRequestSchema }),
    errors: { '404': 'The contact is unknown' },
    handle: async ({ body, principal, scope, now, newId }, { table, exports }) => {
      const { kind, contact_id: contactId, asked_at: askedAt } = body;
      const asked = { principal, scope, kind, contactId, askedAt, now, newId };
      const request = await createRequest(table, asked);
      return {
        body: { request: await describeRequest({ exports, scope, now }, request) },
        headers: { location: `${path}/${request.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'listPrivacyRequests',
    method: 'GET',
    path,
    summary: 'List requests of persons with their deadlines, newest first',
    description: 'Managers see those about contacts of their departments. Kept for good, as proof.',
    params: null,
    query: v.strictObject({
      ...teamParameter,
      kind: commaList(requestKindSchema, 'Of these kinds, with commas; all when not given'),
      state: commaList(requestStateSchema, 'In any of these states, with commas; all when not given'),
      deadline: commaList(
        v.picklist(deadlineStates, 'unknown_value'),
        'Which stand so by their deadlines, as `due_soon,overdue`; all when not given',
      ),
      contact_id: v.optional(
        v.pipe(v.string(), v.maxLength(100, 'too_long'), v.description('About a contact')),
      ),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({ requests: v.array(privacyRequestSummarySchema), ...pageAnswerEntries }),
    handle: async ({ query, scope, now }, { table, exports }) => {
      const { records, ...page } = await listRequests(table, scope, query, now);
      const shown = records.map((request) => summaryOf({ exports, scope, now }, request));
      return { body: { requests: await Promise.all(shown), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getPrivacyRequest',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a request of a person, with its certificate or its package',
    params: idParams,
    query: onTeam,
    body: null,
    status: 200,
    answer: success({ request: privacyRequestSchema }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, scope, now }, { table, exports }) => {
      const request = await getRequest(table, scope, params.id);
      return { body: { request: await describeRequest({ exports, scope, now }, request) } };
    },
  }),
  route({
    ...shared,
    id: 'extendPrivacyRequest',
    method: 'POST',
    path: `${path}/{id}/extend`,
    summary: 'Lengthen the time for an answer to three months in all',
    description: 'Within the first month, in which the person has to be told why.',
    params: idParams,
    query: null,
    body: requestExtensionSchema,
    status: 200,
    answer: success({ request: privacyRequestSchema }),
    errors: { '404': 'Unknown', '409': 'It is answered, or the month is over' },
    handle: async ({ params, body, scope, via, now }, { table, exports }) => {
      const request = await extendRequest(table, { scope, via, now }, params.id, body.reason);
      return { body: { request: await describeRequest({ exports, scope, now }, request) } };
    },
  }),
  route({
    ...shared,
    id: 'answerPrivacyRequest',
    method: 'POST',
    path: `${path}/{id}/answer`,
    summary: 'Say that the person has the answer',
    description: 'A package that is made is not handed over yet. Until then, its deadline goes on.',
    params: idParams,
    query: onTeam,
    body: null,
    status: 200,
    answer: success({ request: privacyRequestSchema }),
    errors: { '404': 'Unknown', '409': 'What the person asked for has not been done' },
    handle: async ({ params, scope, via, now }, { table, exports }) => {
      const request = await answerRequest(table, { scope, via, now }, params.id);
      return { body: { request: await describeRequest({ exports, scope, now }, request) } };
    },
  }),
];
