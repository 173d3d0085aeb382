import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { contactQuery } from '../api/contacts.ts';
import { queryClient } from '../api/query-client.ts';
import { currentToken } from '../api/session-store.ts';
import { rootRoute } from './root-route.ts';

export const contactRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/contacts/$contactId',
  loader: ({ params }) => {
    if (currentToken() !== undefined) void queryClient.prefetchQuery(contactQuery(params.contactId));
  },
  component: lazyRouteComponent(() => import('../contacts/contact-page.tsx'), 'ContactPage'),
});
