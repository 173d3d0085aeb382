import * as v from 'valibot';
import { contactCreateSchema } from '#core/attribute/contact.schema.ts';
import {
  callChangeSchema,
  callCreateSchema,
  callLogSchema,
  callSchema,
} from '#core/call/call-record.schema.ts';
import { assignCall, assignedOf, changeCall } from '#core/call/log/change-call.ts';
import { getCall } from '#core/call/log/get-call.ts';
import { listCalls, listWaitingCalls } from '#core/call/log/list-calls.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { failure } from '#core/error.ts';
import { pageEntries, streamAnswerEntries, streamPage } from '#core/list/page.schema.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { line, optional } from '#core/text/text.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { contactReaders, route } from './http/route.ts';
import { commaList, flag, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/calls';
const shared = { module: 'calls', tag: 'Calls', access: contactReaders } as const;
const answer = success({ call: callSchema });
const ofOther = 'The external id is that of another contact’s call: `existing_id`';
const again = {
  status: 200,
  when: 'The call is known by its external id, and now tells this as well',
} as const;
const { limit, cursor } = pageEntries;
const listed = success({ calls: v.array(callSchema), ...streamAnswerEntries });

const contact = v.pipe(
  optional(contactCreateSchema),
  v.description(
    'What the contact is like that is made where nobody has the number, which becomes its phone; for those who may manage contacts',
  ),
);

/** Agents log calls, and manage no contacts. */
const requireMayCreate = ({ role }: Principal, draft: unknown): void => {
  if (role === 'agent' && draft)
    throw failure('forbidden', 'role_forbidden', 'The role agent may not create contacts.', 'contact');
};

export const callRoutes = [
  route({
    ...shared,
    id: 'logContactCall',
    method: 'POST',
    path: '/api/crm/contacts/{id}/calls',
    summary: 'Log a call of a contact',
    description:
      'The contact’s `last_called_at`, `last_call_outcome` and `total_calls` count it at once. With `external_id` the same call may be told of again, in any order: it stays one.',
    params: idParams,
    query: null,
    body: callLogSchema,
    status: 201,
    also: again,
    answer,
    errors: { '404': 'Unknown, or in the trash', '409': ofOther },
    handle: async ({ params, body, principal, scope, via, now, newId }, { table }) => {
      const request = { team: principal.team, scope, contactId: params.id, log: body, via, now, newId };
      const { call, isNew } = await logCall(table, request);
      const headers = { location: `${path}/${call.id}`, ...etag(call) };
      return { body: { call }, headers, ...(!isNew && { status: 200 as const }) };
    },
  }),
  route({
    ...shared,
    id: 'listContactCalls',
    method: 'GET',
    path: '/api/crm/contacts/{id}/calls',
    summary: 'List the calls of a contact, the latest first',
    params: idParams,
    query: v.strictObject({ ...teamParameter, deleted: flag('false'), limit, cursor }),
    body: null,
    status: 200,
    answer: listed,
    errors: { '404': 'Unknown, or in the trash: `deleted=true` shows it there' },
    handle: async ({ params, query, scope }, { table }) => {
      const { deleted: trashed, limit, cursor } = query;
      const page = await listCalls(table, scope, { contactId: params.id, trashed, limit, cursor });
      return { body: { ...page, ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    id: 'createCall',
    method: 'POST',
    path,
    summary: 'Log a call by its number',
    description:
      'It is the call of the contact that has the number. Where several have it, it is `ambiguous` and of none of them until somebody says which; where nobody has it, it waits the same way, or `contact` makes one.',
    params: null,
    query: null,
    body: v.strictObject({ ...callCreateSchema.entries, contact }),
    status: 201,
    also: again,
    answer,
    errors: { '409': ofOther },
    handle: async ({ body, principal, scope, via, now, newId }, { table }) => {
      const { contact: draft, ...log } = body;
      requireMayCreate(principal, draft);
      const request = { team: principal.team, scope, log, draft: draft ?? undefined, via, now, newId };
      const { call, isNew } = await logCall(table, request);
      const headers = { location: `${path}/${call.id}`, ...etag(call) };
      return { body: { call }, headers, ...(!isNew && { status: 200 as const }) };
    },
  }),
  route({
    ...shared,
    id: 'listCalls',
    method: 'GET',
    path,
    summary: 'List the calls of which nobody knows whose they are, the latest first',
    description: 'A page may be short although more follow.',
    params: null,
    query: v.strictObject({
      ...teamParameter,
      match: commaList(
        v.picklist(['ambiguous', 'none'], 'unknown_value'),
        '`ambiguous`: several contacts have the number; `none`: nobody has it. Both when not given',
      ),
      limit,
      cursor,
    }),
    body: null,
    status: 200,
    answer: listed,
    handle: async ({ query, scope }, { table }) => {
      const { match, limit, cursor } = query;
      const page = await listWaitingCalls(table, scope, { match, limit, cursor });
      return { body: { ...page, ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    id: 'getCall',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a call',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, scope }, { table }) => {
      const call = await getCall(table, scope, params.id);
      return { body: { call }, headers: etag(call) };
    },
  }),
  route({
    ...shared,
    id: 'updateCall',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Write down what came of a call',
    description:
      'What is absent stays, and null clears. What people say stands, whatever the provider tells later; an `outcome` ends a call that goes on.',
    params: idParams,
    query: null,
    body: callChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', ...ifMatchErrors },
    handle: async ({ params, body, headers, principal, scope, via, now, newId }, { table }) => {
      const version = expectedVersion(headers, principal);
      const { team } = principal;
      const request = { team, scope, callId: params.id, change: body, version, via, now, newId };
      const call = await changeCall(table, request);
      return { body: { call }, headers: etag(call) };
    },
  }),
  route({
    ...shared,
    id: 'assignCall',
    method: 'POST',
    path: `${path}/{id}/assign`,
    summary: 'Say whose a call is',
    description: 'Of a call that is `ambiguous` or of nobody known. Its contact counts it from then on.',
    params: idParams,
    query: null,
    body: v.strictObject({
      team_id: optional(line(100)),
      contact_id: optional(line(100)),
      contact: v.pipe(optional(contactCreateSchema), v.description('Makes a contact with the call’s number')),
    }),
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', '409': 'It is somebody’s already: `existing_id`', ...ifMatchErrors },
    handle: async ({ params, body, headers, principal, scope, via, now, newId }, { table }) => {
      requireMayCreate(principal, body.contact);
      const version = expectedVersion(headers, principal);
      const { team } = principal;
      const request = { team, scope, callId: params.id, to: assignedOf(body), version, via, now, newId };
      const call = await assignCall(table, request);
      return { body: { call }, headers: etag(call) };
    },
  }),
];
