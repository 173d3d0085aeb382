import { type Query, queryPages, type Table } from './table.ts';

export interface DueRecord {
  teamId: string;
  recordId: string;
  /** The sort key of its entry, `<due>#<team>#<record>`. */
  seenDue: string;
}

/** Reads what is due in a partition of `byDue` at `at` (ISO), the longest overdue first, and no further. */
export async function* dueRecords(table: Table, partition: string, at: string): AsyncGenerator<DueRecord> {
  const query: Query = {
    IndexName: 'byDue',
    KeyConditionExpression: 'byDuePk = :pk AND byDueSk < :at',
    // '#' ends the time in a sort key, and sorts below '$': entries due at this very moment are in.
    ExpressionAttributeValues: { ':pk': partition, ':at': `${at}$` },
  };
  for await (const page of queryPages(table, query))
    for (const { byDueSk } of page) {
      const seenDue = String(byDueSk);
      const [, teamId = '', recordId = ''] = seenDue.split('#');
      yield { teamId, recordId, seenDue };
    }
}
