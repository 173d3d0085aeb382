import { createRouter } from '@tanstack/react-router';
import { contactRoute } from '../routes/contact-route.ts';
import { contactsRoute } from '../routes/contacts-route.ts';
import { parseFlatSearch, stringifyFlatSearch } from '../routes/flat-search.ts';
import { homeRoute } from '../routes/home-route.ts';
import { rootRoute } from '../routes/root-route.ts';
import { Broken, NotFound } from './faults.tsx';
import { Shell } from './shell.tsx';

export const router = createRouter({
  routeTree: rootRoute.addChildren([homeRoute, contactsRoute, contactRoute]),
  parseSearch: parseFlatSearch,
  stringifySearch: stringifyFlatSearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
  InnerWrap: Shell,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
