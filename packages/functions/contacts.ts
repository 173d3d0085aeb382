import { contactsModule } from './contacts.module.ts';
import { httpFunction } from './http/handler.ts';
import { openServices } from './services.ts';

export const handler = httpFunction(contactsModule, openServices());
