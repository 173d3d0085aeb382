import type { AnyRoute } from '@tanstack/react-router';

/** None; `npm run web` puts those of `dev-routes.ts` in their place, which so are in no build. */
export const extraRoutes: readonly AnyRoute[] = [];
