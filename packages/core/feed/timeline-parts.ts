import * as v from 'valibot';
import type { Scope } from '../access/scope.ts';
import { activitiesQuery, isPartialActivity, toActivity } from '../activity/activity.item.ts';
import { type Activity, activitySchema } from '../activity/activity.schema.ts';
import { callsQuery, isPartialCall, toCall } from '../call/call.item.ts';
import { visibleCall } from '../call/log/get-call.ts';
import { membershipsQuery, toMembership } from '../campaign/membership.item.ts';
import { consentsQuery, toConsent } from '../consent/consent.item.ts';
import { listAttached } from '../contact/attached.ts';
import type { Item } from '../table/item.ts';
import { batchGet, type Query, queryPages, type Table } from '../table/table.ts';
import type { ChangesRequest } from './read-changes.ts';
import { consentShownSchema, type TimelineEntryAnswer } from './timeline-entry.schema.ts';

/** An entry, and the place behind it in its own list. */
export interface Entry {
  at: string;
  place: string;
  entry: TimelineEntryAnswer;
}

/** What was read of one list. */
export interface Part {
  entries: readonly Entry[];
  /** Where reading stopped before the end, and of when that was. */
  behind: { place: string; at: string } | undefined;
}

/** Reads of one list what lies behind a place. */
export type PartReader = (table: Table, request: ChangesRequest, before: string | undefined) => Promise<Part>;

export const firstPage = async (table: Table, query: Query): Promise<Item[]> => {
  for await (const page of queryPages(table, query)) return page;
  return [];
};

/** What is read of a list beside its place. */
type Asked = Pick<ChangesRequest, 'sources' | 'limit'>;

const indexPlace = ({ byTeamSk }: Item): string => String(byTeamSk);

/** What the index has of a list, with the items of those that it does not tell all of. */
const readWhole = async (
  table: Table,
  { sources, limit }: Asked,
  queryOf: (contactId: string) => Query,
  isPartial: (entry: Item) => boolean,
): Promise<Item[]> => {
  const entries = await listAttached(table, sources, {
    queryOf: (contactId) => ({ ...queryOf(contactId), Limit: limit + 1 }),
    limit: limit + 1,
    placeOf: indexPlace,
  });
  const partial = entries.filter(isPartial);
  if (partial.length === 0) return entries;
  const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  const whole = new Map((await batchGet(table, partial)).map((item) => [nameOf(item), item]));
  return entries.map((entry) => whole.get(nameOf(entry)) ?? entry);
};

interface Listed {
  limit: number;
  placeOf: (item: Item) => string;
  entryOf: (item: Item) => TimelineEntryAnswer;
}

const listPart = (items: readonly Item[], { limit, placeOf, entryOf }: Listed): Part => {
  const entries = items.slice(0, limit).map((item) => {
    const entry = entryOf(item);
    return { at: entry.occurred_at, place: placeOf(item), entry };
  });
  return { entries, behind: items.length > limit ? entries.at(-1) : undefined };
};

const shared = { via: 'api', changes: null, truncated: false } as const;

/** Calls that a provider or another system told of; those of callers came over the API. */
const pathOf = (actor: string) => (/^(tok|memb)_/.test(actor) ? 'api' : 'call');

const callEntry = (scope: Scope, item: Item): TimelineEntryAnswer => {
  const call = visibleCall(scope, toCall(item));
  const { id, started_at: occurred_at, created_by: actor, version } = call;
  const told = { ...shared, via: pathOf(actor) } as const;
  return { id, type: 'call', occurred_at, actor, ...told, subject: { type: 'call', id }, version, call };
};

export const callsPart: PartReader = async (table, request, before) => {
  const { scope, limit } = request;
  const queryOf = (contactId: string) => callsQuery(scope.teamId, contactId, before);
  const items = await readWhole(table, request, queryOf, isPartialCall);
  const entryOf = (item: Item) => callEntry(scope, item);
  return listPart(items, { limit, placeOf: indexPlace, entryOf });
};

const activityEntry = (item: Item): TimelineEntryAnswer => {
  const activity = v.parse(activitySchema, toActivity(item));
  const { id, kind: type, at: occurred_at, created_by: actor, version } = activity;
  return { id, type, occurred_at, actor, ...shared, subject: { type: 'activity', id }, version, activity };
};

export const activitiesPart =
  (kind: Activity['kind']): PartReader =>
  async (table, request, before) => {
    const { scope, limit } = request;
    const queryOf = (contactId: string) => activitiesQuery(scope.teamId, { contactId, kind, before });
    const items = await readWhole(table, request, queryOf, isPartialActivity);
    return listPart(items, { limit, placeOf: indexPlace, entryOf: activityEntry });
  };

const consentEntry = (item: Item): TimelineEntryAnswer => {
  const { id, at: occurred_at, by: actor, via, ...said } = toConsent(item);
  const consent = v.parse(consentShownSchema, said);
  const subject = { type: 'consent', id };
  return { id, type: 'consent', occurred_at, actor, ...shared, via, subject, version: null, consent };
};

export const consentsPart: PartReader = async (table, { scope, sources, limit }, before) => {
  const read = await listAttached(table, sources, {
    queryOf: (contactId) => ({ ...consentsQuery(scope.teamId, contactId, before), Limit: limit + 2 }),
    limit: limit + 2,
    placeOf: ({ sk }) => sk,
  });
  const items = read.filter(({ sk }) => sk !== before);
  return listPart(items, { limit, placeOf: ({ sk }) => sk, entryOf: consentEntry });
};

const membershipEntry = (item: Item): TimelineEntryAnswer => {
  const { campaign_id, added_at: occurred_at, added_by: actor, state } = toMembership(item);
  const ended_at = typeof item.ended_at === 'string' ? item.ended_at : null;
  const campaign = { id: campaign_id, state, ended_at };
  const told = { ...shared, subject: { type: 'campaign', id: campaign_id }, version: null, campaign };
  return { id: `${campaign_id}-${occurred_at}`, type: 'campaign', occurred_at, actor, ...told };
};

const membershipPlace = ({ added_at, sk }: Item): string => `${added_at}#${sk}`;

/** Reads the campaigns that a contact came into: all of them, since they are few. */
export const campaignsPart: PartReader = async (table, { scope, sources, limit }, before) => {
  const found = await listAttached(table, sources, {
    queryOf: (contactId) => membershipsQuery(scope.teamId, contactId),
    limit: Number.POSITIVE_INFINITY,
    placeOf: membershipPlace,
  });
  const items = found
    .filter((item) => before === undefined || membershipPlace(item) < before)
    .toSorted((one, other) => (membershipPlace(one) < membershipPlace(other) ? 1 : -1));
  return listPart(items, { limit, placeOf: membershipPlace, entryOf: membershipEntry });
};
