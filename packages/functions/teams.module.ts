import { departmentRoutes } from './departments.routes.ts';
import type { Route } from './http/route.ts';
import { meRoutes } from './me.routes.ts';
import { memberRoutes } from './members.routes.ts';
import { teamRoutes } from './teams.routes.ts';
import { tokenRoutes } from './tokens.routes.ts';

/** Routes of the function `teams`. */
export const teamsModule: readonly Route[] = [
  ...meRoutes,
  ...teamRoutes,
  ...departmentRoutes,
  ...memberRoutes,
  ...tokenRoutes,
];
