import { dropRoutes } from './drops.routes.ts';
import { httpFunction } from './http/handler.ts';
import { importRunRoutes } from './import-runs.routes.ts';
import { importRoutes } from './imports.routes.ts';
import { sheetImportRoutes } from './sheet-imports.routes.ts';
import { openSheetServices } from './sheet-services.ts';

export const handler = httpFunction(
  [...importRoutes, ...importRunRoutes, ...sheetImportRoutes, ...dropRoutes],
  openSheetServices(),
);
