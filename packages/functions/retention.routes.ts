import * as v from 'valibot';
import { listSomeRecords } from '#core/list/listed-noun.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { dryRunRetention } from '#core/retention/run/dry-run.ts';
import { retentionRuns } from '#core/retention/run/retention-run.item.ts';
import {
  retentionReportSchema,
  retentionRunSchema,
  type StoredRun,
} from '#core/retention/run/retention-run.schema.ts';
import { teamRetentionSchema } from '#core/team/team.schema.ts';
import { line, optional } from '#core/text/text.schema.ts';
import { admins, route } from './http/route.ts';
import { success, teamParameter } from './http/shapes.ts';

const shared = { module: 'contacts', tag: 'Retention', access: admins } as const;

/** A run without how far its work is. */
const shown = ({ position: _, chunk: __, version: ___, ...run }: StoredRun) => run;

export const retentionRoutes = [
  route({
    ...shared,
    id: 'dryRunRetention',
    method: 'POST',
    path: '/api/crm/retention/dry-run',
    summary: 'See what retention would do now',
    description:
      'By the policy that is given, or else by the team’s. Nothing goes. What a run then does is decided anew for each contact at the moment it goes.',
    params: null,
    query: null,
    body: v.strictObject({ team_id: optional(line(100)), retention: v.optional(teamRetentionSchema) }),
    bodyOptional: true,
    status: 200,
    answer: success({
      report: retentionReportSchema,
      complete: v.pipe(
        v.boolean(),
        v.description(
          'False where there are more than a request looks at: the counts are those of the first',
        ),
      ),
    }),
    handle: async ({ body, principal: { team }, now }, { table }) => {
      const { retention: policy = team.settings.retention } = body;
      const terms = { team_id: team.id, at: now.toISOString(), policy, trashDays: team.settings.trash_days };
      const { complete, ...report } = await dryRunRetention(table, terms);
      return { body: { report, complete } };
    },
  }),
  route({
    ...shared,
    id: 'listRetentionRuns',
    method: 'GET',
    path: '/api/crm/retention/runs',
    summary: 'List what retention did, the last run first',
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({
      retention_runs: v.pipe(v.array(retentionRunSchema), v.description('The runs of this page')),
      ...pageAnswerEntries,
    }),
    handle: async ({ query, principal }, { table }) => {
      const of = { teamId: principal.team.id };
      const { records, ...page } = await listSomeRecords(table, retentionRuns, of, query);
      return { body: { retention_runs: records.map(shown), ...page } };
    },
  }),
];
