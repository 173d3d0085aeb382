import type { Scope } from '../../access/scope.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { isSettled, listAttached, type Source, sourcesOf } from '../../contact/attached.ts';
import { getStoredContact } from '../../contact/contact.ts';
import { readCursor, writeCursor } from '../../list/cursor.ts';
import { orderedPage, positionOf } from '../../list/ordered.ts';
import type { Item } from '../../table/item.ts';
import { batchGetInOrder, type Table } from '../../table/table.ts';
import { callKeysQuery, callsQuery, toCall, waitingPartition } from '../call.item.ts';
import type { Call } from '../call-record.schema.ts';
import { contactsOfCalls, visibleCall, withinReach } from './get-call.ts';

export interface CallPage {
  calls: Call[];
  next_cursor: string | null;
}

interface PageAsked {
  limit: number;
  cursor?: string | undefined;
}

const firstEntries = (
  table: Table,
  scope: Scope,
  { sources, limit, before }: { sources: readonly Source[]; limit: number; before: string | undefined },
): Promise<Item[]> =>
  listAttached(table, sources, {
    queryOf: (contactId) => ({ ...callKeysQuery(scope.teamId, contactId, before), Limit: limit }),
    limit,
    placeOf: ({ byTeamSk }) => String(byTeamSk),
  });

const readCalls = async (
  table: Table,
  scope: Scope,
  sources: readonly Source[],
  entries: readonly Item[],
): Promise<Call[]> => {
  const items = await batchGetInOrder(table, entries, { consistent: true });
  const owners = new Set<string | null>(sources.map(({ contactId }) => contactId));
  // A call that has become another's meanwhile is still in the index.
  const calls = items.map(toCall).filter(({ contact_id }) => owners.has(contact_id));
  return calls.map((call) => visibleCall(scope, call));
};

/**
 * A page of the calls of a contact, the latest first.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `cursor_invalid`
 */
export const listCalls = async (
  table: Table,
  scope: Scope,
  { contactId, trashed, limit, cursor }: PageAsked & { contactId: string; trashed: boolean },
): Promise<CallPage> => {
  const of = { list: 'calls', contactId };
  const before = cursor === undefined ? undefined : await readCursor(table, scope.teamId, of, cursor);
  const page = { limit: limit + 1, before };
  const [contact, own] = await Promise.all([
    getStoredContact(table, scope, contactId, { trashed }),
    firstEntries(table, scope, { ...page, sources: [{ contactId }] }),
  ]);
  const sources = sourcesOf(contact);
  const found = isSettled(contact) ? own : await firstEntries(table, scope, { ...page, sources });
  const entries = found.slice(0, limit);
  const last = found.length > limit ? entries.at(-1) : undefined;
  return {
    calls: await readCalls(table, scope, sources, entries),
    next_cursor: last ? await writeCursor(table, scope.teamId, of, String(last.byTeamSk)) : null,
  };
};

/** The last call among those that these have of a contact, as the index tells; undefined of none. */
export const findLastCall = async (
  table: Table,
  scope: Scope,
  sources: readonly Source[],
): Promise<Call | undefined> => {
  const [entry] = await listAttached(table, sources, {
    queryOf: (contactId) => ({ ...callsQuery(scope.teamId, contactId), Limit: 1 }),
    limit: 1,
    placeOf: ({ byTeamSk }) => String(byTeamSk),
  });
  return entry && visibleCall(scope, toCall(entry));
};

/** The latest fifty calls of a contact that the caller has just read. */
export const latestCalls = async (table: Table, scope: Scope, contact: StoredContact): Promise<Call[]> => {
  const sources = sourcesOf(contact);
  const entries = await firstEntries(table, scope, { sources, limit: 50, before: undefined });
  return readCalls(table, scope, sources, entries);
};

const isWaiting = ({ match }: Call): boolean => match !== 'one';

/**
 * A page of the calls that wait for somebody to say whose they are, the latest first. It may be short, where calls are
 * those of other departments.
 * @throws CallbookError `cursor_invalid`
 */
export const listWaitingCalls = async (
  table: Table,
  scope: Scope,
  { limit, cursor, match }: PageAsked & { match: readonly Call['match'][] },
): Promise<CallPage> => {
  const { teamId } = scope;
  const of = { list: 'waiting-calls', match: match.join() };
  const after = cursor === undefined ? undefined : await readCursor(table, teamId, of, cursor);
  const list = { index: 'byTeam', partition: waitingPartition(teamId), descending: true } as const;
  const { entries, more } = await orderedPage(
    table,
    { ...list, projection: 'pk, sk, byTeamSk' },
    { limit, start: { offset: 0, after } },
  );
  const found = (await batchGetInOrder(table, entries, { consistent: true })).map(toCall);
  const waiting = found.filter(
    (call) => isWaiting(call) && (match.length === 0 || match.includes(call.match)),
  );
  const contacts = await contactsOfCalls(table, teamId, waiting);
  const last = entries.at(-1);
  return {
    calls: waiting
      .map((call) => withinReach(scope, call, contacts))
      .filter((call) => call.match === 'none' || scope.departments === 'all' || call.candidates.length > 0)
      .map((call) => visibleCall(scope, call)),
    next_cursor: more && last ? await writeCursor(table, teamId, of, positionOf(list, last)) : null,
  };
};
