import { openFileServices } from './file-services.ts';
import { httpFunction } from './http/handler.ts';
import { privacyModule } from './privacy.module.ts';

export const handler = httpFunction(privacyModule, openFileServices());
