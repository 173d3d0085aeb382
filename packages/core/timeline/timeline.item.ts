import * as v from 'valibot';
import { changesSchema, pathSchema } from '../event/changes.schema.ts';
import type { Item, Key } from '../table/item.ts';
import type { Query } from '../table/table.ts';
import { type ChangeKind, kindOf } from './change-kind.ts';

const mark = 'TIMELINE#';

/** Those that have a list of their own. */
type ListedKind = Exclude<ChangeKind, 'change'>;

const deedsOf = (teamId: string, contactId: string, kind: ListedKind): string =>
  `T#${teamId}#timeline#${contactId}#${kind}`;

export const timelineKeys = {
  partition: (teamId: string, contactId: string) => `T#${teamId}#C#${contactId}`,
  primary: (teamId: string, contactId: string, sk: string): Key => ({
    pk: timelineKeys.partition(teamId, contactId),
    sk,
  }),
  /** What imports, or merges, did with a contact. */
  byTeam: (teamId: string, contactId: string, { kind, sk }: { kind: ListedKind; sk: string }) => ({
    byTeamPk: deedsOf(teamId, contactId, kind),
    byTeamSk: sk,
  }),
  /** In the order of time; each version of a contact has one entry. */
  sk: (at: string, version: number) => `${mark}${at}#${String(version).padStart(10, '0')}`,
};

export const isTimelineKey = ({ sk }: Pick<Key, 'sk'>): boolean => sk.startsWith(mark);

/** The version that an entry's sort key names. */
export const versionOf = ({ sk }: Pick<Key, 'sk'>): number => Number(sk.slice(sk.lastIndexOf('#') + 1));

/** The row of a file that an import took a contact from. */
export const rowSchema = v.object({ record: v.number(), line: v.number() });

/** The call that said the values, and when it began. */
export const callOfSchema = v.object({ id: v.string(), at: v.string() });

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
  call: v.optional(callOfSchema),
  /** The contact’s departments before and after; absent from entries of former releases. */
  departments: v.optional(v.array(v.nullable(v.string()))),
  /** What keeps the digest of all this, in the feed's chain, from being guessed. */
  salt: v.optional(v.string()),
  /** For whose erasure its values were cleared. */
  cleared_for: v.optional(v.string()),
  /** When it may be forgotten, in seconds. */
  ttl: v.number(),
});

/** An entry of a contact's timeline, kept beside it: who changed what, from what to what. */
export type TimelineEntry = v.InferOutput<typeof entrySchema>;

/** What made a contact is found as its oldest entry, and need not be listed: most contacts come by imports. */
const isListed = ({ type }: Pick<TimelineEntry, 'type'>): boolean => type !== 'contact.created';

/** Makes the item of an entry. */
export const toEntryItem = (teamId: string, contactId: string, entry: TimelineEntry): Item => {
  const kind = kindOf(entry);
  return {
    ...entry,
    ...timelineKeys.primary(teamId, contactId, entry.sk),
    ...(kind !== 'change' &&
      isListed(entry) &&
      timelineKeys.byTeam(teamId, contactId, { kind, sk: entry.sk })),
  };
};

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

/** The keys of what imports or merges did with a contact, the latest first. The index may be a moment behind. */
export const deedsQuery = (
  teamId: string,
  { contactId, kind, before }: { contactId: string; kind: ListedKind; before?: string | undefined },
): Query => ({
  IndexName: 'byTeam',
  KeyConditionExpression: `byTeamPk = :pk${before === undefined ? '' : ' AND byTeamSk < :before'}`,
  ExpressionAttributeValues: {
    ':pk': deedsOf(teamId, contactId, kind),
    ...(before !== undefined && { ':before': before }),
  },
  ProjectionExpression: 'pk, sk',
  ScanIndexForward: false,
});

/** The oldest entry of a contact, which tells what made it unless that is forgotten by now. */
export const oldestEntryQuery = (teamId: string, contactId: string): Query => ({
  ...timelineQuery(teamId, contactId),
  ScanIndexForward: true,
  Limit: 1,
});
