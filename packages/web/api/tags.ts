import { queryOptions } from '@tanstack/react-query';
import { callbook } from './callbook.ts';

/** Tags, those of most contacts first. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) =>
    (
      await callbook().GET('/api/crm/tags', {
        params: { query: { sort: '-contact_count', limit: 200 } },
        signal,
      })
    ).data.tags,
  staleTime: 60_000,
});
