import * as v from 'valibot';
import {
  activityChangeSchema,
  activityCreateSchema,
  activitySchema,
} from '#core/activity/activity.schema.ts';
import { createActivity, getActivity, removeActivity, updateActivity } from '#core/activity/activity.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { contactReaders, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/contacts/{id}/activities';
const shared = { module: 'calls', tag: 'Activities', access: contactReaders } as const;
const answer = success({ activity: activitySchema });
const params = v.strictObject({
  ...idParams.entries,
  activity_id: v.pipe(v.string(), v.maxLength(100), v.description('The activity')),
});
const unknown = 'Unknown, or its contact is in the trash';

export const activityRoutes = [
  route({
    ...shared,
    id: 'createActivity',
    method: 'POST',
    path,
    summary: 'Write down what happened with a contact',
    description: 'A note, an email, an appointment, a conversation or a ticket; its timeline shows it.',
    params: idParams,
    query: null,
    body: activityCreateSchema,
    status: 201,
    answer,
    errors: { '404': 'Unknown, or in the trash' },
    handle: async ({ params: { id: contactId }, body, scope, newId, via, now }, { table }) => {
      const request = { contactId, draft: body, id: newId('act'), scope, via, now };
      const activity = await createActivity(table, request);
      const own = path.replace('{id}', contactId);
      return { body: { activity }, headers: { location: `${own}/${activity.id}`, ...etag(activity) } };
    },
  }),
  route({
    ...shared,
    id: 'getActivity',
    method: 'GET',
    path: `${path}/{activity_id}`,
    summary: 'Get an activity',
    params,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': unknown },
    handle: async ({ params: { id: contactId, activity_id: activityId }, scope }, { table }) => {
      const activity = await getActivity(table, scope, { contactId, activityId });
      return { body: { activity }, headers: etag(activity) };
    },
  }),
  route({
    ...shared,
    id: 'updateActivity',
    method: 'PATCH',
    path: `${path}/{activity_id}`,
    summary: 'Change an activity',
    description: 'Its author may, and admins. What is absent stays, and null clears.',
    params,
    query: null,
    body: activityChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': unknown, ...ifMatchErrors },
    handle: async ({ params, body, headers, principal, scope, via, now }, { table }) => {
      const { id: contactId, activity_id: activityId } = params;
      const version = expectedVersion(headers, principal);
      const request = { principal, scope, contactId, activityId, change: body, version, via, now };
      const activity = await updateActivity(table, request);
      return { body: { activity }, headers: etag(activity) };
    },
  }),
  route({
    ...shared,
    id: 'deleteActivity',
    method: 'DELETE',
    path: `${path}/{activity_id}`,
    summary: 'Delete an activity',
    description: 'Its author may, and admins.',
    params,
    query: v.strictObject(teamParameter),
    body: null,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': unknown, ...ifMatchErrors },
    handle: async ({ params, headers, principal, scope, via, now }, { table }) => {
      const { id: contactId, activity_id: activityId } = params;
      const version = expectedVersion(headers, principal);
      const request = { principal, scope, contactId, activityId, version, via, now };
      return { body: { activity: await removeActivity(table, request) } };
    },
  }),
];
