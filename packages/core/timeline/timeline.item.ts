import * as v from 'valibot';
import { changesSchema, pathSchema } from '../event/changes.schema.ts';
import type { Item, Key } from '../table/item.ts';
import type { Query } from '../table/table.ts';

const mark = 'TIMELINE#';

export const timelineKeys = {
  partition: (teamId: string, contactId: string) => `T#${teamId}#C#${contactId}`,
  primary: (teamId: string, contactId: string, sk: string): Key => ({
    pk: timelineKeys.partition(teamId, contactId),
    sk,
  }),
  /** In the order of time; each version of a contact has one entry. */
  sk: (at: string, version: number) => `${mark}${at}#${String(version).padStart(10, '0')}`,
};

export const isTimelineKey = ({ sk }: Pick<Key, 'sk'>): boolean => sk.startsWith(mark);

/** The version that an entry's sort key names. */
export const versionOf = ({ sk }: Pick<Key, 'sk'>): number => Number(sk.slice(sk.lastIndexOf('#') + 1));

/** The row of a file that an import took a contact from. */
export const rowSchema = v.object({ record: v.number(), line: v.number() });

const entrySchema = v.object({
  sk: v.string(),
  id: v.string(),
  type: v.string(),
  at: v.string(),
  actor: v.string(),
  via: pathSchema,
  version: v.number(),
  changes: changesSchema,
  /** Values of the changes were cut. */
  truncated: v.optional(v.literal(true)),
  row: v.optional(rowSchema),
  /** The contact’s departments before and after; absent from entries of former releases. */
  departments: v.optional(v.array(v.nullable(v.string()))),
  /** When it may be forgotten, in seconds. */
  ttl: v.number(),
});

/** An entry of a contact's timeline, kept beside it: who changed what, from what to what. */
export type TimelineEntry = v.InferOutput<typeof entrySchema>;

export const toEntry = (item: Item): TimelineEntry => v.parse(entrySchema, item);

/** Entries of a contact, newest first, from the one at `before` on if given. */
export const timelineQuery = (teamId: string, contactId: string, before?: string): Query => ({
  KeyConditionExpression: `pk = :pk AND ${before === undefined ? 'begins_with(sk, :sk)' : 'sk BETWEEN :sk AND :before'}`,
  ExpressionAttributeValues: {
    ':pk': timelineKeys.partition(teamId, contactId),
    ':sk': mark,
    ...(before !== undefined && { ':before': before }),
  },
  ConsistentRead: true,
  ScanIndexForward: false,
});
