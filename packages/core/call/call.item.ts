import * as v from 'valibot';
import { derivedId } from '../id.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { getItem, type Query, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { put, putNew, stillAs, type Write } from '../table/write.ts';
import { type Call, callSchema } from './call-record.schema.ts';
import type { CallState } from './call-state.ts';
import type { ReliedOn, Said, StoredCall } from './compose-call.ts';

/** How long an end is waited for. */
const patience = 24 * 3_600_000;

/** Calls that nobody knows the contact of. */
export const waitingPartition = (teamId: string) => (shard: number) => `T#${teamId}#waiting-call#${shard}`;

export const dueCallsPk = (shard: number) => `DUE#call#${shard}`;

export const callKeys = {
  primary: (teamId: string, callId: string): Key => ({ pk: `T#${teamId}#CALL#${callId}`, sk: 'CALL' }),
  /** The calls of a contact, or of nobody known, by when they began. */
  byTeam: ({ team_id, id, contact_id, started_at }: Call) => ({
    byTeamPk: contact_id === null ? waitingPartition(team_id)(shardOf(id)) : callsOf(team_id, contact_id),
    byTeamSk: callPosition({ started_at, id }),
  }),
  /** A call that goes on is closed when nothing was heard of it for a day. */
  byDue: ({ team_id, id, state, updated_at }: StoredCall) => ({
    byDuePk: dueCallsPk(shardOf(id)),
    byDueSk: `${new Date(Date.parse(state.last_at?.value ?? updated_at) + patience).toISOString()}#${team_id}#${id}`,
  }),
};

const callsOf = (teamId: string, contactId: string): string => `T#${teamId}#call#${contactId}`;

const callPosition = ({ started_at, id }: Pick<Call, 'started_at' | 'id'>): string => `${started_at}#${id}`;

/**
 * The id of the one call that has an external id. Whoever tells of it writes the same item, so that there is never
 * another.
 */
export const callIdOf = (teamId: string, provider: string, externalId: string): string =>
  derivedId('call', 0, teamId, provider.toLowerCase(), externalId);

const isBlank = (value: unknown): boolean =>
  value === null || value === false || (typeof value === 'object' && Object.keys(Object(value)).length === 0);

/** Values beyond this (bytes) stay out of the index that timelines read. */
const mostShown = 500;

/** What does not stand in the map that the index has. */
const besides: ReadonlySet<string> = new Set([
  'id',
  'team_id',
  'state',
  'said',
  'department_id',
  'opt_out',
  'opted_out',
  'relied_on',
  'moved',
]);

const isShown = (name: string, value: unknown): boolean =>
  !besides.has(name) && Buffer.byteLength(JSON.stringify(value)) <= mostShown;

/** Makes the item of a call: what timelines show as one map, which `byTeam` projects, and the rest beside it. */
const toCallItem = (call: StoredCall, via: Via): Item => {
  const { team_id, id, version, created_at, updated_at } = call;
  const values = Object.entries(call).filter(([, value]) => !isBlank(value));
  const shown = values.filter(([name, value]) => isShown(name, value));
  const rest = values.filter(([name, value]) => !isShown(name, value));
  const isPartial = rest.some(([name]) => !besides.has(name));
  return {
    ...callKeys.primary(team_id, id),
    ...Object.fromEntries(rest),
    shown: { ...Object.fromEntries(shown), ...(isPartial && { partial: true }) },
    ...{ version, created_at, updated_at },
    ...via,
    ...callKeys.byTeam(call),
    ...(call.outcome === null && callKeys.byDue(call)),
  };
};

/** Tells whether an index entry tells less than its call's item. */
export const isPartialCall = (entry: Item): boolean => Object(entry.shown).partial === true;

const blank: Record<string, null> = Object.fromEntries(
  Object.keys(callSchema.entries).map((name) => [name, null]),
);

/** The call of an item, or as far as an index entry tells. */
export const toCall = (item: Item): StoredCall => {
  const { department_id = null, state = {}, said = {}, opt_out, opted_out, relied_on = null, moved } = item;
  const [, team_id] = item.pk.split('#');
  const known = { ...Object(item.shown), ...item, team_id, id: callIdIn(item) };
  return {
    ...v.parse(callSchema, { ...blank, candidates: [], ...known }),
    department_id: department_id as string | null,
    state: state as CallState,
    said: said as Said,
    opt_out: opt_out === true,
    opted_out: opted_out === true,
    relied_on: relied_on as ReliedOn | null,
    ...(Array.isArray(moved) && { moved }),
  };
};

export const findCall = async (
  table: Table,
  teamId: string,
  callId: string,
): Promise<StoredCall | undefined> => {
  const item = await getItem(table, callKeys.primary(teamId, callId));
  return item && toCall(item);
};

/** The id of the call that an index entry belongs to. */
export const callIdIn = ({ pk }: Pick<Key, 'pk'>): string => pk.slice(pk.lastIndexOf('#') + 1);

/** Puts a call that is new, or still as `seen`. */
export const callWrite = (call: StoredCall, seen: StoredCall | undefined, via: Via): Write => {
  const item = toCallItem(call, via);
  return seen ? put(item, stillAs(seen)) : putNew(item);
};

/** What the index has of the calls of a contact, the latest first. It may be a moment behind. */
export const callsQuery = (teamId: string, contactId: string, before?: string): Query => ({
  IndexName: 'byTeam',
  KeyConditionExpression: `byTeamPk = :pk${before === undefined ? '' : ' AND byTeamSk < :before'}`,
  ExpressionAttributeValues: {
    ':pk': callsOf(teamId, contactId),
    ...(before !== undefined && { ':before': before }),
  },
  ScanIndexForward: false,
});

/** Their keys alone. */
export const callKeysQuery = (...asked: Parameters<typeof callsQuery>): Query => ({
  ...callsQuery(...asked),
  ProjectionExpression: 'pk, sk, byTeamSk',
});

/** Keys of the calls of nobody known, of a shard. */
export const waitingQuery = (teamId: string, shard: number): Query => ({
  IndexName: 'byTeam',
  KeyConditionExpression: 'byTeamPk = :pk',
  ExpressionAttributeValues: { ':pk': waitingPartition(teamId)(shard) },
  ProjectionExpression: 'pk, sk',
});
