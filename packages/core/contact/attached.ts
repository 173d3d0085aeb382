import type { Contact } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Item, Key } from '../table/item.ts';
import { movesOf } from '../table/moves.ts';
import { batchGetInOrder, getItem, type Query, queryPages, type Table } from '../table/table.ts';

/** A contact whose collection holds some of what is attached to one, and which of its items these are: all, or some. */
export interface Source {
  contactId: string;
  holds?: (item: Item) => boolean;
}

type Owner = Pick<Contact, 'id'> & Pick<StoredContact, 'joined'>;

const lastMove = (item: Item) => movesOf(item).at(-1);

/**
 * Lists where what is attached to a contact is: in its own collection; while a merge moves it, in those of the merged
 * contacts first; while an undo takes it back, in the survivor's. In the order in which they have to be read, so that
 * what moves meanwhile is not missed. This is the one place that knows of it.
 */
export const sourcesOf = ({ id, joined }: Owner): readonly Source[] => {
  const { moving, returning } = joined ?? {};
  const own = { contactId: id };
  if (moving) return [...moving.from.map((contactId) => ({ contactId })), own];
  if (!returning) return [own];
  const { by, at } = returning;
  if (at === id) return [{ ...own, holds: (item) => lastMove(item)?.by !== by }];
  const isBack = (item: Item) => lastMove(item)?.by === by && lastMove(item)?.from === id;
  return [{ contactId: at, holds: isBack }, own];
};

/** Tells whether all that is attached to a contact is in its own collection. */
export const isSettled = ({ joined }: Pick<StoredContact, 'joined'>): boolean =>
  joined?.moving === undefined && joined?.returning === undefined;

const readSource = async (
  table: Table,
  { contactId, holds }: Source,
  { queryOf, limit }: Pick<Listing, 'queryOf' | 'limit'>,
): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const page of queryPages(table, queryOf(contactId))) {
    // An index does not tell where an item comes from.
    found.push(...(holds ? (await batchGetInOrder(table, page, { consistent: true })).filter(holds) : page));
    if (found.length >= limit) break;
  }
  return found;
};

interface Listing {
  queryOf: (contactId: string) => Query;
  /** How many are wanted. */
  limit: number;
  /** The place of an item in the list, which runs from the highest to the lowest. */
  placeOf: (item: Item) => string;
}

/** Reads a list of what is attached to a contact, wherever it is, each item once. */
export const listAttached = async (
  table: Table,
  sources: readonly Source[],
  listing: Listing,
): Promise<Item[]> => {
  const [only, ...others] = sources;
  if (only && others.length === 0) return readSource(table, only, listing);
  const found = new Map<string, Item>();
  for (const source of sources)
    for (const item of await readSource(table, source, listing)) found.set(listing.placeOf(item), item);
  const places = [...found].toSorted(([one], [other]) => (one < other ? 1 : -1));
  return places.slice(0, listing.limit).map(([, item]) => item);
};

/** Reads one item that is attached to a contact, wherever it is. */
export const findAttached = async (
  table: Table,
  sources: readonly Source[],
  keyOf: (contactId: string) => Key,
): Promise<Item | undefined> => {
  for (const { contactId, holds } of sources) {
    const item = await getItem(table, keyOf(contactId));
    if (item && (!holds || holds(item))) return item;
  }
  return undefined;
};
