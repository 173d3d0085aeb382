import { tallyOf } from '../schedule/tally.ts';
import { type DueRecord, dueRecords } from '../table/due.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import {
  dueTagsPk,
  findTagRecords,
  keepTagWrite,
  removeTagWrite,
  reviveTagWrite,
  type TagRecord,
  type Written,
} from '../tag/tag.item.ts';

type Outcome = 'removed' | 'revived' | 'kept' | undefined;

const settling = (record: TagRecord, written: Written): [Outcome, Write] => {
  if (record.n > 0) return ['revived', reviveTagWrite(record, {}, written)];
  return record.became === undefined
    ? ['removed', removeTagWrite(record)]
    : ['kept', keepTagWrite(record, written)];
};

const settleTag = async (table: Table, { teamId, recordId }: DueRecord, now: Date): Promise<Outcome> => {
  const record = (await findTagRecords(table, teamId, [recordId])).get(recordId);
  if (!record?.retired_at) return undefined;
  const via = { updated_by: 'clean-tags', via: 'retention' as const };
  const [outcome, write] = settling(record, { via, now });
  return (await transacted(table, [write])) ? outcome : undefined;
};

/**
 * Removes the records of tags that were given up and that nothing counts any more, and keeps those that lead to another
 * tag; one that contacts bear again becomes a tag like any other. Reads what is due and no more; running it again changes nothing.
 */
export const cleanTags = async (table: Table, at: Date, now: Date, tally = tallyOf('clean-jobs')) => {
  const cutoff = at.toISOString();
  for await (const due of dueRecords(table, dueTagsPk, cutoff)) {
    const outcome = await settleTag(table, due, now);
    if (outcome) tally.add(due.teamId, `tags_${outcome}`);
  }
  const { tags_removed: removed, tags_revived: revived, tags_kept: kept } = tally.total;
  return { cutoff, removed, revived, kept };
};
