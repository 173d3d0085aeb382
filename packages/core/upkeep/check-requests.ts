import { dueRequestsPk, findRequest } from '../privacy-request/privacy-request.item.ts';
import { standingOf } from '../privacy-request/privacy-requests.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';
import type { Table } from '../table/table.ts';

/**
 * Counts the requests of persons that have to be answered within seven days of `at`, and those whose time is over. Reads
 * these and no more; each stays due until it is answered.
 */
export const checkRequests = async (table: Table, at: Date, tally = tallyOf('check-requests')) => {
  for await (const { teamId, recordId } of dueRecords(table, dueRequestsPk, at.toISOString())) {
    const request = await findRequest(table, { team_id: teamId, id: recordId });
    if (!request || request.answered_at !== null) continue;
    tally.add(teamId, standingOf(request, at).deadline === 'overdue' ? 'overdue' : 'due_soon');
  }
  return tally.total;
};
