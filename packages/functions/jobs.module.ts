import { campaignContactRoutes } from './campaign-contacts.routes.ts';
import { campaignRoutes } from './campaigns.routes.ts';
import { exportRoutes } from './exports.routes.ts';
import { fieldRoutes } from './fields.routes.ts';
import type { Route } from './http/route.ts';
import { jobRoutes } from './jobs.routes.ts';
import { suppressionFileRoutes } from './suppression-files.routes.ts';
import { tagRuleRoutes } from './tag-rules.routes.ts';
import { tagRoutes } from './tags.routes.ts';

/** Routes of the function `jobs`. */
export const jobsModule: readonly Route[] = [
  ...jobRoutes,
  ...exportRoutes,
  ...tagRuleRoutes,
  ...tagRoutes,
  ...fieldRoutes,
  ...suppressionFileRoutes,
  ...campaignRoutes,
  ...campaignContactRoutes,
];
