import { inLanes } from '../lanes.ts';
import type { Item } from '../table/item.ts';
import { batchGet, getItem, queryPages, type Table, transacted } from '../table/table.ts';
import { absent, change, is, isThere, put } from '../table/write.ts';
import { timelineQuery } from '../timeline/timeline.item.ts';
import { feedKeys, toSegment } from './feed.item.ts';
import type { FeedEvent } from './feed.schema.ts';
import { findHead } from './feed-position.ts';
import { segmentBefore } from './signed-head.item.ts';

/**
 * For whose erasure values go: a contact of which a `contact.erased` is told, or the request for it. `audit:verify`
 * takes values for erased, and not for lost, when the chain has an event that ends this record.
 */
interface ClearedFor {
  clearedFor: string;
}

const lanes = 8;

/** Clears one entry, of whosever timeline. */
export const clearEntry = (table: Table, { pk, sk }: Item, clearedFor: string): Promise<boolean> =>
  transacted(table, [
    change(
      { pk, sk },
      {
        set: { changes: {}, cleared_for: clearedFor },
        remove: ['salt', 'truncated', 'row', 'call'],
        // The contact may be removed meanwhile, and its entries with it.
        when: [isThere],
      },
    ),
  ]);

/**
 * Clears what the entries of a contact's timeline tell of its values; that something happened, when and by whom, stays,
 * and so do the links of the chain. May run again. Answers how many entries it cleared.
 */
export const clearTimeline = async (
  table: Table,
  { teamId, contactId, clearedFor }: ClearedFor & { teamId: string; contactId: string },
): Promise<number> => {
  let cleared = 0;
  for await (const page of queryPages(table, timelineQuery(teamId, contactId))) {
    const full = page.filter(({ cleared_for }) => cleared_for === undefined);
    await inLanes(full, lanes, async (item) => {
      if (await clearEntry(table, item, clearedFor)) cleared++;
    });
  }
  return cleared;
};

type IsTheirs = (event: FeedEvent) => boolean;

/** The events of a segment as they lie, without the values of those that are somebody's; undefined where none are. */
const withoutTheirs = (item: Item, { isTheirs, clearedFor }: ClearedFor & { isTheirs: IsTheirs }) => {
  let cleared = 0;
  const events = toSegment(item).events.map((event, index) => {
    const stored: Record<string, unknown> = Object(Object(item.events)[index]);
    // Those of contacts have no values, since these are in their timelines.
    if (event.changes === undefined || !isTheirs(event)) return stored;
    cleared++;
    const { changes: _, truncated: _cut, salt: _salt, ...rest } = stored;
    return { ...rest, cleared_for: clearedFor };
  });
  return cleared === 0 ? undefined : { cleared, events };
};

/** Clears events of one segment; answers how many. Somebody else may clear others of it at once. */
const clearSegment = async (
  table: Table,
  seen: Item,
  whose: ClearedFor & { isTheirs: IsTheirs },
): Promise<number> => {
  for (let item: Item | undefined = seen; item; item = await getItem(table, { pk: seen.pk, sk: seen.sk })) {
    const left = withoutTheirs(item, whose);
    if (!left) return 0;
    const { revision } = toSegment(item);
    const next = { ...item, events: left.events, revision: (revision ?? 0) + 1 };
    const isUnmoved = revision === undefined ? absent('revision') : is('revision', revision);
    if (await transacted(table, [put(next, isThere, isUnmoved)])) return left.cleared;
  }
  return 0;
};

/** Segments that are read at once. */
const atOnce = 50;

/**
 * Clears the values of those events of the feed that are somebody's, from `since` (ISO; all where it is not given) up
 * to the present end: facts and links stay. Reads each segment once; may run again. Answers how many events it cleared.
 */
export const clearEvents = async (
  table: Table,
  {
    teamId,
    since,
    ...whose
  }: ClearedFor & { teamId: string; since?: string | undefined; isTheirs: IsTheirs },
): Promise<number> => {
  const { segments: end } = await findHead(table, teamId);
  let cleared = 0;
  for (let n = since === undefined ? 0 : await segmentBefore(table, teamId, since); n < end; n += atOnce) {
    const count = Math.min(atOnce, end - n);
    const keys = Array.from({ length: count }, (_, index) => feedKeys.segment(teamId, n + index));
    for (const item of await batchGet(table, keys)) cleared += await clearSegment(table, item, whose);
  }
  return cleared;
};
