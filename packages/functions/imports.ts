import { httpFunction } from './http/handler.ts';
import { importRoutes } from './imports.routes.ts';
import { openServices } from './services.ts';

export const handler = httpFunction(importRoutes, openServices());
