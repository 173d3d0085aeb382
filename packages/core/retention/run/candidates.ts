import { contactIdOf, contactPartitions } from '../../contact/contact.item.ts';
import type { Item } from '../../table/item.ts';
import { shards } from '../../table/shard.ts';
import { queryPages, type Table } from '../../table/table.ts';
import type { RetentionRun } from '../decide-retention.ts';
import type { Position } from './retention-run.schema.ts';

/** The indexes by which contacts are found that may be due, and the rules that ask for each. */
const sources = {
  idle: { since: 'last_call', index: 'byDue', partition: contactPartitions.idle },
  updated: { since: 'last_change', index: 'byUpdated', partition: contactPartitions.updated },
} as const;

const sourceNames = ['idle', 'updated'] as const;

/** Up to which time (ISO) an index is read: what lies behind it no rule asks for; undefined where none asks at all. */
export const cutoffOf = (
  source: Position['source'],
  { at, policy }: Pick<RetentionRun, 'at' | 'policy'>,
): string | undefined => {
  const days = policy.rules.filter(({ since }) => since === sources[source].since).map((rule) => rule.days);
  if (days.length === 0) return undefined;
  return new Date(Date.parse(at) - Math.min(...days) * 86_400_000).toISOString();
};

/** Where a run begins, or what comes behind a partition; null behind the last. */
export const nextPartition = (
  run: Pick<RetentionRun, 'at' | 'policy'>,
  from?: Pick<Position, 'source' | 'shard'>,
): Position | null => {
  const all = sourceNames
    .filter((source) => cutoffOf(source, run) !== undefined)
    .flatMap((source) => shards.map((shard) => ({ source, shard, after: null })));
  const index = from
    ? all.findIndex(({ source, shard }) => source === from.source && shard === from.shard)
    : -1;
  return all[index + 1] ?? null;
};

export interface Candidates {
  /** Their ids, the longest untouched first. */
  ids: string[];
  next: Position | null;
}

/** Reads the next contacts that may be due by the frozen time, and no further. */
export const readCandidates = async (
  table: Table,
  run: RetentionRun & { team_id: string },
  { source, shard, after }: Position,
  limit: number,
): Promise<Candidates> => {
  const { index, partition } = sources[source];
  const query = {
    IndexName: index,
    // '#' ends the time in a sort key, and sorts below '$': entries of this very moment are in.
    KeyConditionExpression: `${index}Pk = :pk AND ${index}Sk BETWEEN :after AND :until`,
    ExpressionAttributeValues: {
      ':pk': partition(run.team_id)(shard),
      // Behind the last entry; before all times where there was none.
      ':after': after === null ? '0' : `${after}!`,
      ':until': `${cutoffOf(source, run) ?? ''}$`,
    },
    Limit: limit,
  };
  const { value: entries = [] } = await queryPages(table, query).next();
  const last: Item | undefined = entries.at(-1);
  const behind = nextPartition(run, { source, shard });
  return {
    ids: entries.map(contactIdOf),
    next: last && entries.length === limit ? { source, shard, after: String(last[`${index}Sk`]) } : behind,
  };
};
