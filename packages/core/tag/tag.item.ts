import * as v from 'valibot';
import { derivedId } from '../id.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, queryAll, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import {
  absent,
  change,
  drop,
  either,
  is,
  isAtMost,
  isThere,
  present,
  putNew,
  type Write,
} from '../table/write.ts';
import { fold } from '../text/fold.ts';
import { tagKindSchema } from './tag.schema.ts';

/** Derives the id of a tag from its folded text, so that equal tags are one. */
export const tagIdOf = (teamId: string, tag: string): string => derivedId('tag', 0, teamId, fold(tag));

export const dueTagsPk = 'DUE#tag';

export const tagKeys = {
  partition: (teamId: string) => `T#${teamId}#TAG`,
  primary: (teamId: string, tagId: string): Key => ({ pk: tagKeys.partition(teamId), sk: tagId }),
  /** To be cleaned up at `due` (ISO time), found without knowing the team. */
  byDue: (teamId: string, tagId: string, due: string) => ({
    byDuePk: dueTagsPk,
    byDueSk: `${due}#${teamId}#${tagId}`,
  }),
};

/** A tag that contacts are counted by, and who gave it to the last one. */
export interface BorneTag {
  tag: string;
  via?: Pick<Via, 'updated_by' | 'via'> | undefined;
}

/**
 * Makes the write that counts contacts in or out of a tag; the first contact that bears it creates its
 * record, in its spelling. Who brought the tag is kept apart from who wrote the record: only records that
 * somebody edited have a `via`.
 */
export const countTagWrite = (teamId: string, { tag, via }: BorneTag, by: number, at: string): Write =>
  change(tagKeys.primary(teamId, tagIdOf(teamId, tag)), {
    setOnce: { name: tag, tag_key: fold(tag), created_at: at },
    ...(via && { set: { brought_by: via.updated_by, brought_via: via.via } }),
    add: { n: by },
  });

const recordSchema = v.object({
  /** The spelling that contacts get. */
  name: v.string(),
  tag_key: v.string(),
  kind: v.optional(tagKindSchema, 'manual'),
  /** Live contacts that bear it. */
  n: v.optional(v.number(), 0),
  created_at: v.string(),
  /** Version; absent while only the count has changed. */
  version: v.optional(v.number()),
  updated_at: v.optional(v.string()),
  /** The job that works on it. */
  job_id: v.optional(v.string()),
  /** What contacts get instead while that job takes the tag from them; null for nothing. */
  moving_to: v.optional(v.nullable(v.string())),
  /** Id of the tag that is being renamed to this one; its own id while its spelling changes. */
  renamed_from: v.optional(v.string()),
  /**
   * When it was retired (ISO). The record stays for what still changes its count, hidden while that is zero.
   */
  retired_at: v.optional(v.string()),
  /** Id of the tag that it was renamed to or merged into; such a record stays for good. */
  became: v.optional(v.string()),
});

/** A tag as the registry of its team has it. */
export interface TagRecord extends v.InferOutput<typeof recordSchema> {
  id: string;
  team_id: string;
}

export const toTagRecord = (item: Item): TagRecord => ({
  ...v.parse(recordSchema, item),
  id: item.sk,
  team_id: item.pk.slice('T#'.length, -'#TAG'.length),
});

export const findTagRecords = async (
  table: Table,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, TagRecord>> => {
  const keys = [...new Set(ids)].map((id) => tagKeys.primary(teamId, id));
  return new Map((await batchGet(table, keys)).map((item) => [item.sk, toTagRecord(item)]));
};

/** Reads all records of a team, the retired ones included. */
export const allTagRecords = async (table: Table, teamId: string): Promise<TagRecord[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': tagKeys.partition(teamId) },
    ConsistentRead: true,
  });
  return items.map(toTagRecord);
};

export interface Written {
  via: Via;
  now: Date;
}

type Attributes = Partial<
  Pick<TagRecord, 'name' | 'kind' | 'job_id' | 'moving_to' | 'renamed_from' | 'retired_at' | 'became'>
> & { byDuePk?: string; byDueSk?: string };

/** Makes the write of a new record. */
export const newTagWrite = (
  { teamId, name, ...values }: { teamId: string; name: string } & Attributes,
  { via, now }: Written,
): Write =>
  putNew({
    ...tagKeys.primary(teamId, tagIdOf(teamId, name)),
    name,
    tag_key: fold(name),
    n: 0,
    ...values,
    version: 1,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    ...via,
  });

interface TagChange {
  set?: Attributes;
  remove?: readonly (keyof Attributes)[];
  /** Whether to write only while no contact bears it. */
  unused?: boolean;
}

/** Makes the write that changes a record which is still as `seen`; its count may have changed. */
export const changeTagWrite = (
  seen: TagRecord,
  { set = {}, remove = [], unused = false }: TagChange,
  { via, now }: Written,
): Write =>
  change(tagKeys.primary(seen.team_id, seen.id), {
    set: { ...set, ...via, version: (seen.version ?? 0) + 1, updated_at: now.toISOString() },
    remove,
    when: [
      ...(seen.version === undefined ? [isThere, absent('version')] : [is('version', seen.version)]),
      ...(unused ? [either(absent('n'), isAtMost('n', 0))] : []),
    ],
  });

/** Time (ms) for which the change stream may still count contacts of a retired tag. */
const settling = 3_600_000;

const isName = (to: string | null | undefined): to is string => typeof to === 'string';

const dueAfter = (now: Date) => new Date(now.getTime() + settling).toISOString();

/**
 * Makes the write that retires a tag, in favour of the one named `to` if given. Without, its record is
 * removed when nothing is left to be counted.
 */
export const retireTagWrite = (
  seen: TagRecord,
  written: Written,
  { unused = false, to }: { unused?: boolean; to?: string | null | undefined } = {},
): Write =>
  changeTagWrite(
    seen,
    {
      set: {
        retired_at: written.now.toISOString(),
        ...tagKeys.byDue(seen.team_id, seen.id, dueAfter(written.now)),
        ...(isName(to) && { became: tagIdOf(seen.team_id, to) }),
      },
      remove: ['job_id', 'moving_to', 'renamed_from', 'kind', ...(isName(to) ? [] : (['became'] as const))],
      unused,
    },
    written,
  );

const afterlife = ['retired_at', 'byDuePk', 'byDueSk', 'became'] as const;

/** Makes the write that revives a retired tag. */
export const reviveTagWrite = (seen: TagRecord, set: Attributes, written: Written): Write =>
  changeTagWrite(seen, { set, remove: afterlife }, written);

/** Makes the write that keeps a retired record as a pointer to the tag that it became. */
export const keepTagWrite = (seen: TagRecord, written: Written): Write =>
  changeTagWrite(seen, { remove: ['byDuePk', 'byDueSk'] }, written);

/** Makes the write that removes a retired record which nothing counts any more. */
export const removeTagWrite = (seen: TagRecord): Write =>
  drop(
    tagKeys.primary(seen.team_id, seen.id),
    is('n', 0),
    present('retired_at'),
    is('version', seen.version),
  );
