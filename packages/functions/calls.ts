import { callsModule } from './calls.module.ts';
import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';

export const handler = httpFunction(callsModule, openServices());
