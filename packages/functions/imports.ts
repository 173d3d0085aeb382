import { httpFunction } from './http/handler.ts';
import { importsModule } from './imports.module.ts';
import { openSheetServices } from './sheet-services.ts';

export const handler = httpFunction(importsModule, openSheetServices());
