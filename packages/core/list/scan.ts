import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../table/item.ts';
import { shards } from '../table/shard.ts';
import type { Table } from '../table/table.ts';

/**
 * The part of a list in `byTeam` to read: entries whose position is within the range and that pass the
 * filter.
 */
export interface ListScan {
  partition: (shard: number) => string;
  from?: string | undefined;
  to?: string | undefined;
  filter?: { expression: string; names: Record<string, string>; values: Record<string, unknown> } | undefined;
  /** Paths of attributes to read beside the position. */
  attributes: readonly string[];
}

interface Reader {
  ascending: boolean;
  next: Record<string, unknown> | undefined;
  /** The position up to which it has read. */
  reached: string | undefined;
}

const keyCondition = ({ from, to }: ListScan) => ({
  condition: `byTeamPk = :pk${from === undefined && to === undefined ? '' : ' AND byTeamSk BETWEEN :from AND :to'}`,
  // Positions begin with a time, and `~` comes behind all of their characters.
  values: from === undefined && to === undefined ? {} : { ':from': from ?? '!', ':to': to ?? '~' },
});

const readPage = async (table: Table, scan: ListScan, shard: number, reader: Reader): Promise<Item[]> => {
  const { condition, values } = keyCondition(scan);
  const projected = ['pk', 'byTeamSk', ...scan.attributes].map((path) => path.split('.'));
  const answer = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: 'byTeam',
      KeyConditionExpression: condition,
      FilterExpression: scan.filter?.expression,
      ProjectionExpression: projected.map((path) => path.map((name) => `#p_${name}`).join('.')).join(', '),
      ExpressionAttributeNames: {
        ...Object.fromEntries(projected.flat().map((name) => [`#p_${name}`, name])),
        ...scan.filter?.names,
      },
      ExpressionAttributeValues: { ':pk': scan.partition(shard), ...values, ...scan.filter?.values },
      ScanIndexForward: reader.ascending,
      ExclusiveStartKey: reader.next,
    }),
  );
  reader.next = answer.LastEvaluatedKey;
  reader.reached = answer.LastEvaluatedKey && String(answer.LastEvaluatedKey.byTeamSk);
  return (answer.Items ?? []) as Item[];
};

/**
 * A shard of more than one page is read from both ends until the readers meet, in half the round trips. Entries
 * that both read come twice.
 */
const scanShard = async (table: Table, scan: ListScan, shard: number): Promise<Item[]> => {
  const up: Reader = { ascending: true, next: undefined, reached: undefined };
  const down: Reader = { ascending: false, next: undefined, reached: undefined };
  const items = await readPage(table, scan, shard, up);
  let readers = up.next ? [up, down] : [];
  while (readers.length > 0) {
    for (const page of await Promise.all(readers.map((reader) => readPage(table, scan, shard, reader))))
      items.push(...page);
    const isMet =
      readers.some(({ next }) => next === undefined) || (up.reached ?? '') >= (down.reached ?? '');
    if (isMet) readers = [];
  }
  return items;
};

/**
 * Reads every entry of a list that passes the filter, once, in no order. Costs what the list holds, in few
 * rounds.
 */
export const scanList = async (table: Table, scan: ListScan): Promise<Item[]> => {
  const items = (await Promise.all(shards.map((shard) => scanShard(table, scan, shard)))).flat();
  return [...new Map(items.map((item) => [item.pk, item])).values()];
};
