import * as v from 'valibot';
import { planAutoMerges, requireAutoMerge } from '#core/finding/auto-merge.ts';
import { dismissFinding, restoreFinding } from '#core/finding/dismiss-finding.ts';
import {
  autoMergeGroupSchema,
  dismissSchema,
  findingKindSchema,
  findingSchema,
  lastScanSchema,
  sampleSchema,
} from '#core/finding/finding.schema.ts';
import { getFound, listFindings } from '#core/finding/list-findings.ts';
import { sampleThreshold } from '#core/finding/sample-threshold.ts';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { pageAnswerEntries, pageEntries } from '#core/list/page.schema.ts';
import type { ScanState } from '#core/scan/scan.item.ts';
import { startScan } from '#core/scan/start-scan.ts';
import { admins, contactManagers, managers, route } from './http/route.ts';
import { commaList, flag, idParams, success, teamParameter } from './http/shapes.ts';

const path = '/api/crm/duplicates';
const shared = { module: 'duplicates', tag: 'Duplicates' } as const;

const score = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}(?:\.\d+)?$/, 'type_number'),
  v.transform(Number),
  v.maxValue(100, 'too_large'),
);

const scanAnswer = ({ job, done, auto_stop }: ScanState) => ({
  job_id: job ?? done?.job ?? null,
  finished_at: done?.finished_at ?? null,
  contacts: done?.contacts ?? null,
  changed: done?.changed ?? null,
  compared: done?.compared ?? null,
  is_cut: done?.is_cut ?? false,
  auto_merge_stopped: auto_stop,
});

const autoMergeAnswer = success({
  job: v.pipe(v.nullable(jobSchema), v.description('The scan that merges at its end; null of a dry run')),
  groups: v.pipe(v.array(autoMergeGroupSchema), v.description('Of a dry run: the best groups, up to 200')),
  would_merge: v.pipe(
    v.nullable(v.number()),
    v.description('Of a dry run: how many of these would be merged'),
  ),
});

const mostPlanned = 200;

const dismissal = success({
  pairs: v.pipe(v.number(), v.description('How many pairs it changed')),
});

/** More pairs than a finding has. */
const allPairs = 2_000;

