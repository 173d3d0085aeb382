import { departmentRoutes } from './departments.routes.ts';
import { httpFunction } from './http/handler.ts';
import { meRoutes } from './me.routes.ts';
import { memberRoutes } from './members.routes.ts';
import { openServices } from './services.ts';
import { teamRoutes } from './teams.routes.ts';
import { tokenRoutes } from './tokens.routes.ts';

const routes = [...meRoutes, ...teamRoutes, ...departmentRoutes, ...memberRoutes, ...tokenRoutes];

export const handler = httpFunction(routes, openServices());
