import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root-route.ts';

/** Shows every part in every state; only where pages are worked on. */
export const componentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dev/components',
  component: lazyRouteComponent(() => import('../dev/components-page.tsx'), 'ComponentsPage'),
});
