import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/language.ts';
import { rootRoute } from './root-route.ts';

export const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  component: lazyRouteComponent(
    () => withWords('imports', import('../imports/imports-page.tsx')),
    'ImportsPage',
  ),
});

export const newImportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/new',
  component: lazyRouteComponent(
    () => withWords('imports', import('../imports/new-import-page.tsx')),
    'NewImportPage',
  ),
});
