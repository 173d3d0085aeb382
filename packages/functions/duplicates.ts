import { duplicatesModule } from './duplicates.module.ts';
import { openFileServices } from './file-services.ts';
import { httpFunction } from './http/handler.ts';

export const handler = httpFunction(duplicatesModule, openFileServices());
