import { type Counter, getCount } from '../count/count.item.ts';
import { failure } from '../error.ts';
import { stageSecret } from '../secret/secret.item.ts';
import type { Item } from '../table/item.ts';
import type { Table } from '../table/table.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type OrderedList, orderedPage, positionOf } from './ordered.ts';
import type { Page, PageRequest } from './page.schema.ts';

export type CursorScope = Readonly<Record<string, unknown>>;

/** Answers where a page of a list starts. `query` tells the list apart from others of the team. */
export const pageStart = async (
  table: Table,
  teamId: string,
  query: CursorScope,
  { offset, cursor }: PageRequest,
) => {
  if (cursor === undefined) return { offset };
  if (offset > 0)
    throw failure('malformed', 'offset_with_cursor', 'Give an offset or a cursor, not both.', 'offset');
  return { offset: 0, after: await readCursor(table, teamId, query, cursor) };
};

/** Beyond it, skipping costs more than to look first whether the list is that long. */
const farOffset = 1_000;

interface WholeList<T> {
  teamId: string;
  list: OrderedList;
  counter: Counter;
  query: CursorScope;
  load: (entries: Item[]) => Promise<T[]>;
}

/** A page of a whole list with its exact count: the entries are read and counted at once, then made records. */
export const listWhole = async <T>(
  table: Table,
  { teamId, list, counter, query, load }: WholeList<T>,
  page: PageRequest,
): Promise<Page<T>> => {
  const start = await pageStart(table, teamId, query, page);
  const { limit, offset } = page;
  if (offset > farOffset) {
    const count = await getCount(table, teamId, counter);
    if (offset >= count) return { records: [], count, limit, offset, next_cursor: null };
  }
  const [{ entries, more }, count] = await Promise.all([
    orderedPage(table, list, { limit, start }),
    getCount(table, teamId, counter),
    // For the cursor, which would otherwise wait for it after a cold start.
    stageSecret(table),
  ]);
  const last = entries.at(-1);
  const [records, next_cursor] = await Promise.all([
    load(entries),
    more && last ? writeCursor(table, teamId, query, positionOf(list, last)) : null,
  ]);
  return { records, count, limit, offset, next_cursor };
};

/** The partitions of `byTeam` that hold a team's records of a kind. */
export const listPartition =
  (teamId: string, kind: string) =>
  (shard: number): string =>
    `T#${teamId}#${kind}#${shard}`;

/** Makes the sort key of a list by creation. */
export const newestOrder = ({ created_at, id }: { created_at: string; id: string }): string =>
  `${created_at}#${id}`;

/** A list that `byTeam` keeps in the order of creation. */
export const newestFirst = ({ teamId, kind }: { teamId: string; kind: string }): OrderedList => ({
  index: 'byTeam',
  partition: listPartition(teamId, kind),
  descending: true,
});
