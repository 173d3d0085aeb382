import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';
import { importRoutes } from './imports.routes.ts';

export const handler = httpFunction(importRoutes, openServices());
