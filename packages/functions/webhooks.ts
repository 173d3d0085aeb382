import { httpFunction } from './http/handler.ts';
import { openSenderServices } from './sender-services.ts';
import { webhookRoutes } from './webhooks.routes.ts';

export const handler = httpFunction(webhookRoutes, openSenderServices());
