import type { Scope } from '../access/scope.ts';
import { fitting } from '../list/page-bytes.ts';
import type { Table } from '../table/table.ts';
import { describeEvents, type EntryAnswer, isVisibleEvent } from './describe-events.ts';
import { matchesType } from './event-type.ts';
import { feedKeys, findSegmentsAt, type Segment } from './feed.item.ts';
import type { FeedEvent } from './feed.schema.ts';
import {
  eventsOf,
  findHead,
  firstSegment,
  type Placed,
  type Position,
  readPosition,
  writePosition,
} from './feed-position.ts';

export interface AuditFilter {
  actor?: string | undefined;
  via?: string | undefined;
  subject_id?: string | undefined;
  types: readonly string[];
  /** ISO times. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface AuditRequest {
  scope: Scope;
  limit: number;
  cursor?: string | undefined;
  filter: AuditFilter;
}

export interface AuditPage {
  events: EntryAnswer[];
  next_cursor: string | null;
}

/** Most segments that one request reads, and the number at first. */
const mostSegments = 150;
const firstSegments = 8;

/** Longest time (ms) that a change may wait to be projected: two weeks as a dead letter, and a day before. */
const latest = 15 * 86_400_000;

const passes = ({ actor, via, subject_id, types, from, to }: AuditFilter, event: FeedEvent): boolean =>
  [
    actor === undefined || event.actor === actor,
    via === undefined || event.via === via,
    subject_id === undefined || event.subject.id === subject_id,
    types.length === 0 || matchesType(types, event.type),
    from === undefined || event.at >= from,
    to === undefined || event.at < to,
  ].every(Boolean);

/** Before the first segment that is too late to hold what happened by then. */
const startOf = async (table: Table, { scope, cursor, filter }: AuditRequest): Promise<Position> => {
  if (cursor !== undefined) return readPosition(table, scope.teamId, 'audit', cursor);
  const { segments } = await findHead(table, scope.teamId);
  if (filter.to === undefined) return { segment: segments, index: 0 };
  const bound = new Date(Date.parse(filter.to) + latest).toISOString();
  const isLater = (one: Segment | undefined) => one !== undefined && one.written_at > bound;
  return { segment: await firstSegment(table, scope.teamId, segments, isLater), index: 0 };
};

/** Takes events before `index` of a segment, the last first, until there are enough; answers where it stopped. */
const takeBefore = (
  taken: Placed[],
  { n, events: all }: Segment,
  index: number,
  { scope, filter, limit }: AuditRequest,
): Position => {
  for (let place = index; place > 0; place--) {
    const position = { segment: n, index: place };
    if (taken.length === limit) return position;
    const event = all[place - 1];
    if (event && isVisibleEvent(scope, event) && passes(filter, event)) taken.push({ event, position });
  }
  return { segment: n, index: 0 };
};

/** Segments below the position, the one that it is in included, the latest first; those that are gone left out. */
const readSegments = async (table: Table, teamId: string, { segment, index }: Position, reach: number) => {
  const end = index > 0 ? segment + 1 : segment;
  const first = Math.max(0, end - reach);
  const keys = Array.from({ length: end - first }, (_, n) => feedKeys.segment(teamId, first + n));
  return (await findSegmentsAt(table, keys)).reverse();
};

/** Reads the events of a page, and where the next one begins; undefined where nothing is left. */
const search = async (
  table: Table,
  request: AuditRequest,
): Promise<{ taken: Placed[]; next: Position | undefined }> => {
  const { scope, limit, filter } = request;
  let position = await startOf(table, request);
  const taken: Placed[] = [];
  let [looked, isOver] = [0, false];
  for (let reach = firstSegments; !isOver && taken.length < limit && looked < mostSegments; reach *= 2) {
    const segments = await readSegments(table, scope.teamId, position, reach);
    isOver = segments.length === 0;
    looked += segments.length;
    for (const segment of segments) {
      isOver = filter.from !== undefined && segment.written_at < filter.from;
      if (isOver || taken.length === limit) break;
      const index = segment.n === position.segment ? position.index : segment.events.length;
      position = takeBefore(taken, segment, index, request);
    }
  }
  const isLast = isOver || (position.segment === 0 && position.index === 0);
  return { taken, next: isLast ? undefined : position };
};

/**
 * Reads who changed what in a team, newest first. A page may be short, or empty, though more follow.
 * @throws CallbookError `cursor_invalid`
 */
export const readAudit = async (table: Table, request: AuditRequest): Promise<AuditPage> => {
  const { scope } = request;
  const { taken, next } = await search(table, request);
  const events = fitting(await describeEvents(table, scope, eventsOf(taken), { contact: false }));
  const behind = taken[events.length]?.position ?? next;
  return { events, next_cursor: behind ? await writePosition(table, scope.teamId, 'audit', behind) : null };
};
