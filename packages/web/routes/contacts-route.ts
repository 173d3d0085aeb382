import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contactPageQuery } from '../api/contacts.ts';
import { queryClient } from '../api/query-client.ts';
import { currentToken } from '../api/session-store.ts';
import { readContactSearch } from '../contacts/contact-search.ts';
import { listingOf } from '../contacts/listing.ts';
import { rootRoute } from './root-route.ts';

export const contactsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/contacts',
  validateSearch: readContactSearch,
  loaderDeps: ({ search }) => listingOf(search),
  // The first rows are on their way before the page is; the page itself tells what goes wrong.
  loader: ({ deps }) => {
    if (currentToken() !== undefined) void queryClient.prefetchQuery(contactPageQuery(deps, 0));
  },
  component: lazyRouteComponent(() => import('../contacts/contacts-page.tsx'), 'ContactsPage'),
});
