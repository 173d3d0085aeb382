import * as v from 'valibot';
import { deliverySchema, deliveryStateSchema } from '#core/delivery/delivery.schema.ts';
import { getDelivery, listDeliveries, redeliver, testWebhook } from '#core/delivery/delivery.ts';
import { typeFaults } from '#core/feed/event-type.ts';
import { pageAnswerEntries, pageEntries, streamAnswerEntries, streamPage } from '#core/list/page.schema.ts';
import { webhookChangeSchema, webhookCreateSchema, webhookSchema } from '#core/webhook/webhook.schema.ts';
import {
  createWebhook,
  getWebhook,
  listWebhooks,
  removeWebhook,
  rotateSecret,
  updateWebhook,
} from '#core/webhook/webhook.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { admins, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/webhooks';
const shared = { module: 'webhooks', tag: 'Webhooks', access: admins } as const;
const answer = success({ webhook: webhookSchema });
const withSecret = success({
  webhook: webhookSchema,
  secret: v.pipe(v.string(), v.description('Verifies deliveries, as Standard Webhooks has it')),
});
const deliveryAnswer = success({ delivery: deliverySchema });
const deliveryParams = v.strictObject({
  ...idParams.entries,
  delivery_id: v.pipe(v.string(), v.maxLength(100)),
});
const now = () => new Date();

export const webhookRoutes = [
  route({
    ...shared,
    id: 'createWebhook',
    method: 'POST',
    path,
    summary: 'Have events sent to a URL',
    description:
      'Each event of the feed that `types` name is sent by POST, signed as Standard Webhooks has it with the secret that this answer shows, and never again. A delivery that is not answered with 2xx within 10 seconds is repeated for a day. The URL must be https on a public address. A team has at most 20 webhooks.',
    params: null,
    query: null,
    body: webhookCreateSchema,
    status: 201,
    secret: true,
    answer: withSecret,
    errors: { '409': 'The team has as many as it may, or the same request has made its webhook before' },
    inspect: typeFaults,
    handle: async ({ body, principal, newId, via, now }, { table, sender }) => {
      const request = { principal, draft: body, id: newId('hook'), via, now };
      const { webhook, secret } = await createWebhook(table, sender, request);
      return {
        body: { webhook, secret },
        headers: { location: `${path}/${webhook.id}`, ...etag(webhook) },
      };
    },
  }),
  route({
    ...shared,
    id: 'listWebhooks',
    method: 'GET',
    path,
    summary: 'List webhooks, newest first',
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ webhooks: v.array(webhookSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listWebhooks(table, principal.team.id, query);
      return { body: { webhooks: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getWebhook',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a webhook',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => {
      const webhook = await getWebhook(table, { teamId: principal.team.id, webhookId: params.id });
      return { body: { webhook }, headers: etag(webhook) };
    },
  }),
  route({
    ...shared,
    id: 'updateWebhook',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Change a webhook',
    description:
      'What is absent stays. `state` disables and enables it: events that come while it is disabled are not sent later.',
    params: idParams,
    query: null,
    body: webhookChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', ...ifMatchErrors },
    inspect: typeFaults,
    handle: async ({ params, body, headers, principal, via, now }, { table, sender }) => {
      const one = { teamId: principal.team.id, webhookId: params.id };
      const version = expectedVersion(headers, principal);
      const webhook = await updateWebhook(table, sender, { ...one, change: body, version, via, now });
      return { body: { webhook }, headers: etag(webhook) };
    },
  }),
  route({
    ...shared,
    id: 'deleteWebhook',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a webhook',
    description: 'What is pending is not sent any more, and its log is gone.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', ...ifMatchErrors },
    handle: async ({ params, headers, principal, via }, { table }) => {
      const one = { teamId: principal.team.id, webhookId: params.id };
      const version = expectedVersion(headers, principal);
      return { body: { webhook: await removeWebhook(table, { ...one, version, via }) } };
    },
  }),
  route({
    ...shared,
    id: 'rotateWebhookSecret',
    method: 'POST',
    path: `${path}/{id}/rotate-secret`,
    summary: 'Give a webhook another secret',
    description:
      'Shown in this answer and never again. For 24 hours after it was replaced, a secret signs deliveries too. At most five times within 24 hours. The feed says `webhook.secret_rotated`.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    secret: true,
    answer: withSecret,
    errors: {
      '404': 'Unknown',
      '409': 'Too often within 24 hours, or the same request has made its secret before',
    },
    handle: async ({ params, principal, newId, via, now }, { table }) => {
      const one = { teamId: principal.team.id, webhookId: params.id };
      const { webhook, secret } = await rotateSecret(table, { ...one, id: newId('sec'), via, now });
      return { body: { webhook, secret }, headers: etag(webhook) };
    },
  }),
  route({
    ...shared,
    id: 'testWebhook',
    method: 'POST',
    path: `${path}/{id}/test`,
    summary: 'Send an event `webhook.test` at once',
    description: 'Answers what became of it. It is not repeated, and does not count as a failure.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: deliveryAnswer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal, newId, now: at }, { table, sender }) => {
      const one = { teamId: principal.team.id, webhookId: params.id };
      const test = { ...one, id: newId('dlv'), eventId: newId('evt'), now: at };
      return { body: { delivery: await testWebhook({ table, sender, clock: now }, test) } };
    },
  }),
  route({
    ...shared,
    id: 'listDeliveries',
    method: 'GET',
    path: `${path}/{id}/deliveries`,
    summary: 'List what was sent, newest event first',
    description:
      'Kept for 30 days. A page that is filtered by `state` may hold fewer than `limit` and still have a `next_cursor`.',
    params: idParams,
    query: v.strictObject({
      ...teamParameter,
      limit: pageEntries.limit,
      cursor: pageEntries.cursor,
      state: v.optional(deliveryStateSchema),
    }),
    body: null,
    status: 200,
    answer: success({ deliveries: v.array(deliverySchema), ...streamAnswerEntries }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, query, principal }, { table }) => {
      const one = { teamId: principal.team.id, webhookId: params.id };
      return { body: { ...(await listDeliveries(table, one, query)), ...streamPage(query) } };
    },
  }),
  route({
    ...shared,
    id: 'getDelivery',
    method: 'GET',
    path: `${path}/{id}/deliveries/{delivery_id}`,
    summary: 'Get a delivery with its attempts',
    params: deliveryParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: deliveryAnswer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => {
      const one = { teamId: principal.team.id, webhookId: params.id, deliveryId: params.delivery_id };
      return { body: { delivery: await getDelivery(table, one) } };
    },
  }),
  route({
    ...shared,
    id: 'redeliver',
    method: 'POST',
    path: `${path}/{id}/deliveries/{delivery_id}/redeliver`,
    summary: 'Send an event once more',
    description:
      'At once, whatever became of it before; where it fails, its day of retries begins anew. The payload is made anew, with the contact as it is now.',
    params: deliveryParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: deliveryAnswer,
    errors: { '404': 'Unknown', '409': 'The webhook is disabled' },
    handle: async ({ params, principal }, { table, sender }) => {
      const one = { teamId: principal.team.id, webhookId: params.id, deliveryId: params.delivery_id };
      return { body: { delivery: await redeliver({ table, sender, clock: now }, one) } };
    },
  }),
];
