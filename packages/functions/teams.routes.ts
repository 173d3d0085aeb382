import * as v from 'valibot';
import { withComparedFields } from '#core/catalogue/compared-fields.ts';
import { planRetention } from '#core/retention/run/retention-run.item.ts';
import { followScanSetting, nextNight } from '#core/scan/scan-schedule.ts';
import { settingsRequestSchema, settingsSchema } from '#core/team/team.schema.ts';
import { updateSettings } from '#core/team/team.ts';
import { admins, everyRole, route } from './http/route.ts';
import { success, teamParameter } from './http/shapes.ts';

export const teamRoutes = [
  route({
    id: 'getSettings',
    method: 'GET',
    path: '/api/crm/settings',
    module: 'teams',
    tag: 'Settings',
    summary: 'Get the team’s policies',
    access: everyRole,
    params: null,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ settings: settingsSchema }),
    handle: async ({ principal }) => ({ body: { settings: principal.team.settings } }),
  }),
  route({
    id: 'updateSettings',
    method: 'PATCH',
    path: '/api/crm/settings',
    module: 'teams',
    tag: 'Settings',
    summary: 'Change the team’s policies',
    description: 'Policies that are not given stay as they are.',
    access: admins,
    params: null,
    query: null,
    body: settingsRequestSchema,
    status: 200,
    answer: success({ settings: settingsSchema }),
    handle: async ({ body: { team_id: _, ...changes }, principal, via, now }, { table }) => {
      const { id } = principal.team;
      const spelled = await withComparedFields(table, id, changes);
      const settings = await updateSettings(table, id, spelled, via);
      const nightly = settings.duplicates.scan_nightly;
      if (spelled.duplicates) await followScanSetting(table, { teamId: id, nightly, now });
      if (spelled.retention && settings.retention.rules.length > 0)
        await planRetention(table, id, nextNight(now));
      return { body: { settings } };
    },
  }),
];
