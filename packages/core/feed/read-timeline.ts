import * as v from 'valibot';
import { activityKinds } from '../activity/activity.schema.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import { fitting } from '../list/page-bytes.ts';
import type { Table } from '../table/table.ts';
import { type ChangeKind, changeKinds } from '../timeline/change-kind.ts';
import { changesPart, deedsPart } from './change-parts.ts';
import type { ChangesRequest } from './read-changes.ts';
import { type TimelineEntryAnswer, type TimelineType, timelineTypes } from './timeline-entry.schema.ts';
import {
  activitiesPart,
  callsPart,
  campaignsPart,
  consentsPart,
  type Entry,
  type Part,
  type PartReader,
} from './timeline-parts.ts';

export interface TimelineRequest extends ChangesRequest {
  /** All where none is named. */
  types?: readonly TimelineType[];
  cursor?: string | undefined;
}

export interface TimelinePage {
  events: TimelineEntryAnswer[];
  next_cursor: string | null;
}

/** Where a page ended, in each of the lists that a timeline is made of; null where one is read to its end. */
const placesSchema = v.record(v.string(), v.nullable(v.string()));
type Places = v.InferOutput<typeof placesSchema>;

type Readers = Partial<Record<TimelineType, PartReader>>;

const readers: Readers = {
  import: deedsPart('import'),
  merge: deedsPart('merge'),
  call: callsPart,
  ...Object.fromEntries(activityKinds.map((kind) => [kind, activitiesPart(kind)])),
  consent: consentsPart,
  campaign: campaignsPart,
};

const isChange = (type: TimelineType): type is ChangeKind => changeKinds.some((kind) => kind === type);

/** The lists that have what is asked for: whoever wants changes finds what imports and merges did among them. */
const readersOf = (types: readonly TimelineType[]): Readers => {
  const has = (type: TimelineType) => types.length === 0 || types.includes(type);
  const wanted = timelineTypes.filter(has);
  if (!has('change')) return Object.fromEntries(wanted.map((type) => [type, readers[type]]));
  const others = wanted.filter((type) => !isChange(type)).map((type) => [type, readers[type]]);
  return { change: changesPart(new Set(wanted.filter(isChange))), ...Object.fromEntries(others) };
};

interface NamedPart extends Part {
  name: string;
}

/** The latest of all parts, as far as every part tells what comes between. */
const merged = (parts: readonly NamedPart[], limit: number) => {
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
  parts: readonly NamedPart[],
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
 * Reads a page of what of note happened with a contact, newest first: changes of it, calls, activities,
 * consents and campaigns, of the types asked for. The lists that it is made of are read at once.
 */
export const readTimeline = async (table: Table, request: TimelineRequest): Promise<TimelinePage> => {
  const { scope, contactId, limit, cursor, types = [] } = request;
  const lists = Object.entries(readersOf(types));
  const of = { list: 'timeline', contactId, types: [...new Set(types)].toSorted().join() };
  const from: Places =
    cursor === undefined
      ? {}
      : v.parse(placesSchema, JSON.parse(await readCursor(table, scope.teamId, of, cursor)));
  const left = lists.filter(([name]) => from[name] !== null);
  const parts = await Promise.all(
    left.map(async ([name, read]) => ({ name, ...(await read(table, request, from[name] || undefined)) })),
  );
  const chosen = merged(parts, limit);
  const events = fitting(chosen.map(({ entry }) => entry));
  const places = placesBehind(parts, chosen.slice(0, events.length), from);
  const isDone = Object.values(places).every((place) => place === null);
  const next = { ...Object.fromEntries(lists.map(([name]) => [name, null])), ...places };
  return {
    events,
    next_cursor: isDone ? null : await writeCursor(table, scope.teamId, of, JSON.stringify(next)),
  };
};
