import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';
import { teamRoutes } from './teams.routes.ts';

export const handler = httpFunction(teamRoutes, openServices());
