import * as v from 'valibot';
import type { Key } from '../table/item.ts';
import { deleteAll, queryAll, type Table, write } from '../table/table.ts';
import { put } from '../table/write.ts';
import { findImportItem } from './import.item.ts';

/** Far longer than an import runs, in days. */
const keptDays = 35;

/** That an import writes rows; none of the team is undone meanwhile. */
const writingSchema = v.object({ import_id: v.string() });

export const writingKeys = {
  primary: (teamId: string, importId: string): Key => ({
    pk: `T#${teamId}#WRITING`,
    sk: `IMPORT#${importId}`,
  }),
};

export const putWriting = (table: Table, teamId: string, importId: string, now: Date): Promise<void> => {
  const ttl = Math.ceil(now.getTime() / 1_000) + keptDays * 86_400;
  return write(table, [put({ ...writingKeys.primary(teamId, importId), import_id: importId, ttl })]);
};

export const removeWriting = (table: Table, teamId: string, importId: string): Promise<void> =>
  deleteAll(table, [writingKeys.primary(teamId, importId)]);

/** An import of the team that is writing rows. */
export const findWriting = async (table: Table, teamId: string): Promise<string | undefined> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': writingKeys.primary(teamId, '').pk },
    ConsistentRead: true,
  });
  for (const { import_id } of items.map((item) => v.parse(writingSchema, item))) {
    const stored = await findImportItem(table, teamId, import_id);
    if (stored && stored.finished_at === null) return import_id;
    // Whoever ended it died before this was gone.
    await removeWriting(table, teamId, import_id);
  }
  return undefined;
};
