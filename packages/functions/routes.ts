import { companyRoutes } from './companies.routes.ts';
import { contactBatchRoutes } from './contact-batch.routes.ts';
import { contactWriteRoutes } from './contact-writes.routes.ts';
import { contactRoutes } from './contacts.routes.ts';
import { departmentRoutes } from './departments.routes.ts';
import { dropRoutes } from './drops.routes.ts';
import { dutycallRoutes } from './dutycall.routes.ts';
import { dutycallBulkRoutes } from './dutycall-bulk.routes.ts';
import { eventRoutes } from './events.routes.ts';
import { fieldRoutes } from './fields.routes.ts';
import type { Route } from './http/route.ts';
import { importRunRoutes } from './import-runs.routes.ts';
import { importRoutes } from './imports.routes.ts';
import { jobRoutes } from './jobs.routes.ts';
import { meRoutes } from './me.routes.ts';
import { memberRoutes } from './members.routes.ts';
import { presetRoutes } from './presets.routes.ts';
import { sheetImportRoutes } from './sheet-imports.routes.ts';
import { systemRoutes } from './system.routes.ts';
import { tagRuleRoutes } from './tag-rules.routes.ts';
import { tagRoutes } from './tags.routes.ts';
import { teamRoutes } from './teams.routes.ts';
import { tokenRoutes } from './tokens.routes.ts';
import { webhookRoutes } from './webhooks.routes.ts';

/** The route table: the one place where infra, the reference and the access tests learn what there is. */
export const routes: readonly Route[] = [
  ...eventRoutes,
  ...contactRoutes,
  ...contactWriteRoutes,
  ...contactBatchRoutes,
  ...companyRoutes,
  ...presetRoutes,
  ...dutycallBulkRoutes,
  ...dutycallRoutes,
  ...importRoutes,
  ...importRunRoutes,
  ...sheetImportRoutes,
  ...dropRoutes,
  ...jobRoutes,
  ...tagRuleRoutes,
  ...tagRoutes,
  ...fieldRoutes,
  ...meRoutes,
  ...teamRoutes,
  ...departmentRoutes,
  ...memberRoutes,
  ...tokenRoutes,
  ...webhookRoutes,
  ...systemRoutes,
];
