import { openFileServices } from './file-services.ts';
import { httpFunction } from './http/handler.ts';
import { jobRoutes } from './jobs.routes.ts';

export const handler = httpFunction(jobRoutes, openFileServices());
