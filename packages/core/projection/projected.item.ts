import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { batchGet, queryAll, type Table } from '../table/table.ts';
import { timelineKeys, timelineQuery, versionOf } from '../timeline/timeline.item.ts';
import type { Projection } from './projection.ts';

/** So long (days) a change may come again: two weeks as a dead letter, and time to notice. */
const markDays = 30;

export const ttlIn = (now: Date, days: number): number => Math.floor(now.getTime() / 1_000) + days * 86_400;

export const projectedKeys = {
  /** Of a change by the id of its stream record, or of a contact that is gone by its own. */
  primary: (teamId: string, id: string): Key => ({ pk: `T#${teamId}#PROJECTED#${id}`, sk: 'PROJECTED' }),
};

export const markItem = ({ teamId, id }: Projection, now: Date): Item => ({
  ...projectedKeys.primary(teamId, id),
  ttl: ttlIn(now, markDays),
});

/** Runs of numbers that follow each other. */
type Ranges = [number, number][];

const rangesOf = (versions: Iterable<number>): Ranges => {
  const ranges: Ranges = [];
  for (const version of [...new Set(versions)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === version - 1) last[1] = version;
    else ranges.push([version, version]);
  }
  return ranges;
};

const goneSchema = v.object({
  created_at: v.string(),
  versions: v.array(v.tuple([v.number(), v.number()])),
});

/**
 * Makes the item that is left of a removed contact: which of its versions are projected, as its entries told
 * before.
 */
export const goneItem = (
  teamId: string,
  contact: { id: string; created_at: string },
  versions: Iterable<number>,
  now: Date,
): Item => ({
  ...projectedKeys.primary(teamId, contact.id),
  created_at: contact.created_at,
  versions: rangesOf(versions),
  ttl: ttlIn(now, markDays),
});

/** The keys of all entries beside a contact. */
export const entryKeysOf = async (table: Table, teamId: string, contactId: string): Promise<Key[]> => {
  const items = await queryAll(table, {
    ...timelineQuery(teamId, contactId),
    ProjectionExpression: 'pk, sk',
  });
  return items.map(({ pk, sk }) => ({ pk, sk }));
};

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

const entryKeyOf = ({ teamId, contact, entry }: Projection): Key | undefined =>
  contact && entry && timelineKeys.primary(teamId, contact.id, entry.sk);

const goneKeyOf = ({ teamId, contact, entry, removes }: Projection): Key | undefined =>
  contact && (entry || removes) ? projectedKeys.primary(teamId, contact.id) : undefined;

const markKeyOf = ({ teamId, id, entry, removes }: Projection): Key | undefined =>
  entry || removes ? undefined : projectedKeys.primary(teamId, id);

const readAll = async (table: Table, keys: readonly (Key | undefined)[]): Promise<Map<string, Item>> => {
  const distinct = new Map(keys.flatMap((key) => (key ? [[nameOf(key), key]] : [])));
  return new Map((await batchGet(table, [...distinct.values()])).map((item) => [nameOf(item), item]));
};

/** What the record of a contact that is gone says, if it is this contact's. */
const goneOf = (found: Map<string, Item>, projection: Projection) => {
  const key = goneKeyOf(projection);
  const gone = v.safeParse(goneSchema, key && found.get(nameOf(key)));
  return gone.success && gone.output.created_at === projection.contact?.created_at ? gone.output : undefined;
};

/**
 * Finds which of these are written already and which have to be, some without their entry because their
 * contact is gone.
 */
export const findProjected = async (
  table: Table,
  projections: readonly Projection[],
): Promise<{ done: Set<Projection>; orphans: Set<Projection> }> => {
  const found = await readAll(
    table,
    projections.flatMap((one) => [entryKeyOf(one), goneKeyOf(one), markKeyOf(one)]),
  );
  const has = (key: Key | undefined) => key !== undefined && found.has(nameOf(key));
  const done = new Set<Projection>();
  const orphans = new Set<Projection>();
  for (const one of projections) {
    const gone = goneOf(found, one);
    const isKnown = gone?.versions.some(
      ([from, to]) => one.entry && from <= one.entry.version && one.entry.version <= to,
    );
    if (has(entryKeyOf(one)) || has(markKeyOf(one)) || isKnown || (gone && one.removes)) done.add(one);
    else if (gone) orphans.add(one);
  }
  const marks = await readAll(
    table,
    [...orphans].map(({ teamId, id }) => projectedKeys.primary(teamId, id)),
  );
  for (const one of orphans) if (marks.has(nameOf(projectedKeys.primary(one.teamId, one.id)))) done.add(one);
  return { done, orphans };
};

/** The versions of a contact that its entries tell of. */
export const versionsOf = (keys: readonly Key[]): number[] => keys.map(versionOf);
