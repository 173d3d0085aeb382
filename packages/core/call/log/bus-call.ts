import { wholeTeam } from '../../access/scope.ts';
import { onSurvivor } from '../../contact/merged.ts';
import type { Table } from '../../table/table.ts';
import { getTeam } from '../../team/team.ts';
import type { Call } from '../call-record.schema.ts';
import type { BusCall } from './bus-call.schema.ts';
import { logCall } from './log-call.ts';

/**
 * Logs a call that another system of the account tells of on its event bus.
 * @throws CallbookError `team_not_found`, and as `logCall`
 */
export const logBusCall = async (
  table: Table,
  { source, detail, now }: { source: string; detail: BusCall; now: Date },
): Promise<{ call: Call; isNew: boolean }> => {
  const { contact_id, ...log } = detail;
  const team = await getTeam(table, log.team_id);
  const via = { updated_by: source, via: 'call' as const };
  const request = { team, scope: wholeTeam(team.id), log, via, now };
  if (!contact_id) return logCall(table, request);
  return onSurvivor(contact_id, (contactId) => logCall(table, { ...request, contactId }));
};
