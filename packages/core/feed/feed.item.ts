import * as v from 'valibot';
import { type ChainHead, chainHeadSchema } from '../audit-chain/chain.schema.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { batchGet, getItem, type Table } from '../table/table.ts';
import { change, is, isNew, put, type Write } from '../table/write.ts';
import type { NewEvent } from './event-type.ts';
import { feedEventSchema } from './feed.schema.ts';

export const feedKeys = {
  /** Tells how many segments there are. */
  head: (teamId: string): Key => ({ pk: `T#${teamId}#FEED`, sk: 'HEAD' }),
  /** Numbered from 0 without a gap, each a partition of its own. */
  segment: (teamId: string, n: number): Key => ({ pk: `T#${teamId}#FEED#${n}`, sk: 'FEED' }),
};

const segmentSchema = v.object({
  team_id: v.string(),
  n: v.number(),
  events: v.array(feedEventSchema),
  /** ISO time at which it was written; no event in it happened later. */
  written_at: v.string(),
  /** Where the chain of events had come to before these; absent from those of former releases. */
  chain: v.optional(chainHeadSchema),
  /** How often events of it were cleared. */
  revision: v.optional(v.number()),
  /** When the store may forget it, in seconds. */
  ttl: v.optional(v.number()),
});
/** Events that were written in one transaction. */
export type Segment = v.InferOutput<typeof segmentSchema>;

export const toSegment = (item: Item): Segment => v.parse(segmentSchema, item);

export const findSegment = async (table: Table, teamId: string, n: number): Promise<Segment | undefined> => {
  const item = await getItem(table, feedKeys.segment(teamId, n));
  return item && toSegment(item);
};

/** The segments at these keys, each once, the oldest of a team first. */
export const findSegmentsAt = async (table: Table, keys: readonly Key[]): Promise<Segment[]> => {
  const distinct = [...new Map(keys.map((key) => [key.pk, key])).values()];
  return (await batchGet(table, distinct)).map(toSegment).sort((one, other) => one.n - other.n);
};

const headSchema = v.object({
  segments: v.number(),
  /** How often the projection has written; it also writes what no event tells of. */
  writes: v.number(),
  /** Where the chain of events has come to; absent until the first that a release with a chain writes. */
  chain: v.optional(chainHeadSchema),
  /** Up to when changes are projected that were made in their order: the latest time of one that is. */
  through: v.optional(v.string()),
  /** When the projection wrote last, and how old (ms) the oldest change was that it wrote then. */
  projected_at: v.optional(v.string()),
  lag_ms: v.optional(v.number()),
  /** The longest of these of the last two days on which it wrote, by the day. */
  lags: v.optional(v.record(v.string(), v.number())),
  /** Sort key of its entry among the teams whose day is to be put on record. */
  byDueSk: v.optional(v.string()),
});
/** The head of a team's feed, which each writer moves, so that writers take turns. */
export type Head = v.InferOutput<typeof headSchema>;

export const toHead = (item: Item | undefined): Head =>
  item ? v.parse(headSchema, item) : { segments: 0, writes: 0 };

/** Moves the head, unless somebody else has since it was read. */
export const moveHeadWrite = (teamId: string, seen: Head, to: Head): Write =>
  put(
    {
      ...feedKeys.head(teamId),
      ...to,
      ...(to.byDueSk !== undefined && { byDuePk: stockDuePk(shardOf(teamId)) }),
    },
    seen.writes === 0 ? isNew : is('writes', seen.writes),
  );

/** Partition of teams in which something changed on a day that is not on record yet. */
export const stockDuePk = (shard: number): string => `DUE#stock#${shard}`;

/** The entry of a team in which something changed now: due after the day's end, and the same for all of the day. */
export const stockDueSk = (teamId: string, now: Date): string => {
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  return `${tomorrow}T00:15:00.000Z#${teamId}#${teamId}`;
};

/** Takes a team off those whose day is to be put on record, unless it has come onto them again. */
export const stockTakenWrite = (teamId: string, seenDue: string): Write =>
  change(feedKeys.head(teamId), { remove: ['byDuePk', 'byDueSk'], when: [is('byDueSk', seenDue)] });

export const segmentWrite = ({
  teamId,
  n,
  events,
  chain,
  written_at,
  ttl,
}: {
  teamId: string;
  n: number;
  events: NewEvent[];
  chain: ChainHead;
  written_at: string;
  ttl: number;
}): Write => {
  const segment: Segment = { team_id: teamId, n, events, written_at, chain, ttl };
  return put({ ...feedKeys.segment(teamId, n), ...segment });
};
