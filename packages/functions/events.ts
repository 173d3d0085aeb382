import { eventRoutes } from './events.routes.ts';
import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';

export const handler = httpFunction(eventRoutes, openServices());
