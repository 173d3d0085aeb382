import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { shards } from '../table/shard.ts';
import type { Item, Key, Table } from '../table/table.ts';

/** A list that `byTeam` keeps in the order of creation, spread over shards. */
export interface NewestFirst {
  teamId: string;
  kind: 'contact' | 'trash' | 'company' | 'import' | 'department' | 'member' | 'token';
}

/** Where a page starts: after so many, or below the sort key that a cursor holds. */
export interface PageStart {
  offset: number;
  before?: string | undefined;
}

export interface Position extends Key {
  byTeamSk: string;
}

interface ShardReader {
  buffer: Position[];
  next: Record<string, unknown> | undefined;
  done: boolean;
}

/** A query answers 1 MB at most, so that more of these entries never come at once. */
const mostAtOnce = 5_000;

/**
 * How many of each shard's newest are read at once for `wanted` of all: ids fall into shards at random, so five
 * standard deviations above the mean all but never need a second round.
 */
const firstReach = (wanted: number): number => {
  const mean = wanted / shards.length;
  return Math.min(wanted, mostAtOnce, Math.ceil(mean + 5 * Math.sqrt(mean) + 2));
};

const readShard = async (
  table: Table,
  list: NewestFirst,
  shard: number,
  reader: ShardReader,
  start: PageStart,
  limit: number,
) => {
  const answer = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'byTeam',
      KeyConditionExpression:
        start.before === undefined ? 'byTeamPk = :pk' : 'byTeamPk = :pk AND byTeamSk < :before',
      ExpressionAttributeValues: {
        ':pk': `T#${list.teamId}#${list.kind}#${shard}`,
        ...(start.before !== undefined && { ':before': start.before }),
      },
      ProjectionExpression: 'pk, sk, byTeamSk',
      ScanIndexForward: false,
      Limit: limit,
      ExclusiveStartKey: reader.next,
    }),
  );
  reader.buffer.push(...((answer.Items ?? []) as (Item & Position)[]));
  reader.next = answer.LastEvaluatedKey;
  reader.done = answer.LastEvaluatedKey === undefined;
};

/** The shard whose next is the newest; undefined when none has any, or when one that may have newer must be read on. */
const newestReader = (readers: readonly ShardReader[]): ShardReader | undefined => {
  if (readers.some(({ buffer, done }) => buffer.length === 0 && !done)) return undefined;
  const skOf = ({ buffer }: ShardReader) => buffer[0]?.byTeamSk ?? '';
  const newest = readers.reduce((best, one) => (skOf(one) > skOf(best) ? one : best));
  return newest.buffer.length > 0 ? newest : undefined;
};

const mergeInto = (merged: Position[], readers: readonly ShardReader[], wanted: number): void => {
  while (merged.length < wanted) {
    const next = newestReader(readers)?.buffer.shift();
    if (!next) return;
    merged.push(next);
  }
};

/**
 * One page of a list, newest first: the positions, and whether more follow. Costs one round of parallel reads,
 * in proportion to offset + limit.
 */
export const newestFirst = async (
  table: Table,
  list: NewestFirst,
  { limit, start }: { limit: number; start: PageStart },
): Promise<{ positions: Position[]; more: boolean }> => {
  const wanted = start.offset + limit + 1;
  const readers: ShardReader[] = shards.map(() => ({ buffer: [], next: undefined, done: false }));
  const merged: Position[] = [];
  let reach = firstReach(wanted);
  while (merged.length < wanted) {
    const starved = [...readers.entries()].filter(([, { buffer, done }]) => buffer.length === 0 && !done);
    if (starved.length === 0) break;
    await Promise.all(starved.map(([shard, reader]) => readShard(table, list, shard, reader, start, reach)));
    mergeInto(merged, readers, wanted);
    reach = firstReach(wanted - merged.length);
  }
  const page = merged.slice(start.offset);
  return { positions: page.slice(0, limit), more: page.length > limit };
};
