import { openFileServices } from './file-services.ts';
import { httpFunction } from './http/handler.ts';
import { importRunRoutes } from './import-runs.routes.ts';
import { importRoutes } from './imports.routes.ts';

export const handler = httpFunction([...importRoutes, ...importRunRoutes], openFileServices());
