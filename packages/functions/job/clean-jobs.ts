import { cleanJobs } from '#core/upkeep/clean-jobs.ts';
import { cleanTags } from '#core/upkeep/clean-tags.ts';
import { releases } from '../bulk/releases.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('clean-jobs', table, async ({ at, deadline, tally }) => {
  const patient = table.until(deadline);
  const jobs = await cleanJobs(patient, releases, at, new Date(), tally);
  return { ...jobs, tags: await cleanTags(patient, at, new Date(), tally) };
});
