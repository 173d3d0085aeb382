import type { Table } from '../table/table.ts';
import { writeCursor } from './cursor.ts';
import { type CursorScope, pageStart } from './list-newest.ts';
import type { Page, PageRequest } from './page.schema.ts';
import { comparePositions } from './position.ts';

interface AllRecords<T> {
  teamId: string;
  /** Tells the list apart from others of the team. */
  query: CursorScope;
  records: readonly T[];
  /** Where a record stands in the list; no two stand at one place. */
  positionOf: (record: T) => string;
  descending: boolean;
}

/** A page of a list whose records are all at hand. */
export const pageOfAll = async <T>(
  table: Table,
  { teamId, query, records, positionOf, descending }: AllRecords<T>,
  page: PageRequest,
): Promise<Page<T>> => {
  const { offset, after } = await pageStart(table, teamId, query, page);
  const compare = (one: string, other: string) => comparePositions(one, other) * (descending ? -1 : 1);
  const behind = records
    .map((record) => ({ record, position: positionOf(record) }))
    .filter(({ position }) => after === undefined || compare(position, after) > 0)
    .sort((one, other) => compare(one.position, other.position))
    .slice(offset);
  const shown = behind.slice(0, page.limit);
  const last = shown.at(-1);
  const more = behind.length > shown.length;
  return {
    records: shown.map(({ record }) => record),
    count: records.length,
    limit: page.limit,
    offset: page.offset,
    next_cursor: more && last ? await writeCursor(table, teamId, query, last.position) : null,
  };
};
