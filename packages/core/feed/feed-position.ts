import { failure } from '../error.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import { getItem, type Table } from '../table/table.ts';
import { feedKeys, findSegment, type Head, type Segment, toHead } from './feed.item.ts';
import type { FeedEvent } from './feed.schema.ts';

/** The position of a reader in the feed: before an event of a segment. */
export interface Position {
  segment: number;
  index: number;
}

/** An event with the position from which it is read. */
export interface Placed {
  event: FeedEvent;
  position: Position;
}

export const eventsOf = (taken: readonly Placed[]): FeedEvent[] => taken.map(({ event }) => event);

export type FeedList = 'events' | 'audit';

export const findHead = async (table: Table, teamId: string): Promise<Head> =>
  toHead(await getItem(table, feedKeys.head(teamId)));

export const writePosition = (
  table: Table,
  teamId: string,
  list: FeedList,
  { segment, index }: Position,
): Promise<string> => writeCursor(table, teamId, { list }, `${segment}.${index}`);

/** @throws CallbookError `cursor_invalid` */
export const readPosition = async (
  table: Table,
  teamId: string,
  list: FeedList,
  cursor: string,
): Promise<Position> => {
  const [segment, index] = (await readCursor(table, teamId, { list }, cursor)).split('.').map(Number);
  return { segment: segment ?? 0, index: index ?? 0 };
};

/**
 * The first segment for which something holds that, once it does, holds for all later ones; `end` if for
 * none.
 */
export const firstSegment = async (
  table: Table,
  teamId: string,
  end: number,
  holds: (segment: Segment | undefined) => boolean,
): Promise<number> => {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(await findSegment(table, teamId, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
};

/**
 * Tells whether a segment is kept at a time, by its own term and by the policy of now. The store forgets late
 * and in no order, and other policies were in force before: what is still there of the past has gaps.
 */
export const isKept = (one: Segment | undefined, keptDays: number, now: Date): boolean => {
  if (!one) return false;
  const policyEnd = Date.parse(one.written_at) + keptDays * 86_400_000;
  return Math.min((one.ttl ?? Number.POSITIVE_INFINITY) * 1_000, policyEnd) > now.getTime();
};

export const cursorExpired = () =>
  failure(
    'malformed',
    'cursor_expired',
    'What came after this cursor is no longer kept. List the contacts anew, and follow the feed from `start=latest`.',
    'cursor',
  );
