import * as v from 'valibot';
import {
  departmentChangeSchema,
  departmentCreateSchema,
  departmentSchema,
} from '#core/department/department.schema.ts';
import {
  createDepartment,
  getDepartment,
  listDepartments,
  removeDepartment,
  updateDepartment,
} from '#core/department/department.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { admins, everyRole, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/departments';
const shared = { module: 'teams', tag: 'Departments' } as const;
const answer = success({ department: departmentSchema });

export const departmentRoutes = [
  route({
    ...shared,
    id: 'createDepartment',
    method: 'POST',
    path,
    summary: 'Create a department',
    access: admins,
    params: null,
    query: null,
    body: departmentCreateSchema,
    status: 201,
    answer,
    errors: { '409': 'Another department has this name; `existing_id` tells which' },
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const { name } = body;
      const id = newId('dept');
      const department = await createDepartment(table, { teamId: principal.team.id, id, name, via, now });
      return { body: { department }, headers: { location: `${path}/${department.id}` } };
    },
  }),
  route({
    ...shared,
    id: 'listDepartments',
    method: 'GET',
    path,
    summary: 'List departments, newest first',
    access: everyRole,
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ departments: v.array(departmentSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listDepartments(table, principal.team.id, query);
      return { body: { departments: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getDepartment',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a department',
    access: everyRole,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => ({
      body: { department: await getDepartment(table, principal.team.id, params.id) },
    }),
  }),
  route({
    ...shared,
    id: 'updateDepartment',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Rename a department',
    access: admins,
    params: idParams,
    query: null,
    body: departmentChangeSchema,
    status: 200,
    answer,
    errors: { '404': 'Unknown', '409': 'Another department has this name; `existing_id` tells which' },
    handle: async ({ params, body, principal, via, now }, { table }) => {
      const where = { teamId: principal.team.id, departmentId: params.id };
      return { body: { department: await updateDepartment(table, { ...where, change: body, via, now }) } };
    },
  }),
  route({
    ...shared,
    id: 'deleteDepartment',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Remove a department',
    description: 'Only one without members, tokens that are not revoked, and contacts.',
    access: admins,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown', '409': 'Members, tokens or contacts belong to it' },
    handle: async ({ params, principal, via }, { table }) => {
      const where = { teamId: principal.team.id, departmentId: params.id, via };
      return { body: { department: await removeDepartment(table, where) } };
    },
  }),
];
