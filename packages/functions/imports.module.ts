import { dropRoutes } from './drops.routes.ts';
import type { Route } from './http/route.ts';
import { importRunRoutes } from './import-runs.routes.ts';
import { importRoutes } from './imports.routes.ts';
import { sheetImportRoutes } from './sheet-imports.routes.ts';

/** Routes of the function `imports`. */
export const importsModule: readonly Route[] = [
  ...importRoutes,
  ...importRunRoutes,
  ...sheetImportRoutes,
  ...dropRoutes,
];
