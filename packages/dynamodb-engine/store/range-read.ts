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

/** What the entries of a range have in common, as SQL with its values. */
const conditionsOf = (
  { partition, lower, upper, segment, after, isReverse = false }: Range,
  columns: readonly string[],
): { readonly sql: string; readonly values: Uint8Array[] } => {
  const places = columns.map(() => '?').join(', ');
  const wanted: readonly (readonly [condition: string, values: readonly Uint8Array[] | undefined])[] = [
    ['e.partition = ?', partition && [partition]],
    ['e.partition >= ?', segment && [segment[0]]],
    ['e.partition < ?', segment?.[1] && [segment[1]]],
    [`e.sort ${lower?.open ? '>' : '>='} ?`, lower && [lower.key]],
    [`e.sort ${upper?.open ? '<' : '<='} ?`, upper && [upper.key]],
    [`(${columns.join(', ')}) ${isReverse ? '<' : '>'} (${places})`, after],
  ];
  const conditions = wanted.filter(([, values]) => values !== undefined);
  return {
    sql: conditions.length > 0 ? `WHERE ${conditions.map(([condition]) => condition).join(' AND ')}` : '',
    values: conditions.flatMap(([, values = []]) => values),
  };
};

/** Reads entries one by one, as far as the caller goes. */
export const readRange = (database: Database, source: Source, range: Range): Iterable<Row> => {
  const { limit, isReverse = false } = range;
  const columns = placeColumns(source, range);
  const conditions = conditionsOf(range, columns);
  const order = columns.map((column) => (isReverse ? `${column} DESC` : column)).join(', ');
  const sql = `${fromOf(source)} ${conditions.sql}
    ORDER BY ${order} ${limit === undefined ? '' : 'LIMIT ?'}`;
  const values = limit === undefined ? conditions.values : [...conditions.values, limit];
  const statement = database.statement(sql);
  // All at once is quicker than one by one, as long as it cannot be much.
  const isSmall = limit !== undefined && limit <= maxAtOnce;
  const rows: unknown = isSmall ? statement.all(...values) : statement.iterate(...values);
  return rows as Iterable<Row>;
};
