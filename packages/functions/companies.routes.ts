import * as v from 'valibot';
import { companyCreateSchema, companySchema } from '#core/company/company.schema.ts';
import { createCompany, getCompany, listCompanies } from '#core/company/company.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { everyRole, managers, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

export const companyRoutes = [
  route({
    id: 'createCompany',
    method: 'POST',
    path: '/api/crm/companies',
    module: 'companies',
    tag: 'Companies',
    summary: 'Create a company',
    access: managers,
    params: null,
    query: null,
    body: companyCreateSchema,
    status: 201,
    answer: success({ company: companySchema }),
    handle: async ({ body, principal, via, now }, { table }) => {
      const company = await createCompany(table, { teamId: principal.team.id, draft: body, via, now });
      return { body: { company }, headers: { location: `/api/crm/companies/${company.id}` } };
    },
  }),
  route({
    id: 'listCompanies',
    method: 'GET',
    path: '/api/crm/companies',
    module: 'companies',
    tag: 'Companies',
    summary: 'List companies, newest first',
    access: everyRole,
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ companies: v.array(companySchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listCompanies(table, principal.team.id, query);
      return { body: { companies: records, ...page } };
    },
  }),
  route({
    id: 'getCompany',
    method: 'GET',
    path: '/api/crm/companies/{id}',
    module: 'companies',
    tag: 'Companies',
    summary: 'Get a company',
    access: everyRole,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ company: companySchema }),
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => ({
      body: { company: await getCompany(table, principal.team.id, params.id) },
    }),
  }),
];
