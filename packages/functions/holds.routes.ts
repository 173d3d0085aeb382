import * as v from 'valibot';
import { listHolds } from '#core/hold/contacts/find-holds.ts';
import { liftHold } from '#core/hold/contacts/lift-hold.ts';
import { placeHold } from '#core/hold/contacts/place-hold.ts';
import { holds } from '#core/hold/hold.item.ts';
import { holdGivenSchema, holdLiftSchema, holdSchema, holdStates } from '#core/hold/hold.schema.ts';
import { getRecord } from '#core/list/listed-noun.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { admins, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/holds';
const shared = { module: 'contacts', tag: 'Legal holds', access: admins } as const;
const answer = success({ hold: holdSchema });

export const holdRoutes = [
  route({
    ...shared,
    id: 'createHold',
    method: 'POST',
    path,
    summary: 'Place a legal hold',
    description:
      'On a contact, or without `contact_id` on all of the team. Nobody whom it covers is removed for good, by whom or what ever, until it is lifted, and a contact on hold may not be called (`on_hold`); one on the whole team stops no calls.',
    params: null,
    query: null,
    body: holdGivenSchema,
    status: 201,
    answer,
    errors: { '404': 'There is no such contact' },
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const placing = { teamId: principal.team.id, id: newId('hold'), given: body, via, now };
      const hold = await placeHold(table, placing);
      return { body: { hold }, headers: { location: `${path}/${hold.id}` } };
    },
  }),
  route({
    ...shared,
    id: 'listHolds',
    method: 'GET',
    path,
    summary: 'List legal holds, newest first',
    description: 'Those that are lifted as well, unless `state` says otherwise.',
    params: null,
    query: v.strictObject({
      ...teamParameter,
      state: v.optional(
        v.pipe(v.picklist(holdStates, 'unknown_value'), v.description('Whether they are in force')),
      ),
      contact_id: v.optional(
        v.pipe(
          v.string(),
          v.maxLength(100),
          v.description('Only those placed on this contact, or on one that is part of it'),
        ),
      ),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({ holds: v.array(holdSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listHolds(table, principal.team.id, query, query);
      return { body: { holds: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getHold',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a legal hold',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => ({
      body: { hold: await getRecord(table, holds, principal.team.id, params.id) },
    }),
  }),
  route({
    ...shared,
    id: 'liftHold',
    method: 'POST',
    path: `${path}/{id}/lift`,
    summary: 'Lift a legal hold',
    description: 'It stays on record. What waited for it goes at the next run of whatever asked for it.',
    params: idParams,
    query: null,
    body: holdLiftSchema,
    bodyOptional: true,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, body, principal, via, now }, { table }) => {
      const lifting = { teamId: principal.team.id, holdId: params.id, reason: body.reason, via, now };
      return { body: { hold: await liftHold(table, lifting) } };
    },
  }),
];
