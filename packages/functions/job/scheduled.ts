import * as v from 'valibot';
import { log } from '../log.ts';

const scheduledSchema = v.object({ at: v.pipe(v.string(), v.isoTimestamp()) });

/** A function that a schedule calls: `run` gets the moment it was scheduled for and answers a report. */
export const scheduled =
  <Report extends object>(run: (at: Date) => Promise<Report>) =>
  async (event: unknown): Promise<Report> => {
    const { at } = v.parse(scheduledSchema, event);
    const report = await run(new Date(at));
    log.info('job done', { report });
    return report;
  };
