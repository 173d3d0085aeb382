import type { Item } from '../table/item.ts';

/** Where an item was before a merge moved it. */
interface Move {
  from: string;
  by: string;
}

const movesOf = (item: Item): Move[] => (Array.isArray(item.moved) ? (item.moved as Move[]) : []);

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
const withOwner = (item: Item, from: string, to: string): Item => {
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

/** Makes what an item becomes when the merge that moved it last is undone: what it was. */
export const movedBack = (item: Item, survivor: string): Item => {
  const moves = movesOf(item);
  const last = moves.at(-1);
  if (!last) return item;
  const { moved: _, ...rest } = withOwner(item, survivor, last.from);
  const earlier = moves.slice(0, -1);
  return { ...rest, ...(earlier.length > 0 && { moved: earlier }) } as Item;
};
