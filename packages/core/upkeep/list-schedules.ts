import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import type { ScheduleReport } from '../schedule/schedule-report.schema.ts';
import { readSchedules } from '../schedule/schedule-report.ts';
import type { Table } from '../table/table.ts';

/** Lists the schedules of the service, in their own order. */
export const listSchedules = async (
  table: Table,
  { teamId, now }: { teamId: string; now: Date },
  page: PageRequest,
): Promise<Page<ScheduleReport>> => {
  const records = await readSchedules(table, teamId, now);
  const positionOf = ({ id }: ScheduleReport) =>
    String(records.findIndex((one) => one.id === id)).padStart(3, '0');
  return pageOfAll(
    table,
    { teamId, query: { kind: 'schedule' }, records, positionOf, descending: false },
    page,
  );
};
