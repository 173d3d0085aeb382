import type { Bound } from '../expression/key-range.ts';
import type { Database } from './database.ts';
import type { IndexStore } from './index-store.ts';
import type { ItemStore } from './item-store.ts';

/** What a query or a scan reads, in which order. */
export interface Range {
  /** One partition; absent: all of them. */
  readonly partition?: Uint8Array | undefined;
  readonly lower?: Bound | undefined;
  readonly upper?: Bound | undefined;
  /** A segment of a scan: partitions from the first up to and without the second. */
  readonly segment?: readonly [Uint8Array, Uint8Array | undefined] | undefined;
  /** What comes behind this entry: its place by the columns of `placeColumns`. */
  readonly after?: readonly Uint8Array[] | undefined;
  readonly isReverse?: boolean;
  readonly limit?: number | undefined;
}

/** Where it is read. */
export interface Source {
  readonly items: ItemStore;
  readonly index?: IndexStore | undefined;
  /** Whether whole items are read although the index has only a part of each. */
  readonly isFetching?: boolean;
}

const maxAtOnce = 100;

/** Size of the entry, its JSON, and the size of the whole item where it was fetched. */
export type Row = readonly [size: number, text: string, itemSize: number];

/** The columns that an entry is found by, in order; a query's have the partition in common. */
const placeColumns = (source: Source, range: Range): string[] => [
  ...(range.partition ? [] : ['e.partition']),
  'e.sort',
  ...(source.index ? ['e.item_partition', 'e.item_sort'] : []),
];

const fromOf = ({ items, index, isFetching }: Source): string => {
  if (!index) return `SELECT e.size, e.item, e.size FROM ${items.sql} e`;
  if (!index.hasAll && !isFetching) return `SELECT e.size, e.item, e.size FROM ${index.sql} e`;
  return `SELECT e.size, t.item, t.size FROM ${index.sql} e CROSS JOIN ${items.sql} t
    ON t.partition = e.item_partition AND t.sort = e.item_sort`;
};

/** Reads entries one by one, as far as the caller goes. */
export const readRange = (database: Database, source: Source, range: Range): Iterable<Row> => {
  const conditions: string[] = [];
  const values: (Uint8Array | number)[] = [];
  const where = (condition: string, ...given: readonly Uint8Array[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  const { partition, lower, upper, segment, after, isReverse = false } = range;
  if (partition) where('e.partition = ?', partition);
  if (segment) where('e.partition >= ?', segment[0]);
  if (segment?.[1]) where('e.partition < ?', segment[1]);
  if (lower) where(lower.open ? 'e.sort > ?' : 'e.sort >= ?', lower.key);
  if (upper) where(upper.open ? 'e.sort < ?' : 'e.sort <= ?', upper.key);
  const columns = placeColumns(source, range);
  if (after) {
    const places = columns.map(() => '?').join(', ');
    where(`(${columns.join(', ')}) ${isReverse ? '<' : '>'} (${places})`, ...after);
  }
  if (range.limit !== undefined) values.push(range.limit);
  const order = columns.map((column) => (isReverse ? `${column} DESC` : column)).join(', ');
  const sql = `${fromOf(source)} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
    ORDER BY ${order} ${range.limit === undefined ? '' : 'LIMIT ?'}`;
  const statement = database.statement(sql);
  // All at once is quicker than one by one, as long as it cannot be much.
  const isSmall = range.limit !== undefined && range.limit <= maxAtOnce;
  const rows: unknown = isSmall ? statement.all(...values) : statement.iterate(...values);
  return rows as Iterable<Row>;
};
