import { extractionRoutes } from './extractions.routes.ts';
import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';

export const handler = httpFunction(extractionRoutes, openServices());
