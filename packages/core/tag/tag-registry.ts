import { distinctTags } from '../attribute/tags.ts';
import { isOptOutTag, optOutTag } from '../suppression/opt-out.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import { isShown } from './shown-tag.ts';
import { type TagRecord, tagIdOf, tagKeys, toTagRecord } from './tag.item.ts';

/** The records of tags, by their folded text. */
export type TagRegistry = ReadonlyMap<string, TagRecord>;

/** Lists the keys of the records that tell how these tags are spelled. */
export const registryKeys = (teamId: string, tags: readonly string[]): Key[] => {
  const ids = tags.filter((tag) => !isOptOutTag(tag)).map((tag) => tagIdOf(teamId, tag));
  return [...new Set(ids)].map((id) => tagKeys.primary(teamId, id));
};

/** Picks the records of tags among items that were read. */
export const registryOf = (teamId: string, items: Iterable<Item>): TagRegistry => {
  const records = [...items].filter(({ pk }) => pk === tagKeys.partition(teamId)).map(toTagRecord);
  return new Map(records.map((record) => [record.tag_key, record]));
};

export const readRegistry = async (
  table: Table,
  teamId: string,
  tags: readonly string[],
): Promise<TagRegistry> => registryOf(teamId, await batchGet(table, registryKeys(teamId, tags)));

const spelledTag = (tag: string, registry: TagRegistry, own: ReadonlyMap<string, string>): string | null => {
  if (isOptOutTag(tag)) return optOutTag;
  const key = fold(tag);
  const record = registry.get(key);
  if (record?.moving_to !== undefined) return record.moving_to;
  return record && isShown(record) ? record.name : (own.get(key) ?? tag);
};

/**
 * Spells tags as the team does, and replaces one that a job is taking away. Unknown ones stay as the contact
 * has them in `own`, or as given.
 */
export const spelledTags = (
  tags: readonly string[],
  registry: TagRegistry,
  own: readonly string[] = [],
): string[] => {
  const owned = new Map(own.map((tag) => [fold(tag), tag]));
  return distinctTags(tags.flatMap((tag) => spelledTag(tag, registry, owned) ?? []));
};
