import type { Key } from './item.ts';
import { type Query, queryPages, type Table } from './table.ts';

export interface DueEntry extends Key {
  byDueSk: string;
}

/** What is due in a partition of `byDue` at `at` (ISO time), the longest overdue first; reads no further than that. */
export async function* dueEntries(table: Table, partition: string, at: string): AsyncGenerator<DueEntry[]> {
  const query: Query = {
    IndexName: 'byDue',
    KeyConditionExpression: 'byDuePk = :pk AND byDueSk < :at',
    // '#' ends the time in a sort key, and sorts below '$': entries due at this very moment are in.
    ExpressionAttributeValues: { ':pk': partition, ':at': `${at}$` },
  };
  for await (const page of queryPages(table, query)) yield page as (DueEntry & Record<string, unknown>)[];
}

/** Team and record of an entry whose sort key is `<due>#<team>#<record>`. */
export const dueRecord = ({ byDueSk }: DueEntry): { teamId: string; recordId: string } => {
  const [, teamId = '', recordId = ''] = byDueSk.split('#');
  return { teamId, recordId };
};
