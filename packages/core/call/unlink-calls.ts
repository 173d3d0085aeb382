import { createHmac } from 'node:crypto';
import { derivedId } from '../id.ts';
import { stageSecret } from '../secret/secret.item.ts';
import { untilSettled } from '../table/settle.ts';
import { queryPages, type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { callIdIn, callKeysQuery, callWrite, findCall } from './call.item.ts';
import type { StoredCall } from './compose-call.ts';

/** What calls of a contact that is gone are kept under; without the stage's secret nobody can tell whose they were. */
const pseudonym = async (table: Table, teamId: string, contactId: string): Promise<string> => {
  const secret = await stageSecret(table);
  return derivedId('gone', 0, createHmac('sha256', secret).update(`${teamId} ${contactId}`).digest('hex'));
};

/** A call without what says whose it was. */
const unlinked = (call: StoredCall, contact_id: string): StoredCall => {
  const { number: _, ...state } = call.state;
  return { ...call, contact_id, department_id: null, number: null, state, version: call.version + 1 };
};

/**
 * Keeps the calls of a contact that is being removed for good, under a pseudonym and without its number. Nobody adds
 * any to it by then.
 */
export const unlinkCalls = async (
  table: Table,
  { teamId, contactId, via }: { teamId: string; contactId: string; via: Via },
): Promise<void> => {
  const name = await pseudonym(table, teamId, contactId);
  for await (const page of queryPages(table, callKeysQuery(teamId, contactId)))
    for (const entry of page)
      await untilSettled(async () => {
        const seen = await findCall(table, teamId, callIdIn(entry));
        if (seen?.contact_id !== contactId) return true;
        return (await transacted(table, [callWrite(unlinked(seen, name), seen, via)])) || undefined;
      });
};
