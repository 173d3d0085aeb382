import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/calls.ts';
import { callbook } from './callbook.ts';

export type TimelineEntry = Answer<'/api/crm/contacts/{id}/timeline', 'get'>['timeline'][number];

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'timeline', id],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 50, ...(pageParam !== null && { cursor: pageParam }) };
      return (
        await callbook().GET('/api/crm/contacts/{id}/timeline', { params: { path: { id }, query }, signal })
      ).data;
    },
    staleTime: 0,
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
