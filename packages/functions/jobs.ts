import { fieldRoutes } from './fields.routes.ts';
import { openFileServices } from './file-services.ts';
import { httpFunction } from './http/handler.ts';
import { jobRoutes } from './jobs.routes.ts';
import { tagRuleRoutes } from './tag-rules.routes.ts';
import { tagRoutes } from './tags.routes.ts';

export const handler = httpFunction(
  [...jobRoutes, ...tagRuleRoutes, ...tagRoutes, ...fieldRoutes],
  openFileServices(),
);
