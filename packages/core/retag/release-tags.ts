import type { EndedJob } from '../job/contact-work.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import {
  allTagRecords,
  changeTagWrite,
  findTagRecords,
  retireTagWrite,
  type TagRecord,
} from '../tag/tag.item.ts';

interface Release extends EndedJob {
  /** Whether no contact bears the tags any more; else all stays as far as the job came. */
  complete?: boolean;
}

const releaseWrite = (seen: TagRecord, { complete = false, ...written }: Release) => {
  if (complete && seen.moving_to !== undefined) return retireTagWrite(seen, written, { to: seen.moving_to });
  const remove = complete ? (['job_id', 'renamed_from'] as const) : (['job_id', 'moving_to'] as const);
  return changeTagWrite(seen, { remove }, written);
};

/** Releases the tags that a job holds. Tags that it does not hold, or no longer, stay as they are. */
export const releaseTags = async (table: Table, release: Release): Promise<void> => {
  const { teamId, jobId } = release;
  const held = (await allTagRecords(table, teamId)).filter(({ job_id }) => job_id === jobId);
  for (const { id } of held) {
    await untilSettled(async () => {
      const record = (await findTagRecords(table, teamId, [id])).get(id);
      if (record?.job_id !== jobId) return true;
      return (await transacted(table, [releaseWrite(record, release)])) || undefined;
    });
  }
};
