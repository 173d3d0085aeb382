import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';
import { contactRoutes } from './contacts.routes.ts';

export const handler = httpFunction(contactRoutes, openServices());
