import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './callbook.ts';
import { sessionStore } from './session-store.ts';

/** Nobody reached: it may be the network. What the API said is final; the client has tried again where it helps. */
const mayHelp = (failures: number, error: unknown): boolean => !isApiError(error) && failures < 3;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      retry: mayHelp,
      networkMode: 'always',
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always' },
  },
});

// What is kept here is of one team.
let shown = sessionStore.get().current;
sessionStore.subscribe(() => {
  const { current } = sessionStore.get();
  if (current !== shown) queryClient.clear();
  shown = current;
});
