import * as v from 'valibot';
import {
  companyChangeSchema,
  companyCreateSchema,
  companyListEntries,
  companySchema,
} from '#core/company/company.schema.ts';
import { createCompany, getCompany } from '#core/company/company.ts';
import { nameWarnings } from '#core/company/company-name.ts';
import { listCompanies } from '#core/company/list-companies.ts';
import { updateCompany } from '#core/company/update-company.ts';
import { removeCompany } from '#core/company-removal/remove-company.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { line } from '#core/text/text.schema.ts';
import { etag, expectedVersion, ifMatch, ifMatchErrors } from './http/if-match.ts';
import { contactManagers, everyRole, managers, route } from './http/route.ts';
import { faultSchema, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/companies';
const shared = { module: 'companies', tag: 'Companies' } as const;
const answer = success({ company: companySchema });
const written = success({
  company: companySchema,
  warnings: v.pipe(
    v.array(faultSchema),
    v.description('`name_taken`, with `existing_id`: another company has the name'),
  ),
});

/** PATCH and PUT mean the same: what is given changes. */
const updateRoute = (method: 'PATCH' | 'PUT', id: string) =>
  route({
    ...shared,
    id,
    method,
    path: `${path}/{id}`,
    summary: method === 'PATCH' ? 'Change a company' : 'Change a company, as PATCH does',
    description:
      'What is absent stays, and null clears. Free text means the first company that has a name: with another one it is no longer found by the old.',
    access: managers,
    params: idParams,
    query: null,
    body: companyChangeSchema,
    headers: ifMatch,
    status: 200,
    answer: written,
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
      const warnings = body.name === undefined ? [] : await nameWarnings(table, company);
      return { body: { company, warnings }, headers: etag(company) };
    },
  });

export const companyRoutes = [
  route({
    ...shared,
    id: 'createCompany',
    method: 'POST',
    path,
    summary: 'Create a company',
    description: 'Several may have one name; `warnings` say so, with the one that free text means.',
    access: managers,
    params: null,
    query: null,
    body: companyCreateSchema,
    status: 201,
    answer: written,
    handle: async ({ body, principal, newId, via, now }, { table }) => {
      const id = newId('comp');
      const company = await createCompany(table, { teamId: principal.team.id, draft: body, id, via, now });
      const warnings = await nameWarnings(table, company);
      return {
        body: { company, warnings },
        headers: { location: `${path}/${company.id}`, ...etag(company) },
      };
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
  route({
    ...shared,
    id: 'deleteCompany',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a company',
    description:
      'Refused while it has contacts, unless `reassign_to` names the company that they move to, up to 1,000 of them. Contacts in the trash keep the id: without the company they are restored only where the team does not require one.',
    access: contactManagers,
    params: idParams,
    query: v.strictObject({ ...teamParameter, reassign_to: v.optional(line(100)) }),
    body: null,
    headers: ifMatch,
    status: 200,
    answer: success({ company: companySchema, reassigned: v.number() }),
    errors: {
      '404': 'Unknown',
      '409': 'The company has contacts, or too many of them',
      '422': '`reassign_to` is not another company of the team',
      ...ifMatchErrors,
    },
    handle: async ({ params, query, headers, principal, scope, via, now }, { table }) => {
      const removed = await removeCompany(table, {
        team: principal.team,
        scope,
        companyId: params.id,
        reassignTo: query.reassign_to,
        version: expectedVersion(headers, principal),
        via,
        now,
      });
      return { body: { ...removed } };
    },
  }),
];
