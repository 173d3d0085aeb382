import { consentRoutes } from './consents.routes.ts';
import { contactBatchRoutes } from './contact-batch.routes.ts';
import { contactWriteRoutes } from './contact-writes.routes.ts';
import { contactRoutes } from './contacts.routes.ts';
import { dutycallRoutes } from './dutycall.routes.ts';
import { dutycallBulkRoutes } from './dutycall-bulk.routes.ts';
import { holdRoutes } from './holds.routes.ts';
import type { Route } from './http/route.ts';
import { presetRoutes } from './presets.routes.ts';
import { retentionRoutes } from './retention.routes.ts';
import { suppressionRoutes } from './suppressions.routes.ts';

/** Routes of the function `contacts`. */
export const contactsModule: readonly Route[] = [
  ...contactRoutes,
  ...contactWriteRoutes,
  ...contactBatchRoutes,
  ...consentRoutes,
  ...presetRoutes,
  ...suppressionRoutes,
  ...holdRoutes,
  ...retentionRoutes,
  ...dutycallBulkRoutes,
  ...dutycallRoutes,
];
