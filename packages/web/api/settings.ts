import { queryOptions } from '@tanstack/react-query';
import { callbook } from './callbook.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async ({ signal }) => (await callbook().GET('/api/crm/settings', { signal })).data.settings,
  staleTime: 5 * 60_000,
});
