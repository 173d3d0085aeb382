import { queryOptions } from '@tanstack/react-query';
import { callbook } from './callbook.ts';

/** Custom fields that are in use, in their order. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: async ({ signal }) => {
    const { data } = await callbook().GET('/api/crm/fields', { params: { query: { limit: 200 } }, signal });
    return data.fields.filter(({ archived }) => !archived);
  },
  staleTime: 5 * 60_000,
});
