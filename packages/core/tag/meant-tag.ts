import { isId } from '../id.ts';
import { optOutTag } from '../suppression/opt-out.ts';
import type { Table } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import { isShown } from './shown-tag.ts';
import { findTagRecords, type TagRecord, tagIdOf } from './tag.item.ts';

/** The opt-out tag, which every team has from its beginning. */
export const bornTag = (teamId: string): TagRecord => ({
  id: tagIdOf(teamId, optOutTag),
  team_id: teamId,
  name: optOutTag,
  tag_key: fold(optOutTag),
  kind: 'system',
  n: 0,
  created_at: '',
});

/** Finds the record of a tag that callers see. */
export const findShownTag = (
  teamId: string,
  records: ReadonlyMap<string, TagRecord>,
  tagId: string,
): TagRecord | undefined => {
  const record = records.get(tagId);
  if (record && isShown(record)) return record;
  return tagId === tagIdOf(teamId, optOutTag) ? bornTag(teamId) : undefined;
};

/**
 * Finds the record that a caller means by an id: that of the tag while it exists, else that of the tag that
 * it was renamed to or merged into.
 */
export const findMeantTag = async (
  table: Table,
  teamId: string,
  tagId: string,
): Promise<TagRecord | undefined> => {
  const passed = new Set<string>();
  let id: string | undefined = tagId;
  while (id !== undefined && !passed.has(id)) {
    passed.add(id);
    const records: ReadonlyMap<string, TagRecord> = await findTagRecords(table, teamId, [id]);
    const shown = findShownTag(teamId, records, id);
    if (shown) return shown;
    id = records.get(id)?.became;
  }
  return undefined;
};

/** Replaces ids among the tags of a filter by names, old ids too; what is no id of a tag stays. */
export const tagNames = (table: Table, teamId: string, tags: readonly string[]): Promise<string[]> =>
  Promise.all(
    tags.map(async (text) => (isId('tag', text) && (await findMeantTag(table, teamId, text))?.name) || text),
  );
