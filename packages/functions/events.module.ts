import { eventRoutes } from './events.routes.ts';
import { healthRoutes } from './health.routes.ts';
import type { Route } from './http/route.ts';
import { scheduleRoutes } from './schedules.routes.ts';

/** Routes of the function `events`. */
export const eventsModule: readonly Route[] = [...eventRoutes, ...scheduleRoutes, ...healthRoutes];
