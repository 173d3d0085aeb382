import { queryOptions, useQuery } from '@tanstack/react-query';
import { callbook, callbookOf } from './callbook.ts';
import type { Session } from './sessions.ts';

const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await callbook().GET('/api/crm/me', { signal })).data.me,
  staleTime: 5 * 60_000,
});

/** Asks the API whom a token stands for. */
export const sessionOf = async (token: string): Promise<Session> => {
  const { me } = (await callbookOf(token).GET('/api/crm/me')).data;
  return { token, teamId: me.team.id, teamName: me.team.name, name: me.name, role: me.role };
};

/** Tells whether the caller's role may call an operation of the API; nothing is offered until that is known. */
export const useMay = (): ((operation: string) => boolean) => {
  const { data } = useQuery(meQuery);
  const names = new Set(data?.may.map(({ operation }) => operation));
  return (operation) => names.has(operation);
};
