import * as v from 'valibot';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { scheduleReportSchema } from '#core/schedule/schedule-report.schema.ts';
import { listSchedules } from '#core/upkeep/list-schedules.ts';
import { admins, route } from './http/route.ts';
import { success, teamParameter } from './http/shapes.ts';

export const scheduleRoutes = [
  route({
    id: 'listSchedules',
    method: 'GET',
    path: '/api/crm/schedules',
    module: 'events',
    tag: 'Health',
    summary: 'List the schedules of upkeep with their last runs',
    description:
      'What runs by the clock, when it ran, whether it is late, and what it did for this team. Runs work through all teams of the stage; what they did for others is not told.',
    access: admins,
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({
      schedules: v.pipe(v.array(scheduleReportSchema), v.description('In the order of their own list')),
      ...pageAnswerEntries,
    }),
    handle: async ({ query, principal, now }, { table }) => {
      const { records, ...page } = await listSchedules(table, { teamId: principal.team.id, now }, query);
      return { body: { schedules: records, ...page } };
    },
  }),
];
