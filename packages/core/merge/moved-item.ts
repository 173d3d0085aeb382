import { activityMark } from '../activity/activity.item.ts';
import type { Item } from '../table/item.ts';
import { type Move, movesOf } from '../table/moves.ts';
import { type Condition, change, drop, is, isThere, put, putNew, type Write } from '../table/write.ts';

/** Puts one id in the place of another in a key. */
const rekeyed = (key: string, from: string, to: string): string =>
  key
    .split('#')
    .map((part) => (part === from ? to : part))
    .join('#');

/** Names of the attributes of items that tell whose they are. */
const owner = 'contact_id';

const rehomed = (value: unknown, from: string, to: string): unknown => {
  const map = Object(value) as Record<string, unknown>;
  return map[owner] === from ? { ...map, [owner]: to } : value;
};

/** Makes an item of another contact: its keys, and whose it is. */
const withOwner = ({ leaving: _, ...item }: Item, from: string, to: string): Item => {
  const entries = Object.entries(item).map(([name, value]) => {
    const isKey = name === 'pk' || name.endsWith('Pk');
    if (isKey && typeof value === 'string') return [name, rekeyed(value, from, to)];
    if (name === owner && value === from) return [name, to];
    return [name, name === 'shown' ? rehomed(value, from, to) : value];
  });
  return Object.fromEntries(entries) as Item;
};

/** Makes what becomes of an item that belongs to a merged contact: the survivor’s, with a note of whose it was. */
export const movedItem = (item: Item, { from, to, by }: Move & { to: string }): Item => ({
  ...withOwner(item, from, to),
  moved: [...movesOf(item), { from, by }],
});

/** Tells whether a merge moved an item last. */
export const isMovedBy = (item: Item, mergeId: string): boolean => movesOf(item).at(-1)?.by === mergeId;

/**
 * Makes what an item becomes when the merge that moved it last is undone: what it was. That it was elsewhere stays, so
 * that it does not look new.
 */
export const movedBack = (item: Item, survivor: string): Item => {
  const last = movesOf(item).at(-1);
  return last ? { ...withOwner(item, survivor, last.from), moved: movesOf(item).slice(0, -1) } : item;
};

const unchanged = ({ version, last_used_at }: Item): Condition[] => {
  if (typeof version === 'number') return [is('version', version)];
  if (last_used_at === undefined) return [isThere];
  return [last_used_at === null ? is('last_used_at', null) : is('last_used_at', last_used_at)];
};

/** Makes the writes by which an item that is still as it was read is another one, mostly elsewhere. */
export const moveWrites = (seen: Item, moved: Item): Write[] => {
  const isSamePlace = seen.pk === moved.pk && seen.sk === moved.sk;
  const version = typeof seen.version === 'number' && isSamePlace ? { version: seen.version + 1 } : {};
  if (isSamePlace) return [put({ ...moved, ...version }, ...unchanged(seen))];
  return [putNew(moved), drop(seen, ...unchanged(seen))];
};

/** Tells whether the removal of an item would be an event, unless it says that it only goes elsewhere. */
export const tellsLeaving = ({ sk }: Item): boolean => sk.startsWith(activityMark);

export const leavingWrite = (item: Item, by: string): Write =>
  change(item, { set: { leaving: by }, when: [isThere] });
