import * as v from 'valibot';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { log } from '../log.ts';

const scheduledSchema = v.object({ at: v.pipe(v.string(), v.isoTimestamp()) });

/**
 * A function that a schedule calls: `run` gets the moment it was scheduled for, and until when it may go on with a
 * busy table; it answers a report.
 */
export const scheduled =
  <Report extends object>(run: (at: Date, deadline: number) => Promise<Report>) =>
  async (event: unknown, invocation: Invocation): Promise<Report> => {
    const { at } = v.parse(scheduledSchema, event);
    const report = await run(new Date(at), deadlineOf(invocation));
    log.info('job done', { report });
    return report;
  };