export const duplicateRoutes = [
  route({
    ...shared,
    id: 'listDuplicates',
    method: 'GET',
    path,
    summary: 'List contacts that may be one, the best first',
    description:
      'What the last complete scan found, held against the contacts as they are now: side by side, with the reasons of each pair. Findings with contacts beyond the caller’s departments are left out, as are reasons by hidden fields.',
    access: contactManagers,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      kind: commaList(findingKindSchema, 'Findings of any of these kinds, with commas; all when not given'),
      min_score: v.pipe(v.optional(score), v.description('Findings of at least this score')),
      contact_id: v.pipe(v.optional(v.string()), v.description('Findings of this contact')),
      dismissed: v.pipe(flag('false'), v.description('Whether those are listed that somebody dismissed')),
      ...pageEntries,
    }),
    body: null,
    status: 200,
    answer: success({
      duplicates: v.pipe(v.array(findingSchema), v.description('The findings of this page')),
      scan: v.pipe(lastScanSchema, v.description('The scan that found them')),
      ...pageAnswerEntries,
    }),
    handle: async ({ query, principal, scope }, { table }) => {
      const { kind: kinds, min_score: minScore, contact_id: contactId, dismissed, ...page } = query;
      const { team } = principal;
      const asked = { ...page, team, scope, kinds, minScore, contactId, dismissed };
      const { records, state, ...rest } = await listFindings(table, asked);
      return { body: { duplicates: records, scan: scanAnswer(state), ...rest } };
    },
  }),
  route({
    ...shared,
    id: 'sampleDuplicates',
    method: 'GET',
    path: `${path}/sample`,
    summary: 'Show what a threshold would find',
    description:
      'Judges up to 500 of the pairs that the last scan found, those nearest to the threshold, as their contacts are now; nothing is written. `above` and `below` are the pairs next to it.',
    access: contactManagers,
    params: null,
    query: v.strictObject({
      ...teamParameter,
      threshold: v.pipe(v.optional(score), v.description('By default that of the settings')),
      match_email: v.pipe(
        v.optional(v.picklist(['true', 'false'], 'type_boolean')),
        v.description('Whether addresses speak for it; by default as the settings say'),
      ),
      custom_fields: v.pipe(
        v.optional(v.string()),
        v.description('Up to two names with a comma; those of the settings when not given'),
      ),
    }),
    body: null,
    status: 200,
    answer: success({ sample: v.pipe(sampleSchema, v.description('What it would find')) }),
    handle: async ({ query, principal, scope }, { table }) => {
      const { settings } = principal.team;
      const { threshold = settings.duplicates.threshold, match_email, custom_fields } = query;
      const matchEmail = match_email === undefined ? settings.duplicates.match_email : match_email === 'true';
      const customFields =
        custom_fields === undefined
          ? settings.duplicates.custom_fields
          : custom_fields.split(',').filter(Boolean).slice(0, 2);
      const asked = { team: principal.team, scope, threshold, matchEmail, customFields };
      return { body: { sample: await sampleThreshold(table, asked) } };
    },
  }),
  route({
    ...shared,
    id: 'getDuplicate',
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Get contacts that may be one, with all of their pairs',
    access: contactManagers,
    params: idParams,
    query: v.strictObject(teamParameter),
    body: null,
    status: 200,
    answer: success({ duplicate: v.pipe(findingSchema, v.description('The finding')) }),
    errors: { '404': 'Unknown, or there is nothing left of it' },
    handle: async ({ params, principal, scope }, { table }) => {
      const { found, findings } = await getFound(table, { team: principal.team, scope, id: params.id });
      return { body: { duplicate: await findings.describe(found, allPairs) } };
    },
  }),
  route({
    ...shared,
    id: 'scanDuplicates',
    method: 'POST',
    path: `${path}/scan`,
    summary: 'Compare contacts with each other',
    description:
      'By a job: contacts that have changed since the last scan with all others; all contacts the first time, with `full`, and where the settings or very many contacts have changed. What it finds is shown once it is complete. There is one scan at a time: whoever asks for another is answered with the one under way.',
    access: managers,
    params: null,
    query: null,
    body: v.strictObject({
      team_id: v.optional(v.string()),
      full: v.pipe(
        v.optional(v.boolean('type_boolean'), false),
        v.description('Whether all contacts are compared again, whatever has changed'),
      ),
    }),
    bodyOptional: true,
    status: 202,
    answer: success({ job: jobSchema }),
    handle: async ({ body: { full }, principal, now, newId }, { table, files }) => {
      const job = await startScan(table, files, { principal, now, newId, full });
      return {
        body: { job: await describeJob(files, job) },
        headers: { location: `/api/crm/jobs/${job.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'autoMergeDuplicates',
    method: 'POST',
    path: `${path}/auto-merge`,
    summary: 'Merge what the team’s rules say',
    description:
      'By the settings `duplicates.auto_merge`, which are off by default: a scan of what has changed, at whose end each group is merged that the rules allow, the best first, up to the cap of the day. With `dry_run` nothing is written: `groups` say who would survive, or why not, also while it is off. `GET /merges?auto=true` is its log. Once more than 1 % of these merges are undone, it is switched off by itself.',
    access: admins,
    params: null,
    query: null,
    body: v.strictObject({
      team_id: v.optional(v.string()),
      dry_run: v.optional(v.boolean('type_boolean'), false),
    }),
    bodyOptional: true,
    status: 202,
    also: { status: 200, when: 'A dry run: nothing was written' },
    answer: autoMergeAnswer,
    errors: { '409': 'The settings do not allow it' },
    handle: async ({ body: { dry_run }, principal, now, newId }, { table, files }) => {
      if (dry_run) {
        const groups = await planAutoMerges(table, principal.team, { now, most: mostPlanned });
        const would_merge = groups.filter(({ reason }) => reason === null).length;
        return { body: { job: null, groups, would_merge }, status: 200 };
      }
      requireAutoMerge(principal.team);
      const job = await startScan(table, files, { principal, now, newId, full: false });
      return {
        body: { job: await describeJob(files, job), groups: [], would_merge: null },
        headers: { location: `/api/crm/jobs/${job.id}` },
      };
    },
  }),
  route({
    ...shared,
    id: 'dismissDuplicate',
    method: 'POST',
    path: `${path}/{id}/dismiss`,
    summary: 'Say that contacts are not one',
    description:
      'Of each two contacts of the finding, or of the `pairs` given. They stay dismissed, also at later scans, until a value of theirs changes that is compared. `GET /duplicates?dismissed=true` lists them.',
    access: contactManagers,
    params: idParams,
    query: null,
    body: dismissSchema,
    bodyOptional: true,
    status: 200,
    answer: dismissal,
    errors: { '404': 'Unknown, or there is nothing left of it', '422': 'A pair that is not of the finding' },
    handle: async ({ params, body: { pairs }, principal, scope, now }, { table }) => {
      const asked = { team: principal.team, scope, id: params.id, pairs, by: principal.id, now };
      return { body: { pairs: await dismissFinding(table, asked) } };
    },
  }),
  route({
    ...shared,
    id: 'restoreDuplicate',
    method: 'POST',
    path: `${path}/{id}/restore`,
    summary: 'Take back that contacts are not one',
    description: 'Of a finding of `GET /duplicates?dismissed=true`, as a whole or in the `pairs` given.',
    access: contactManagers,
    params: idParams,
    query: null,
    body: dismissSchema,
    bodyOptional: true,
    status: 200,
    answer: dismissal,
    errors: { '404': 'Unknown, or there is nothing left of it', '422': 'A pair that is not of the finding' },
    handle: async ({ params, body: { pairs }, principal, scope, now }, { table }) => {
      const asked = { team: principal.team, scope, id: params.id, pairs, by: principal.id, now };
      return { body: { pairs: await restoreFinding(table, asked) } };
    },
  }),
];
