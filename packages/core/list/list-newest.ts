import { type Counter, getCount } from '../count/count.item.ts';
import { failure } from '../error.ts';
import { stageSecret } from '../secret/secret.item.ts';
import type { Table } from '../table/table.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type NewestFirst, newestFirst } from './newest.ts';
import type { Page, PageRequest } from './page.schema.ts';

const startOf = async (table: Table, list: NewestFirst, { offset, cursor }: PageRequest) => {
  if (cursor === undefined) return { offset };
  if (offset > 0)
    throw failure('malformed', 'offset_with_cursor', 'Give an offset or a cursor, not both.', 'offset');
  return { offset: 0, before: await readCursor(table, list.teamId, { kind: list.kind }, cursor) };
};

/** Beyond it, skipping costs more than to look first whether the list is that long. */
const farOffset = 1_000;

/** A page of a whole list with its exact count: the positions are read and counted at once, then the records. */
export const listNewest = async <T>(
  table: Table,
  list: NewestFirst & { kind: Counter },
  page: PageRequest,
  load: (keys: { pk: string; sk: string }[]) => Promise<T[]>,
): Promise<Page<T>> => {
  const start = await startOf(table, list, page);
  const { limit, offset } = page;
  if (offset > farOffset) {
    const count = await getCount(table, list.teamId, list.kind);
    if (offset >= count) return { records: [], count, limit, offset, next_cursor: null };
  }
  const [{ positions, more }, count] = await Promise.all([
    newestFirst(table, list, { limit: page.limit, start }),
    getCount(table, list.teamId, list.kind),
    // For the cursor, which would otherwise wait for it after a cold start.
    stageSecret(table),
  ]);
  const last = positions.at(-1);
  const [records, next_cursor] = await Promise.all([
    load(positions),
    more && last ? writeCursor(table, list.teamId, { kind: list.kind }, last.byTeamSk) : null,
  ]);
  return { records, count, limit, offset, next_cursor };
};
