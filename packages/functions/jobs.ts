import { openFileServices } from './file-services.ts';
import { httpFunction } from './http/handler.ts';
import { jobsModule } from './jobs.module.ts';

export const handler = httpFunction(jobsModule, openFileServices());
