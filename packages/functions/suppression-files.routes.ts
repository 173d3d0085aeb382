import * as v from 'valibot';
import { jobSchema } from '#core/job/job.schema.ts';
import { describeJob } from '#core/job/job.ts';
import { suppressList, suppressOptedOut } from '#core/suppression-list/list-work.ts';
import { suppressionFileSchema } from '#core/suppression-list/suppression-list.schema.ts';
import { admins, managers, route } from './http/route.ts';
import { success, teamParameter } from './http/shapes.ts';

const shared = { module: 'jobs', tag: 'Suppressions' } as const;
const path = '/api/crm/suppressions';
const answer = success({ job: jobSchema });
const jobPath = ({ id }: { id: string }) => `/api/crm/jobs/${id}`;

export const suppressionFileRoutes = [
  route({
    ...shared,
    id: 'suppressOptedOut',
    method: 'POST',
    path: `${path}/opted-out`,
    summary: 'Suppress what contacts have that are opted out',
    description:
      'Of every contact, in the trash too. Contacts that opt out from now on need it not: it is for those that did before suppressions were kept. Run again, it does no harm, but it brings back what was lifted from a number whose contact is still opted out.',
    access: admins,
    params: null,
    query: v.strictObject(teamParameter),
    body: null,
    status: 202,
    answer,
    handle: async ({ principal, now, newId }, { table, files }) => {
      const job = await suppressOptedOut(table, files, { principal, now, newId });
      return { body: { job: await describeJob(files, job) }, headers: { location: jobPath(job) } };
    },
  }),
  route({
    ...shared,
    id: 'suppressFile',
    method: 'POST',
    path: `${path}/import`,
    summary: 'Suppress what a file lists',
    description:
      'The text of a CSV file, up to 1 MB with the rest of the body. Its header names the columns of numbers and addresses in the spellings that imports know; without a header, the columns count in which the first line has any. A job works through it; what cannot be read is among its failures, by line.',
    access: managers,
    params: null,
    query: null,
    body: suppressionFileSchema,
    status: 202,
    answer,
    handle: async ({ body: { csv, reason }, principal, now, newId }, { table, files }) => {
      const job = await suppressList(table, files, { request: { csv, reason }, principal, now, newId });
      return { body: { job: await describeJob(files, job) }, headers: { location: jobPath(job) } };
    },
  }),
];
