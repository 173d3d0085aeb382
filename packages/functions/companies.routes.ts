import * as v from 'valibot';
import {
  companyChangeSchema,
  companyCreateSchema,
  companyListEntries,
  companySchema,
} from '#core/company/company.schema.ts';
import { createCompany, getCompany } from '#core/company/company.ts';
import { listCompanies } from '#core/company/list-companies.ts';
import { updateCompany } from '#core/company/update-company.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { everyRole, managers, route } from './http/route.ts';
import { idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/companies';
const shared = { module: 'companies', tag: 'Companies' } as const;
const answer = success({ company: companySchema });

/** PATCH and PUT mean the same: what is given changes. */
const updateRoute = (method: 'PATCH' | 'PUT', id: string) =>
  route({
    ...shared,
    id,
    method,
    path: `${path}/{id}`,
    summary: method === 'PATCH' ? 'Change a company' : 'Change a company, as PATCH does',
    description:
      'What is not given stays, and null clears. Free text means the first company that has a name: with another one it is no longer found by the old.',
    access: managers,
    params: idParams,
    query: null,
    body: companyChangeSchema,
    headers: ifMatch,
    status: 200,
    answer,
    errors: { '404': 'Unknown', ...ifMatchErrors },
    handle: async ({ params, body, headers, principal, via, now }, { table }) => {
      const company = await updateCompany(table, {
        teamId: principal.team.id,
        companyId: params.id,
        change: body,
        version: expectedVersion(headers, principal),
        via,
        now,
      });
      return { body: { company }, headers: etag(company) };
    },
  });

export const companyRoutes = [
  route({
    ...shared,
    id: 'createCompany',
    method: 'POST',
    path,
    summary: 'Create a company',
    access: managers,
    params: null,
    query: null,
    body: companyCreateSchema,
    status: 201,
    answer,
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const id = newId('comp');
      const company = await createCompany(table, { teamId: principal.team.id, draft: body, id, via, now });
      return { body: { company }, headers: { location: `${path}/${company.id}`, ...etag(company) } };
    },
  }),
  route({
    ...shared,
    id: 'listCompanies',
    method: 'GET',
    path,
    summary: 'List companies',
    access: everyRole,
    params: null,
    query: v.strictObject({ ...teamParameter, ...companyListEntries, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ companies: v.array(companySchema), ...pageAnswerEntries }),
    handle: async ({ query, principal }, { table }) => {
      const { records, ...page } = await listCompanies(table, principal.team.id, query);
      return { body: { companies: records, ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getCompany',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a company',
    access: everyRole,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal }, { table }) => {
      const company = await getCompany(table, principal.team.id, params.id);
      return { body: { company }, headers: etag(company) };
    },
  }),
  updateRoute('PATCH', 'updateCompany'),
  updateRoute('PUT', 'replaceCompany'),
];
