import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { withWords } from '../i18n/language.ts';
import { rootRoute } from './root-route.ts';

type Step = 'columns' | 'preview' | 'result';
const isStep = (value: unknown): value is Step =>
  value === 'columns' || value === 'preview' || value === 'result';

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/$importId',
  validateSearch: ({ step }: Record<string, unknown>): { readonly step?: Step } =>
    isStep(step) ? { step } : {},
  component: lazyRouteComponent(
    () => withWords('imports', import('../imports/import-page.tsx')),
    'ImportPage',
  ),
});
