import * as v from 'valibot';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { memberChangeSchema, memberCreateSchema, memberSchema } from '#core/member/member.schema.ts';
import { createMember, getMember, listMembers, visibleMember } from '#core/member/member.ts';
import { removeMember, updateMember } from '#core/principal/change-member.ts';
import { admins, managers, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/members';
const shared = { module: 'teams', tag: 'Members' } as const;
const toAdmins =
  '`email` and `subject` are shown to admins, and to the member itself; to others they are null.';
const answer = success({ member: memberSchema });
const taken = 'Another member has this email or subject; `existing_id` tells who';

export const memberRoutes = [
  route({
    ...shared,
    id: 'createMember',
    method: 'POST',
    path,
    summary: 'Add a member',
    description: 'With a `subject`, the identity provider’s tokens of that subject act with this role.',
    access: admins,
    params: null,
    query: null,
    body: memberCreateSchema,
    status: 201,
    answer,
    errors: { '409': taken },
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const creation = { teamId: principal.team.id, id: newId('memb'), draft: body, via, now };
      const member = await createMember(table, creation);
      return { body: { member }, headers: { location: `${path}/${member.id}` } };
    },
  }),
  route({
    ...shared,
    id: 'listMembers',
    method: 'GET',
    path,
    summary: 'List members, newest first',
    description: toAdmins,
    access: managers,
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ members: v.array(memberSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listMembers(table, principal.team.id, query);
      return { body: { members: records.map((one) => visibleMember(principal, one)), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getMember',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a member',
    description: toAdmins,
    access: managers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => ({
      body: { member: visibleMember(principal, await getMember(table, principal.team.id, params.id)) },
    }),
  }),
  route({
    ...shared,
    id: 'updateMember',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Change a member',
    access: admins,
    params: idParams,
    query: null,
    body: memberChangeSchema,
    status: 200,
    answer,
    errors: { '404': 'Unknown', '409': `${taken}; or the team would lose its last admin` },
    handle: async ({ params, body, principal, via, now }, { table }) => {
      const change = { memberId: params.id, change: body, by: principal, via, now };
      return { body: { member: await updateMember(table, change) } };
    },
  }),
  route({
    ...shared,
    id: 'deleteMember',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Remove a member',
    access: admins,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown', '409': 'The team would lose its last admin' },
    handle: async ({ params, principal, via, now }, { table }) => ({
      body: { member: await removeMember(table, { memberId: params.id, by: principal, via, now }) },
    }),
  }),
];
