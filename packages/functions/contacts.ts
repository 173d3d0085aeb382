import { contactBatchRoutes } from './contact-batch.routes.ts';
import { contactWriteRoutes } from './contact-writes.routes.ts';
import { contactRoutes } from './contacts.routes.ts';
import { dutycallRoutes } from './dutycall.routes.ts';
import { dutycallBulkRoutes } from './dutycall-bulk.routes.ts';
import { httpFunction } from './http/handler.ts';
import { presetRoutes } from './presets.routes.ts';
import { openServices } from './services.ts';

export const handler = httpFunction(
  [
    ...contactRoutes,
    ...contactWriteRoutes,
    ...contactBatchRoutes,
    ...presetRoutes,
    ...dutycallBulkRoutes,
    ...dutycallRoutes,
  ],
  openServices(),
);
