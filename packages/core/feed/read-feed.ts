import type { Scope } from '../access/scope.ts';
import { fitting } from '../list/page-bytes.ts';
import type { Table } from '../table/table.ts';
import { describeEvents, isVisibleEvent } from './describe-events.ts';
import type { EventAnswer } from './event-answer.schema.ts';
import { matchesType } from './event-type.ts';
import { feedKeys, findSegmentsAt, type Segment } from './feed.item.ts';
import {
  cursorExpired,
  eventsOf,
  findHead,
  firstSegment,
  isKept,
  type Placed,
  type Position,
  readPosition,
  writePosition,
} from './feed-position.ts';

export interface FeedRequest {
  scope: Scope;
  limit: number;
  cursor?: string | undefined;
  /** Start without a cursor. */
  start: 'oldest' | 'latest';
  /** Filters of types, as webhooks have them; all when empty. */
  types: readonly string[];
  contact: boolean;
  /** Days for which the team keeps its feed. */
  keptDays: number;
}

export interface FeedPage {
  events: EventAnswer[];
  next_cursor: string;
  has_more: boolean;
}

/** Segments that one request reads at most, and at first: most hold one event, those of imports dozens. */
const mostSegments = 150;
const firstSegments = 8;

const startOf = async (
  table: Table,
  { scope, cursor, start, keptDays }: FeedRequest,
  segments: number,
): Promise<Position> => {
  if (cursor !== undefined) return readPosition(table, scope.teamId, 'events', cursor);
  if (start === 'latest') return { segment: segments, index: 0 };
  const now = new Date();
  const isThere = (one: Segment | undefined) => isKept(one, keptDays, now);
  return { segment: await firstSegment(table, scope.teamId, segments, isThere), index: 0 };
};

/** @throws CallbookError `cursor_expired` when one of them is no longer there */
const readSegments = async (table: Table, teamId: string, first: number, end: number): Promise<Segment[]> => {
  const keys = Array.from({ length: end - first }, (_, index) => feedKeys.segment(teamId, first + index));
  const found = await findSegmentsAt(table, keys);
  if (found.length < keys.length) throw cursorExpired();
  return found;
};

/** Takes events of a segment from `index` on until there are enough; answers where it stopped. */
const takeFrom = (
  taken: Placed[],
  { n, events: all }: Segment,
  index: number,
  { scope, types, limit }: FeedRequest,
): Position => {
  for (const [place, event] of all.entries()) {
    if (place < index) continue;
    const position = { segment: n, index: place };
    if (taken.length === limit) return position;
    if (isVisibleEvent(scope, event) && (types.length === 0 || matchesType(types, event.type)))
      taken.push({ event, position });
  }
  return { segment: n + 1, index: 0 };
};

/**
 * Reads the events of a team in their order, from a cursor on; the same cursor always leads to the same next
 * event. A page may be short, or empty, though more follow.
 * @throws CallbookError `cursor_invalid`, `cursor_expired`
 */
export const readFeed = async (table: Table, request: FeedRequest): Promise<FeedPage> => {
  const { scope, limit, contact } = request;
  const { segments } = await findHead(table, scope.teamId);
  let position = await startOf(table, request, segments);
  const taken: Placed[] = [];
  const end = Math.min(segments, position.segment + mostSegments);
  for (let reach = firstSegments; position.segment < end && taken.length < limit; reach *= 2) {
    const upTo = Math.min(end, position.segment + reach);
    for (const segment of await readSegments(table, scope.teamId, position.segment, upTo)) {
      position = takeFrom(taken, segment, segment.n === position.segment ? position.index : 0, request);
      if (taken.length === limit) break;
    }
  }
  const events = fitting(await describeEvents(table, scope, eventsOf(taken), { contact }));
  const next = taken[events.length]?.position ?? position;
  return {
    events,
    next_cursor: await writePosition(table, scope.teamId, 'events', next),
    has_more: next.segment < segments,
  };
};
