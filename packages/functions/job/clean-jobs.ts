import { cleanJobs } from '#core/upkeep/clean-jobs.ts';
import { cleanTags } from '#core/upkeep/clean-tags.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled(async (at) => {
  const jobs = await cleanJobs(table, at, new Date());
  return { ...jobs, tags: await cleanTags(table, at, new Date()) };
});
