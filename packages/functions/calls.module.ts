import { activityRoutes } from './activities.routes.ts';
import { callHookRoutes } from './call-hooks.routes.ts';
import { callableRoutes } from './callable.routes.ts';
import { callRoutes } from './calls.routes.ts';
import type { Route } from './http/route.ts';

/** Routes of the function `calls`. */
export const callsModule: readonly Route[] = [
  ...activityRoutes,
  ...callRoutes,
  ...callableRoutes,
  ...callHookRoutes,
];
