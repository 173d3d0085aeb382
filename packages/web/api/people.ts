import { queryOptions } from '@tanstack/react-query';
import { callbook } from './callbook.ts';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async ({ signal }) =>
    (await callbook().GET('/api/crm/members', { params: { query: { limit: 200 } }, signal })).data.members,
  staleTime: 5 * 60_000,
});

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) =>
    (await callbook().GET('/api/crm/departments', { params: { query: { limit: 200 } }, signal })).data
      .departments,
  staleTime: 5 * 60_000,
});

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: async ({ signal }) =>
    (await callbook().GET('/api/crm/campaigns', { params: { query: { limit: 200 } }, signal })).data
      .campaigns,
  staleTime: 60_000,
});

/** Companies whose names have words that begin so. */
export const companiesQuery = (search: string) =>
  queryOptions({
    queryKey: ['companies', 'search', search],
    queryFn: async ({ signal }) => {
      const query = { limit: 50, sort: 'name' as const, ...(search.trim() !== '' && { search }) };
      return (await callbook().GET('/api/crm/companies', { params: { query }, signal })).data.companies;
    },
    staleTime: 60_000,
  });

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', 'one', id],
    queryFn: async ({ signal }) =>
      (await callbook().GET('/api/crm/companies/{id}', { params: { path: { id } }, signal })).data.company,
    staleTime: 60_000,
  });

export const facetsQuery = queryOptions({
  queryKey: ['contacts', 'facets'],
  queryFn: async ({ signal }) => (await callbook().GET('/api/crm/contacts/facets', { signal })).data.facets,
  staleTime: 30_000,
});
