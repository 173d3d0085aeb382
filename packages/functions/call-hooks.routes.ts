import * as v from 'valibot';
import { callHookChangeSchema, callHookCreateSchema, callHookSchema } from '#core/call/hook/hook.schema.ts';
import {
  createCallHook,
  getCallHook,
  listCallHooks,
  receiverPath,
  removeCallHook,
  updateCallHook,
} from '#core/call/hook/hook.ts';
import { receiveCall } from '#core/call/log/receive-call.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { admins, type Method, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/call-hooks';
const shared = { module: 'calls', tag: 'Calls', access: admins } as const;
const answer = success({ call_hook: callHookSchema });

const id = v.pipe(v.string(), v.maxLength(100));

/** Dialers call with POST, and some with GET. */
const receiverRoute = (method: Extract<Method, 'GET' | 'POST'>, operation: string) =>
  route({
    id: operation,
    method,
    path: receiverPath('{team_id}', '{id}'),
    module: 'calls',
    tag: 'Calls',
    summary:
      method === 'POST' ? 'Tell of a call, as a provider does' : 'Tell of a call by GET, as VICIdial does',
    description:
      'Takes the events of Twilio, Vonage, HubSpot or VICIdial as they send them, without a token: the signature tells that they are theirs. What comes twice, or in another order, changes nothing.',
    access: 'public',
    signed: true,
    params: v.strictObject({ team_id: id, id }),
    query: null,
    body: null,
    status: 200,
    answer: success({
      result: v.pipe(v.picklist(['event', 'ignored']), v.description('`ignored`: it says nothing of a call')),
    }),
    errors: { '404': 'There is no such receiver' },
    handle: async ({ params, raw, now }, { table }) => {
      const asked = { teamId: params.team_id, hookId: params.id, request: raw(), now };
      return { body: await receiveCall(table, asked) };
    },
  });

export const callHookRoutes = [
  route({
    ...shared,
    id: 'createCallHook',
    method: 'POST',
    path,
    summary: 'Receive the calls of a provider',
    description: 'Give the provider the URL of the API with `path` behind it.',
    params: null,
    query: null,
    body: callHookCreateSchema,
    status: 201,
    secret: true,
    answer: success({
      call_hook: callHookSchema,
      secret: v.pipe(
        v.nullable(v.string()),
        v.description(
          'The secret that was made, shown this once: VICIdial sends it as `secret` in the query',
        ),
      ),
    }),
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const request = { teamId: principal.team.id, draft: body, id: newId('chk'), via, now };
      const { hook, secret } = await createCallHook(table, request);
      return {
        body: { call_hook: hook, secret },
        headers: { location: `${path}/${hook.id}`, ...etag(hook) },
      };
    },
  }),
  route({
    ...shared,
    id: 'listCallHooks',
    method: 'GET',
    path,
    summary: 'List the receivers of calls, newest first',
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ call_hooks: v.array(callHookSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listCallHooks(table, principal.team.id, query);
      return { body: { call_hooks: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getCallHook',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a receiver of calls',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => {
      const hook = await getCallHook(table, { teamId: principal.team.id, hookId: params.id });
      return { body: { call_hook: hook }, headers: etag(hook) };
    },
  }),
  route({
    ...shared,
    id: 'updateCallHook',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Change a receiver of calls',
    description: 'What is absent stays.',
    params: idParams,
    query: null,
    body: callHookChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', ...ifMatchErrors },
    handle: async ({ params, body, headers, principal, via, now }, { table }) => {
      const one = { teamId: principal.team.id, hookId: params.id };
      const version = expectedVersion(headers, principal);
      const hook = await updateCallHook(table, { ...one, change: body, version, via, now });
      return { body: { call_hook: hook }, headers: etag(hook) };
    },
  }),
  route({
    ...shared,
    id: 'deleteCallHook',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a receiver of calls',
    description: 'What its provider sends from then on is refused; calls stay.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', ...ifMatchErrors },
    handle: async ({ params, headers, principal, via }, { table }) => {
      const one = { teamId: principal.team.id, hookId: params.id };
      const version = expectedVersion(headers, principal);
      return { body: { call_hook: await removeCallHook(table, { ...one, version, via }) } };
    },
  }),
  receiverRoute('POST', 'receiveCall'),
  receiverRoute('GET', 'receiveCallByGet'),
];
