import { createRouter } from '@tanstack/react-router';
import { contactRoute } from '../routes/contact-route.ts';
import { contactsRoute } from '../routes/contacts-route.ts';
import { duplicatesRoute, findingRoute } from '../routes/duplicates-route.ts';
import { parseFlatSearch, stringifyFlatSearch } from '../routes/flat-search.ts';
import { homeRoute } from '../routes/home-route.ts';
import { importRoute } from '../routes/import-route.ts';
import { importsRoute, newImportRoute } from '../routes/imports-route.ts';
import { rootRoute } from '../routes/root-route.ts';
import { tagsRoute } from '../routes/tags-route.ts';
import { extraRoutes } from './extra-routes.ts';
import { Broken, NotFound } from './faults.tsx';
import { Shell } from './shell.tsx';

const pages = [
  homeRoute,
  contactsRoute,
  contactRoute,
  importsRoute,
  newImportRoute,
  importRoute,
  duplicatesRoute,
  findingRoute,
  tagsRoute,
] as const;

export const router = createRouter({
  // Those that are only for work on pages need no types.
  routeTree: rootRoute.addChildren([...pages, ...extraRoutes] as unknown as typeof pages),
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
