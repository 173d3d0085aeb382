import { dataExportRoutes } from './data-exports.routes.ts';
import { erasureRoutes } from './erasures.routes.ts';
import type { Route } from './http/route.ts';
import { privacyRequestRoutes } from './privacy-requests.routes.ts';

/** Routes of the function `privacy`, which looks for persons in all files. */
export const privacyModule: readonly Route[] = [
  ...dataExportRoutes,
  ...privacyRequestRoutes,
  ...erasureRoutes,
];
