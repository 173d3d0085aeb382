import * as v from 'valibot';
import { beginRun, endRun } from '#core/schedule/run.item.ts';
import type { CountOf, ScheduleId } from '#core/schedule/schedules.schema.ts';
import { type Tally, tallyOf } from '#core/schedule/tally.ts';
import type { Table } from '#core/table/table.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { log } from '../log.ts';

const scheduledSchema = v.object({ at: v.pipe(v.string(), v.isoTimestamp()) });

interface ScheduledRun<Id extends ScheduleId> {
  /** The moment that it was scheduled for. */
  at: Date;
  /** Until when (ms since the epoch) it may go on with a busy table. */
  deadline: number;
  /** Counts what it does, and for whom. */
  tally: Tally<CountOf<Id>>;
}

/** A run is worth more than its record. */
const recorded = async (record: Promise<void>): Promise<void> => {
  try {
    await record;
  } catch (error) {
    log.error('run not recorded', { error: error instanceof Error ? error : String(error) });
  }
};

/** A function that a schedule calls. The run is put on record when it begins and when it ends; it answers a report. */
export const scheduled =
  <Id extends ScheduleId, Report extends object>(
    id: Id,
    table: Table,
    run: (scheduled: ScheduledRun<Id>) => Promise<Report>,
  ) =>
  async (event: unknown, invocation: Invocation): Promise<Report> => {
    const { at } = v.parse(scheduledSchema, event);
    const begun = { at: new Date(at).toISOString(), started_at: new Date().toISOString() };
    const tally = tallyOf(id);
    const end = (failure?: string) => {
      const ended_at = new Date().toISOString();
      return recorded(
        endRun(table, id, { ...begun, ended_at, tally, ...(failure !== undefined && { failure }) }),
      );
    };
    await recorded(beginRun(table, id, begun));
    try {
      const report = await run({ at: new Date(at), deadline: deadlineOf(invocation), tally });
      await end();
      log.info('job done', { report });
      return report;
    } catch (error) {
      await end(error instanceof Error ? error.name : 'unknown');
      throw error;
    }
  };
