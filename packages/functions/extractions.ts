import { extractionRoutes } from './extractions.routes.ts';
import { openFileServices } from './file-services.ts';
import { httpFunction } from './http/handler.ts';

export const handler = httpFunction(extractionRoutes, openFileServices());
