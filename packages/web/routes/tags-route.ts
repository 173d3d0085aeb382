import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/language.ts';
import { rootRoute } from './root-route.ts';

export const tagsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tags',
  component: lazyRouteComponent(() => withWords('tags', import('../tags/tags-page.tsx')), 'TagsPage'),
});
