import { dueCallsPk, findCall } from '../call/call.item.ts';
import { closeSilent } from '../call/call-view.ts';
import { knownOf, type StoredCall } from '../call/compose-call.ts';
import { findCounted } from '../call/log/count-call.ts';
import { writeCall } from '../call/log/write-call.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';
import { untilSettled } from '../table/settle.ts';
import { shards } from '../table/shard.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { getTeam } from '../team/team.ts';

const via = { updated_by: 'close-calls', via: 'retention' } as const;

const isSilent = (seen: StoredCall, at: Date): boolean => {
  const { state, updated_at } = seen;
  return seen.outcome === null && closeSilent(state, at.toISOString(), updated_at) !== state;
};

/** Closes one call, unless its end was heard of meanwhile. */
const close = (
  table: Table,
  team: Team,
  callId: string,
  { at, now }: { at: Date; now: Date },
): Promise<boolean> =>
  untilSettled(async () => {
    const seen = await findCall(table, team.id, callId);
    if (!seen || !isSilent(seen, at)) return false;
    const known = knownOf(seen);
    const state = closeSilent(seen.state, at.toISOString(), seen.updated_at);
    const counted = await findCounted(table, team.id, seen.contact_id);
    return (await writeCall(table, { team, seen, known: { ...known, state }, counted, via, now })) && true;
  });

/**
 * Closes calls whose end nobody has told for 24 hours, as `unknown`; an event that comes later corrects that. Reads what
 * is due and no more; run again it changes nothing further.
 */
export const closeCalls = async (table: Table, at: Date, now: Date, tally = tallyOf('close-calls')) => {
  const cutoff = at.toISOString();
  const teams = new Map<string, Promise<Team>>();
  const teamOf = (id: string) => {
    const team = teams.get(id) ?? getTeam(table, id);
    teams.set(id, team);
    return team;
  };
  for (const shard of shards)
    for await (const { teamId, recordId } of dueRecords(table, dueCallsPk(shard), cutoff))
      if (await close(table, await teamOf(teamId), recordId, { at, now })) tally.add(teamId, 'closed');
  return { cutoff, ...tally.total };
};
