import * as v from 'valibot';
import type { Scope } from '../access/scope.ts';
import { activitiesQuery, isPartialActivity, toActivity } from '../activity/activity.item.ts';
import { activityKinds, activitySchema } from '../activity/activity.schema.ts';
import { namesWith } from '../attribute/attributes.ts';
import { callsQuery, isPartialCall, toCall } from '../call/call.item.ts';
import { visibleCall } from '../call/log/get-call.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import { fitting } from '../list/page-bytes.ts';
import type { Item } from '../table/item.ts';
import { batchGet, type Query, queryPages, type Table } from '../table/table.ts';
import type { EntryAnswer } from './describe-events.ts';
import { type ChangesRequest, readChanges } from './read-changes.ts';
import type { TimelineEntryAnswer, TimelineType } from './timeline-entry.schema.ts';

export interface TimelineRequest extends ChangesRequest {
  /** All where none is named. */
  types?: readonly TimelineType[];
  cursor?: string | undefined;
}

export interface TimelinePage {
  events: TimelineEntryAnswer[];
  next_cursor: string | null;
}

/** Properties of interest to all who work with a contact. */
const notable: ReadonlySet<string> = new Set(namesWith('notable'));

/** Reduces an entry to its notable changes; undefined where it has none. */
const onlyNotable = (answer: EntryAnswer): EntryAnswer | undefined => {
  const entries = Object.entries(answer.changes ?? {}).filter(([name]) => notable.has(name));
  const isNotable = answer.type !== 'contact.updated' || entries.length > 0;
  return isNotable ? { ...answer, changes: Object.fromEntries(entries), truncated: false } : undefined;
};

/** Where a page ended, in each of the lists that a timeline is made of; null where one is read to its end. */
const placesSchema = v.record(v.string(), v.nullable(v.string()));
type Places = v.InferOutput<typeof placesSchema>;

/** An entry, and the place behind it in its own list. */
interface Entry {
  at: string;
  place: string;
  entry: TimelineEntryAnswer;
}

/** What was read of one list. */
interface Part {
  name: TimelineType;
  entries: readonly Entry[];
  /** Where reading stopped before the end, and of when that was. */
  behind: { place: string; at: string } | undefined;
}

const departmentSchema = v.tuple([v.string(), v.nullable(v.string())]);

const changesPart = async (
  table: Table,
  request: TimelineRequest,
  place: string | undefined,
): Promise<Part> => {
  const [sk, department] = place === undefined ? [] : v.parse(departmentSchema, JSON.parse(place));
  const after = sk === undefined ? undefined : { sk, department: department ?? null };
  const { taken, behind } = await readChanges(table, request, { after, shown: onlyNotable });
  const textOf = (one: { sk: string; department: string | null }) => JSON.stringify([one.sk, one.department]);
  return {
    name: 'change',
    entries: taken.map((one) => ({ at: one.at, place: textOf(one), entry: one.answer })),
    behind: behind && { place: textOf(behind), at: behind.sk.split('#')[1] ?? '' },
  };
};

const firstPage = async (table: Table, query: Query): Promise<Item[]> => {
  for await (const page of queryPages(table, query)) return page;
  return [];
};

/** What the index has of a list, with the items of those that it does not tell all of. */
const readWhole = async (
  table: Table,
  query: Query,
  isPartial: (entry: Item) => boolean,
): Promise<Item[]> => {
  const entries = await firstPage(table, query);
  const partial = entries.filter(isPartial);
  if (partial.length === 0) return entries;
  const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  const whole = new Map((await batchGet(table, partial)).map((item) => [nameOf(item), item]));
  return entries.map((entry) => whole.get(nameOf(entry)) ?? entry);
};

const listPart = (
  name: TimelineType,
  items: readonly Item[],
  { limit, entryOf }: { limit: number; entryOf: (item: Item) => TimelineEntryAnswer },
): Part => {
  const entries = items.slice(0, limit).map((item) => {
    const place = String(item.byTeamSk);
    return { at: place.split('#')[0] ?? '', place, entry: entryOf(item) };
  });
  const last = entries.at(-1);
  return { name, entries, behind: items.length > limit ? last : undefined };
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

const activityEntry = (item: Item): TimelineEntryAnswer => {
  const activity = v.parse(activitySchema, toActivity(item));
  const { id, kind: type, at: occurred_at, created_by: actor, version } = activity;
  return { id, type, occurred_at, actor, ...shared, subject: { type: 'activity', id }, version, activity };
};

const partOf = async (
  table: Table,
  request: TimelineRequest,
  name: TimelineType,
  before: string | undefined,
): Promise<Part> => {
  const { scope, contactId, limit } = request;
  if (name === 'change') return changesPart(table, request, before);
  if (name === 'call') {
    const query = { ...callsQuery(scope.teamId, contactId, before), Limit: limit + 1 };
    const entryOf = (item: Item) => callEntry(scope, item);
    return listPart(name, await readWhole(table, query, isPartialCall), { limit, entryOf });
  }
  const query = { ...activitiesQuery(scope.teamId, { contactId, kind: name, before }), Limit: limit + 1 };
  return listPart(name, await readWhole(table, query, isPartialActivity), { limit, entryOf: activityEntry });
};

/** The latest of all parts, as far as every part tells what comes between. */
const merged = (parts: readonly Part[], limit: number) => {
  const horizon = parts.reduce(
    (latest, { behind }) => (behind && behind.at > latest ? behind.at : latest),
    '',
  );
  const all = parts.flatMap(({ name, entries }) => entries.map((one) => ({ ...one, name })));
  return all
    .filter(({ at }) => at >= horizon)
    .toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
    .slice(0, limit);
};

/** Where the next page begins in each list: behind what this page shows of it. */
const placesBehind = (
  parts: readonly Part[],
  shown: readonly (Entry & { name: string })[],
  from: Places,
): Places =>
  Object.fromEntries(
    parts.map(({ name, entries, behind }) => {
      const own = shown.filter((one) => one.name === name);
      if (own.length < entries.length) return [name, own.at(-1)?.place ?? from[name] ?? ''];
      return [name, behind?.place ?? null];
    }),
  );

/**
 * Reads a page of what of note happened with a contact, newest first: changes of it, calls and activities, of the
 * types asked for. The lists that it is made of are read at once.
 */
export const readTimeline = async (table: Table, request: TimelineRequest): Promise<TimelinePage> => {
  const { scope, contactId, limit, cursor, types = [] } = request;
  const names = types.length > 0 ? [...new Set(types)] : (['change', 'call', ...activityKinds] as const);
  const of = { list: 'timeline', contactId, types: names.toSorted().join() };
  const from: Places =
    cursor === undefined
      ? {}
      : v.parse(placesSchema, JSON.parse(await readCursor(table, scope.teamId, of, cursor)));
  const left = names.filter((name) => from[name] !== null);
  const parts = await Promise.all(left.map((name) => partOf(table, request, name, from[name] || undefined)));
  const chosen = merged(parts, limit);
  const events = fitting(chosen.map(({ entry }) => entry));
  const places = placesBehind(parts, chosen.slice(0, events.length), from);
  const isDone = Object.values(places).every((place) => place === null);
  const next = { ...Object.fromEntries(names.map((name) => [name, null])), ...places };
  return {
    events,
    next_cursor: isDone ? null : await writeCursor(table, scope.teamId, of, JSON.stringify(next)),
  };
};
