import type { Table } from '../table/table.ts';
import { transacted } from '../table/transacted.ts';
import { dueTagsPk, findTagRecords, removeTagWrite, reviveTagWrite } from '../tag/tag.item.ts';
import { dueEntries, dueRecord } from './due.ts';

type Outcome = 'removed' | 'revived' | undefined;

const settleTag = async (
  table: Table,
  { teamId, recordId }: ReturnType<typeof dueRecord>,
  now: Date,
): Promise<Outcome> => {
  const record = (await findTagRecords(table, teamId, [recordId])).get(recordId);
  if (!record?.retired_at) return undefined;
  const via = { updated_by: 'clean-tags', via: 'retention' as const };
  const [outcome, write] =
    record.n > 0
      ? (['revived', reviveTagWrite(table, record, {}, { via, now })] as const)
      : (['removed', removeTagWrite(table, record)] as const);
  return (await transacted(table, [write])) ? outcome : undefined;
};

/**
 * Removes the records of tags that were given up and that nothing counts any more; one that contacts bear again
 * becomes a tag like any other. Reads what is due and no more; running it again changes nothing.
 */
export const cleanTags = async (table: Table, at: Date, now: Date) => {
  const report = { cutoff: at.toISOString(), removed: 0, revived: 0 };
  for await (const entries of dueEntries(table, dueTagsPk, report.cutoff))
    for (const entry of entries) {
      const outcome = await settleTag(table, dueRecord(entry), now);
      if (outcome) report[outcome]++;
    }
  return report;
};
