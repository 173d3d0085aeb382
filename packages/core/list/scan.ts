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

/** Reads one shard from its newest entry on: while a page is used, the next is on its way. */
class ShardPages {
  readonly #read: () => Promise<Item[]>;
  readonly #reader: Reader = { ascending: false, next: undefined, reached: undefined };
  #page: Item[] = [];
  #place = 0;
  #ahead: Promise<Item[]> | undefined;

  constructor(table: Table, scan: ListScan, shard: number) {
    this.#read = () => readPage(table, scan, shard, this.#reader);
    this.#ask();
  }

  #ask(): void {
    this.#ahead = this.#read();
    // It is awaited later; until then its failure is no unhandled one.
    this.#ahead.catch(() => undefined);
  }

  /** The entry whose turn it is; undefined behind the last one. */
  async head(): Promise<Item | undefined> {
    while (this.#place >= this.#page.length && this.#ahead) {
      this.#page = await this.#ahead;
      this.#place = 0;
      this.#ahead = undefined;
      if (this.#reader.next) this.#ask();
    }
    return this.#page[this.#place];
  }

  async advance(): Promise<Item | undefined> {
    this.#place++;
    return this.#place < this.#page.length ? this.#page[this.#place] : this.head();
  }
}

const newestOf = (heads: readonly (Item | undefined)[]): number => {
  let newest = -1;
  for (let index = 0; index < heads.length; index++) {
    const [one, best] = [heads[index], heads[newest]];
    if (one && (!best || String(one.byTeamSk) > String(best.byTeamSk))) newest = index;
  }
  return newest;
};

/**
 * Reads every entry of a list that passes the filter, newest first, however long the list: of each shard two pages are
 * held at a time.
 */
export async function* scanNewest(table: Table, scan: ListScan): AsyncGenerator<Item> {
  const pages = shards.map((shard) => new ShardPages(table, scan, shard));
  const heads = await Promise.all(pages.map((one) => one.head()));
  for (let index = newestOf(heads); index >= 0; index = newestOf(heads)) {
    const [one, from] = [heads[index], pages[index]];
    if (one) yield one;
    heads[index] = await from?.advance();
  }
}
