import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { failure, notFound } from '../error.ts';
import type { Files } from '../files/files.ts';
import type { Table } from '../table/table.ts';
import { findMeantTag } from '../tag/meant-tag.ts';
import { findRuledTags } from '../tag/ruled-tags.ts';
import { retireTagWrite, type TagRecord } from '../tag/tag.item.ts';
import type { Tag } from '../tag/tag.schema.ts';
import { describeTag } from '../tag/tag.ts';
import { fold } from '../text/fold.ts';
import { carryOut, type Moved, type Moving, requireFree, requireOwn, sourceWrite } from './move-tags.ts';
import { findBearers } from './move-work.ts';

const deletable = async (table: Table, { scope }: Moving, tagId: string): Promise<TagRecord> => {
  const source = await findMeantTag(table, scope.teamId, tagId);
  if (!source) throw notFound('tag');
  requireOwn(source.name);
  return source;
};

/**
 * Refuses the deletion of a tag that a rule adds or asks for: it would come back, or the rule would wait in
 * vain.
 */
const requireUnruled = async (table: Table, { team_id, tag_key }: TagRecord): Promise<void> => {
  const isMeant = (tag: string) => fold(tag) === tag_key;
  const rules = (await findCatalogue(table, team_id)).rules.filter(
    ({ tag, filter }) => isMeant(tag) || filter.tags?.some(isMeant),
  );
  if (rules.length === 0) return;
  const names = rules.map(({ id }) => id).join(', ');
  const message = `Rules give contacts this tag, or ask for it. Delete or change them first: ${names}.`;
  throw failure('conflict', 'tag_in_use', message);
};

/**
 * Counts the contacts that would lose the tag, those in the trash included.
 * @throws CallbookError `tag_not_found`, `system_tag`
 */
export const countBearers = async (
  table: Table,
  moving: Moving,
  tagId: string,
): Promise<{ tag: Tag; count: number }> => {
  const source = await deletable(table, moving, tagId);
  const [ids, ruled] = await Promise.all([
    findBearers(table, moving.principal.team, [source.name]),
    findRuledTags(table, source.team_id),
  ]);
  return { tag: describeTag(source, { scope: moving.scope, ruled }), count: ids.length };
};

/**
 * Deletes a tag: takes it from all contacts that bear it, and retires it.
 * @throws CallbookError `tag_not_found`, `system_tag`, `tag_in_use`, `tag_busy`
 */
export const deleteTag = async (
  table: Table,
  files: Files,
  moving: Moving,
  asked: string,
): Promise<Moved> => {
  const { scope, via, now } = moving;
  const tagId = (await findMeantTag(table, scope.teamId, asked))?.id ?? asked;
  const written = { via, now };
  return carryOut(table, files, moving, {
    answer: tagId,
    decide: async (jobId) => {
      const source = await deletable(table, moving, tagId);
      await requireUnruled(table, source);
      await requireFree(table, [source], jobId);
      return {
        action: 'delete',
        sources: [source],
        to: null,
        hold: (job_id) => [sourceWrite(source, { job_id, moving_to: null, written })],
        settle: () => [retireTagWrite(source, written)],
      };
    },
  });
};
