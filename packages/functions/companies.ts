import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';
import { companyRoutes } from './companies.routes.ts';

export const handler = httpFunction(companyRoutes, openServices());
