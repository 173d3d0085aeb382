import { callsModule } from './calls.module.ts';
import { companyRoutes } from './companies.routes.ts';
import { contactsModule } from './contacts.module.ts';
import { duplicatesModule } from './duplicates.module.ts';
import { eventsModule } from './events.module.ts';
import { extractionRoutes } from './extractions.routes.ts';
import type { Route } from './http/route.ts';
import { importsModule } from './imports.module.ts';
import { jobsModule } from './jobs.module.ts';
import { privacyModule } from './privacy.module.ts';
import { systemRoutes } from './system.routes.ts';
import { teamsModule } from './teams.module.ts';
import { webhookRoutes } from './webhooks.routes.ts';

/** The route table: the one place where infra, the reference and the access tests learn what there is. */
export const routes: readonly Route[] = [
  ...eventsModule,
  ...contactsModule,
  ...callsModule,
  ...extractionRoutes,
  ...companyRoutes,
  ...importsModule,
  ...jobsModule,
  ...privacyModule,
  ...duplicatesModule,
  ...teamsModule,
  ...webhookRoutes,
  ...systemRoutes,
];
