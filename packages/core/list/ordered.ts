import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../table/item.ts';
import { shards } from '../table/shard.ts';
import type { Table } from '../table/table.ts';
import { comparePositions } from './position.ts';

/** A list that an index keeps in order, spread over shards. */
export interface OrderedList {
  index: 'byTeam' | 'byName' | 'byUpdated';
  partition: (shard: number) => string;
  descending: boolean;
  /** What the sort keys of those that are listed begin with, in an ascending list. */
  within?: string;
  /** What is read of each entry; all that the index holds when not given. */
  projection?: string;
}

/** The start of a page: after a number of records, or after the position that a cursor holds. */
export interface PageStart {
  offset: number;
  after?: string | undefined;
}

interface ShardReader {
  buffer: Item[];
  next: Record<string, unknown> | undefined;
  done: boolean;
}

/** A query answers 1 MB at most, so that more of these entries never come at once. */
const mostAtOnce = 5_000;

/**
 * How many of each shard's first are read at once for `wanted` of all: ids fall into shards at random, so three
 * standard deviations above the mean hardly ever need a second round.
 */
const firstReach = (wanted: number): number => {
  const mean = wanted / shards.length;
  return Math.min(wanted, mostAtOnce, Math.ceil(mean + 3 * Math.sqrt(mean) + 1));
};

/** The sort key of an entry of the list's index: its place in the list. */
export const positionOf = ({ index }: Pick<OrderedList, 'index'>, entry: Item): string =>
  String(entry[`${index}Sk`] ?? '');

const conditionOf = ({ index, descending, within }: OrderedList, after: string | undefined): string => {
  if (within === undefined)
    return after === undefined ? '' : ` AND ${index}Sk ${descending ? '<' : '>'} :after`;
  // `!` comes before all characters of positions, and `~` behind them.
  return after === undefined
    ? ` AND begins_with(${index}Sk, :within)`
    : ` AND ${index}Sk BETWEEN :after AND :within`;
};

const readShard = async (
  table: Table,
  list: OrderedList,
  {
    shard,
    reader,
    after,
    limit,
  }: { shard: number; reader: ShardReader; after: string | undefined; limit: number },
) => {
  const { index, descending, within } = list;
  const condition = conditionOf(list, after);
  const answer = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: index,
      KeyConditionExpression: `${index}Pk = :pk${condition}`,
      ExpressionAttributeValues: {
        ':pk': list.partition(shard),
        ...(after !== undefined && { ':after': within === undefined ? after : `${after}!` }),
        ...(within !== undefined && { ':within': after === undefined ? within : `${within}~` }),
      },
      ProjectionExpression: list.projection,
      ScanIndexForward: !descending,
      Limit: limit,
      ExclusiveStartKey: reader.next,
    }),
  );
  reader.buffer.push(...((answer.Items ?? []) as Item[]));
  reader.next = answer.LastEvaluatedKey;
  reader.done = answer.LastEvaluatedKey === undefined;
};

/** The shard whose next comes first; undefined when none has any, or when one that may have earlier ones must be read on. */
const firstReader = (list: OrderedList, readers: readonly ShardReader[]): ShardReader | undefined => {
  if (readers.some(({ buffer, done }) => buffer.length === 0 && !done)) return undefined;
  let first: { reader: ShardReader; position: string } | undefined;
  for (const reader of readers) {
    const [entry] = reader.buffer;
    if (!entry) continue;
    const position = positionOf(list, entry);
    const order = first ? comparePositions(position, first.position) : -1;
    if (!first || (list.descending ? order > 0 : order < 0)) first = { reader, position };
  }
  return first?.reader;
};

const mergeInto = (
  merged: Item[],
  list: OrderedList,
  readers: readonly ShardReader[],
  wanted: number,
): void => {
  while (merged.length < wanted) {
    const next = firstReader(list, readers)?.buffer.shift();
    if (!next) return;
    merged.push(next);
  }
};

/**
 * One page of a list in its order, and whether more follow. Costs one round of parallel reads, in proportion to
 * offset + limit.
 */
export const orderedPage = async (
  table: Table,
  list: OrderedList,
  { limit, start }: { limit: number; start: PageStart },
): Promise<{ entries: Item[]; more: boolean }> => {
  const wanted = start.offset + limit + 1;
  const readers: ShardReader[] = shards.map(() => ({ buffer: [], next: undefined, done: false }));
  const merged: Item[] = [];
  let reach = firstReach(wanted);
  while (merged.length < wanted) {
    const starved = [...readers.entries()].filter(([, { buffer, done }]) => buffer.length === 0 && !done);
    if (starved.length === 0) break;
    const { after } = start;
    await Promise.all(
      starved.map(([shard, reader]) => readShard(table, list, { shard, reader, after, limit: reach })),
    );
    mergeInto(merged, list, readers, wanted);
    reach = firstReach(wanted - merged.length);
  }
  const page = merged.slice(start.offset);
  return { entries: page.slice(0, limit), more: page.length > limit };
};
