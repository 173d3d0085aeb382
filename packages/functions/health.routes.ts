import * as v from 'valibot';
import { healthSchema } from '#core/health/health.schema.ts';
import { readHealth } from '#core/health/read-health.ts';
import { admins, route } from './http/route.ts';
import { success, teamParameter } from './http/shapes.ts';

export const healthRoutes = [
  route({
    id: 'getSystemHealth',
    method: 'GET',
    path: '/api/crm/system-health',
    module: 'events',
    tag: 'Health',
    summary: 'Tell how the team’s contact book fares',
    description:
      'What is wrong comes first, each problem with its entry in the runbook; then contacts, imports, duplicates, requests, files, the projection of changes, counters and schedules, and 30 days of them as series. All figures are of this team; `null` says that something is not known.',
    access: admins,
    params: null,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ health: v.pipe(healthSchema, v.description('How the team fares')) }),
    handle: async ({ principal, now }, { table }) => ({
      body: { health: await readHealth(table, principal.team.id, now) },
    }),
  }),
];
