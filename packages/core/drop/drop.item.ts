import * as v from 'valibot';
import { getItem, type Key, putNew, type Table, type Write } from '../table/table.ts';

const dropSchema = v.object({ id: v.string(), team_id: v.string(), name: v.string() });

/** A folder of the import bucket whose files belong to a team. */
export type Drop = v.InferOutput<typeof dropSchema>;

export const dropKeys = {
  /** An S3 key names the drop alone, so the drop leads to the team and not the other way round. */
  primary: (dropId: string): Key => ({ pk: `SYSTEM#DROP#${dropId}`, sk: 'DROP' }),
};

export const newDropWrite = (table: Table, drop: Drop): Write =>
  putNew(table, { ...dropKeys.primary(drop.id), ...drop });

export const findDrop = async (table: Table, dropId: string): Promise<Drop | undefined> => {
  const item = await getItem(table, dropKeys.primary(dropId));
  return item && v.parse(dropSchema, item);
};
