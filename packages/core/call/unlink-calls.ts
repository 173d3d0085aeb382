import { createHmac } from 'node:crypto';
import { derivedId } from '../id.ts';
import { stageSecret } from '../secret/secret.item.ts';
import { untilSettled } from '../table/settle.ts';
import { shards } from '../table/shard.ts';
import { queryPages, type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { callIdIn, callKeysQuery, callWrite, findCall, waitingQuery } from './call.item.ts';
import type { StoredCall } from './compose-call.ts';

const goneMark = 'gone';

/** Tells whether a call is kept under a pseudonym, since its contact is gone. */
export const isUnlinked = ({ contact_id }: Pick<StoredCall, 'contact_id'>): boolean =>
  contact_id?.startsWith(`${goneMark}_`) === true;

/** What calls of a contact that is gone are kept under; without the stage's secret nobody can tell whose they were. */
const pseudonym = async (table: Table, teamId: string, contactId: string): Promise<string> => {
  const secret = await stageSecret(table);
  return derivedId(goneMark, 0, createHmac('sha256', secret).update(`${teamId} ${contactId}`).digest('hex'));
};

/** A call without what says whose it was. */
const unlinked = (call: StoredCall, contact_id: string): StoredCall => {
  const { number: _, ...state } = call.state;
  return { ...call, contact_id, department_id: null, number: null, state, version: call.version + 1 };
};

/** What people said of a call, and what else could tell of whom. */
const redacted = ({ state, said, ...call }: StoredCall): StoredCall => {
  const { notes: _notes, summary: _summary, recording_url: _url, transcript_ref: _ref, ...heard } = state;
  const { notes: _n, summary: _s, recording_url: _u, transcript_ref: _r, ...left } = said;
  const nothing = { notes: null, summary: null, recording_url: null, transcript_ref: null };
  return { ...call, ...nothing, external_id: null, candidates: [], state: heard, said: left };
};

interface Meant {
  teamId: string;
  contactId: string;
  via: Via;
}

/** Rewrites the calls of a contact under a pseudonym; answers how many. Nobody adds any to it by then. */
const keepUnder = async (
  table: Table,
  { teamId, contactId, via }: Meant,
  what: (call: StoredCall) => StoredCall,
): Promise<number> => {
  const name = await pseudonym(table, teamId, contactId);
  let count = 0;
  for await (const page of queryPages(table, callKeysQuery(teamId, contactId)))
    for (const entry of page)
      await untilSettled(async () => {
        const seen = await findCall(table, teamId, callIdIn(entry));
        if (seen?.contact_id !== contactId) return true;
        if (!(await transacted(table, [callWrite(what(unlinked(seen, name)), seen, via)]))) return undefined;
        count++;
        return true;
      });
  return count;
};

/** Keeps the calls of a contact that is being removed for good, under a pseudonym and without its number. */
export const unlinkCalls = async (table: Table, meant: Meant): Promise<void> => {
  await keepUnder(table, meant, (call) => call);
};

/** Keeps the calls of a contact that is erased as those were made, and nothing of what was said in them. */
export const redactCalls = (table: Table, meant: Meant): Promise<number> => keepUnder(table, meant, redacted);

/** Keeps a call of nobody known without the number that it was made to, and what was said. */
export const redactWaiting = (table: Table, { teamId, id, via }: { teamId: string; id: string; via: Via }) =>
  untilSettled(async () => {
    const seen = await findCall(table, teamId, id);
    if (!seen || seen.contact_id !== null) return true;
    const left = { ...redacted(unlinked(seen, '')), contact_id: null };
    return (await transacted(table, [callWrite(left, seen, via)])) || undefined;
  });

/** The calls that tell whose they are. */
export async function* unredactedCalls(
  table: Table,
  teamId: string,
  contactId: string,
): AsyncGenerator<StoredCall> {
  for await (const page of queryPages(table, callKeysQuery(teamId, contactId)))
    for (const entry of page) {
      const call = await findCall(table, teamId, callIdIn(entry));
      if (call?.contact_id === contactId) yield call;
    }
}

/** The calls of nobody known yet, to or from numbers that are meant. */
export async function* waitingCalls(
  table: Table,
  teamId: string,
  isMeant: (number: string) => boolean,
): AsyncGenerator<StoredCall> {
  for (const shard of shards)
    for await (const page of queryPages(table, waitingQuery(teamId, shard)))
      for (const entry of page) {
        const call = await findCall(table, teamId, callIdIn(entry));
        if (call?.contact_id === null && call.number !== null && isMeant(call.number)) yield call;
      }
}
