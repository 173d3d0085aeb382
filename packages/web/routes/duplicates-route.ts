import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/language.ts';
import { rootRoute } from './root-route.ts';

const shows = ['name_conflict', 'shared_value', 'dismissed', 'merges'] as const;
type Show = (typeof shows)[number] | 'duplicates';

export const duplicatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/duplicates',
  validateSearch: ({ show }: Record<string, unknown>): { readonly show?: Show } => {
    const known = shows.find((one) => one === show);
    return known ? { show: known } : {};
  },
  component: lazyRouteComponent(
    () => withWords('duplicates', import('../duplicates/duplicates-page.tsx')),
    'DuplicatesPage',
  ),
});

export const findingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/duplicates/$findingId',
  component: lazyRouteComponent(
    () => withWords('duplicates', import('../duplicates/finding-page.tsx')),
    'FindingPage',
  ),
});
