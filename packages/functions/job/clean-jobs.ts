import { cleanJobs } from '#core/upkeep/clean-jobs.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled((at) => cleanJobs(table, at, new Date()));
