import * as v from 'valibot';
import { ruleChangeSchema, ruleCreateSchema, ruleSchema } from '#core/catalogue/rule.schema.ts';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import { applyRule, requireSound } from '#core/retag/apply-rule.ts';
import { findUntagged } from '#core/retag/rule-work.ts';
import { createRule, describeRule, getRule, removeRule, rulesPage, updateRule } from '#core/rule/rule.ts';
import { admins, route } from './http/route.ts';
import { flag, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/tags/rules';
const shared = { module: 'jobs', tag: 'Tags', access: admins } as const;
const answer = success({ rule: ruleSchema });
const jobPath = ({ id }: { id: string }) => `/api/crm/jobs/${id}`;

export const tagRuleRoutes = [
  route({
    ...shared,
    id: 'createTagRule',
    method: 'POST',
    path,
    summary: 'Tag contacts by a rule',
    description:
      'Every contact that matches `filter` when it is created or changed, on whatever path, gets the tag with that write. Rules only add tags, and none to a contact that bears 100 tags, as many as there is room for: its write goes on without. With `apply` a job tags the contacts that match already.',
    params: null,
    query: null,
    body: ruleCreateSchema,
    status: 201,
    answer: success({ rule: ruleSchema, job: v.nullable(jobSchema) }),
    errors: { '409': 'The tag is being deleted; or the rule is switched off, and cannot be applied' },
    handle: async ({ body, principal, via, now, newId }, { table, files }) => {
      const { team } = principal;
      const rule = await createRule(table, { team, via, now }, { id: newId('rule'), draft: body });
      const job = body.apply ? await applyRule(table, files, rule, { principal, now, newId }) : null;
      return {
        body: { rule: describeRule(team.id, rule), job: job && (await describeJob(files, job)) },
        headers: { location: `${path}/${rule.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'listTagRules',
    method: 'GET',
    path,
    summary: 'List the rules for tags',
    description: 'Oldest first; a team has 50 at most.',
    params: null,
    query: v.strictObject({ ...teamParameter, ...pageEntries }),
    body: null,
    status: 200,
    answer: success({ rules: v.array(ruleSchema), ...pageAnswerEntries }),
    handle: async ({ query, principal: { team } }, { table }) => {
      const { records, ...page } = await rulesPage(table, team.id, query);
      return { body: { rules: records.map((rule) => describeRule(team.id, rule)), ...page } };
    },
  }),
  route({
    ...shared,
    id: 'getTagRule',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get a rule',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal: { team } }, { table }) => ({
      body: { rule: describeRule(team.id, await getRule(table, team.id, params.id)) },
    }),
  }),
  route({
    ...shared,
    id: 'updateTagRule',
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: 'Change a rule',
    description:
      'What is absent stays; a filter is replaced as a whole. Contacts keep the tags that they have got.',
    params: idParams,
    query: null,
    body: ruleChangeSchema,
    status: 200,
    answer,
    errors: { '404': 'Unknown', '409': 'The tag is being deleted' },
    handle: async ({ params, body, principal: { team }, via, now }, { table }) => {
      const { team_id: _, ...change } = body;
      const rule = await updateRule(table, { team, via, now }, { ruleId: params.id, change });
      return { body: { rule: describeRule(team.id, rule) } };
    },
  }),
  route({
    ...shared,
    id: 'deleteTagRule',
    method: 'DELETE',
    path: `${path}/{id}`,
    summary: 'Delete a rule',
    description: 'Contacts keep the tags that they have got.',
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer,
    errors: { '404': 'Unknown' },
    handle: async ({ params, principal: { team }, via, now }, { table }) => ({
      body: { rule: describeRule(team.id, await removeRule(table, { team, via, now }, params.id)) },
    }),
  }),
  route({
    ...shared,
    id: 'applyTagRule',
    method: 'POST',
    path: `${path}/{id}/apply`,
    summary: 'Tag the contacts that match a rule already',
    description:
      'With `dry_run` nothing is written, and `count` says how many would get the tag. A rule whose filter the custom fields no longer allow is refused with the faults of the filter.',
    params: idParams,
    query: v.strictObject({ ...teamParameter, dry_run: flag('false') }),
    body: null,
    status: 202,
    also: { status: 200, when: 'A dry run: nothing was written' },
    answer: success({
      job: v.nullable(jobSchema),
      dry_run: v.boolean(),
      count: v.pipe(v.nullable(v.number()), v.description('Of a dry run')),
    }),
    errors: { '404': 'Unknown', '409': 'The rule is switched off' },
    handle: async ({ params, query, principal, now, newId }, { table, files }) => {
      const { team } = principal;
      const rule = await getRule(table, team.id, params.id);
      if (query.dry_run) {
        await requireSound(table, team, rule);
        const { length } = await findUntagged(table, team, rule);
        return { body: { job: null, dry_run: true, count: length }, status: 200 };
      }
      const job = await applyRule(table, files, rule, { principal, now, newId });
      return {
        body: { job: await describeJob(files, job), dry_run: false, count: null },
        headers: { location: jobPath(job) },
      };
    },
  }),
];
