import { isDeepStrictEqual } from 'node:util';
import type { Item, Key } from '../table/item.ts';
import { untilSettled } from '../table/settle.ts';
import { deleteAll, getItem, type Query, queryPages, type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { change, is, isThere, type Write } from '../table/write.ts';
import type { Erased, PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';

/** Finds the items of a store that are about the person, or have a part that is. */
export type FindItems = (context: PrivacyContext, subject: Subject) => AsyncIterable<Item>;

/** What a store is asked; only its digest is kept. */
type Asked = (subject: Subject) => unknown;

/** Reads all that queries give, as it is asked for. */
export async function* itemsOf(table: Table, queries: Iterable<Query>): AsyncGenerator<Item> {
  for (const query of queries) for await (const page of queryPages(table, query)) yield* page;
}

/** A query of a partition, of sort keys that begin with a mark if given; strongly consistent. */
export const partitionQuery = (pk: string, mark?: string): Query => ({
  KeyConditionExpression: mark === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
  ExpressionAttributeValues: { ':pk': pk, ...(mark !== undefined && { ':sk': mark }) },
  ConsistentRead: true,
});

const batch = 25;

/** Keeps items that belong to one person alone: they are taken away. */
export const removing = (find: FindItems, asked: Asked): StoreKeeper => ({
  find,
  erase: async (context, subject): Promise<Erased> => {
    let count = 0;
    let keys: Key[] = [];
    const flush = async () => {
      await deleteAll(context.table, keys);
      count += keys.length;
      keys = [];
    };
    for await (const item of find(context, subject)) if (keys.push(item) === batch) await flush();
    await flush();
    return { count, query: asked(subject) };
  },
});

/** Says by which path an item was changed, so that no event tells what it had. */
const signed = (item: Item, { updated_by, via }: Via) =>
  item.updated_by === undefined ? {} : { updated_by, via };

/** The write that makes of an item what is left of it, unless what it clears has changed; undefined where nothing does. */
const clearWrite = (seen: Item, cleared: Item, via: Via): Write | undefined => {
  const names = Object.keys(seen).filter((name) => !isDeepStrictEqual(seen[name], cleared[name]));
  const kept = names.filter((name) => cleared[name] !== undefined);
  if (names.length === 0) return undefined;
  return change(seen, {
    set: { ...Object.fromEntries(kept.map((name) => [name, cleared[name]])), ...signed(seen, via) },
    remove: names.filter((name) => cleared[name] === undefined),
    when: [isThere, ...names.map((name) => is(name, seen[name]))],
  });
};

/** Makes of an item, as it is now, what is to be left of it; tells whether that was anything else. */
const clearItem = (
  { table, via }: Pick<PrivacyContext, 'table' | 'via'>,
  found: Item,
  cleared: (item: Item) => Item,
): Promise<boolean> => {
  let item: Item | undefined = found;
  return untilSettled(async () => {
    const seen = item ?? (await getItem(table, found));
    item = undefined;
    const one = seen && clearWrite(seen, cleared(seen), via);
    if (!one) return false;
    return (await transacted(table, [one])) || undefined;
  });
};

/** Keeps items of which a part stays: `left` makes that of one. `find` finds none that is cleared already. */
export const clearing = (
  find: FindItems,
  left: (item: Item, subject: Subject) => Item,
  asked: Asked,
): StoreKeeper => ({
  find,
  erase: async (context, subject): Promise<Erased> => {
    let count = 0;
    for await (const item of find(context, subject))
      if (await clearItem(context, item, (one) => left(one, subject))) count++;
    return { count, query: asked(subject) };
  },
});
