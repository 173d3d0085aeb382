import { eventsModule } from './events.module.ts';
import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';

export const handler = httpFunction(eventsModule, openServices());
