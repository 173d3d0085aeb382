import * as v from 'valibot';
import { valueDigest } from '../duplicate/stored-pair.ts';
import type { Item, Key } from '../table/item.ts';
import { queryAll, type Table } from '../table/table.ts';
import type { SharedFinding } from './measures.ts';

const prefix = 'SHARED#';

export const sharedKeys = {
  primary: (teamId: string, { kind, value }: Pick<SharedFinding, 'kind' | 'value'>): Key => ({
    pk: `T#${teamId}#SHARED`,
    sk: prefix + valueDigest(kind, value),
  }),
};

const storedSharedSchema = v.object({
  kind: v.picklist(['phone', 'email']),
  value: v.string(),
  /** As the scan counted them. */
  contacts: v.number(),
  names: v.number(),
  since: v.number(),
  dismissed: v.optional(v.object({ by: v.string(), at: v.string() })),
});
/** A value that many contacts of different names have, as it is kept. */
export type StoredShared = v.InferOutput<typeof storedSharedSchema>;

export const sharedItem = (teamId: string, shared: StoredShared): Item => ({
  ...sharedKeys.primary(teamId, shared),
  ...shared,
});

/** Reads the shared values of a team: a few dozen. */
export const findShared = async (table: Table, teamId: string): Promise<StoredShared[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `T#${teamId}#SHARED` },
    ConsistentRead: true,
  });
  return items.map((item) => v.parse(storedSharedSchema, item));
};
