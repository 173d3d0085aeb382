import type { Scope } from '../../access/scope.ts';
import type { Contact } from '../../attribute/contact.schema.ts';
import { getContact } from '../../contact/contact.ts';
import { readCursor, writeCursor } from '../../list/cursor.ts';
import { orderedPage, positionOf } from '../../list/ordered.ts';
import type { Item } from '../../table/item.ts';
import { batchGetInOrder, queryPages, type Table } from '../../table/table.ts';
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

const firstEntries = async (
  table: Table,
  scope: Scope,
  { contactId, limit, before }: { contactId: string; limit: number; before: string | undefined },
): Promise<Item[]> => {
  const query = { ...callKeysQuery(scope.teamId, contactId, before), Limit: limit };
  for await (const page of queryPages(table, query)) return page;
  return [];
};

const readCalls = async (
  table: Table,
  scope: Scope,
  contactId: string,
  entries: readonly Item[],
): Promise<Call[]> => {
  const items = await batchGetInOrder(table, entries, { consistent: true });
  // A call that has become another's meanwhile is still in the index.
  const calls = items.map(toCall).filter(({ contact_id }) => contact_id === contactId);
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
  const [, found] = await Promise.all([
    getContact(table, scope, contactId, { trashed }),
    firstEntries(table, scope, { contactId, limit: limit + 1, before }),
  ]);
  const entries = found.slice(0, limit);
  const last = found.length > limit ? entries.at(-1) : undefined;
  return {
    calls: await readCalls(table, scope, contactId, entries),
    next_cursor: last ? await writeCursor(table, scope.teamId, of, String(last.byTeamSk)) : null,
  };
};

/** The last call of a contact, as the index tells; undefined of none. */
export const findLastCall = async (
  table: Table,
  scope: Scope,
  contactId: string,
): Promise<Call | undefined> => {
  const query = { ...callsQuery(scope.teamId, contactId), Limit: 1 };
  for await (const [entry] of queryPages(table, query)) return entry && visibleCall(scope, toCall(entry));
  return undefined;
};

/** The latest fifty calls of a contact that the caller has just read. */
export const latestCalls = async (table: Table, scope: Scope, { id }: Contact): Promise<Call[]> => {
  const entries = await firstEntries(table, scope, { contactId: id, limit: 50, before: undefined });
  return readCalls(table, scope, id, entries);
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
