import { notFound, refuseFaults } from '../error.ts';
import type { Files } from '../files/files.ts';
import { isId } from '../id.ts';
import type { Table } from '../table/table.ts';
import { findMeantTag } from '../tag/meant-tag.ts';
import { changeTagWrite, retireTagWrite, tagIdOf } from '../tag/tag.item.ts';
import {
  carryOut,
  idle,
  type Moved,
  type Moving,
  requireFree,
  requireOwn,
  sourceWrite,
} from './move-tags.ts';

const unknownTag = (param: string, text: string) => ({
  param,
  code: 'tag_not_found',
  message: `There is no tag "${text}".`,
});

/** Finds the tags that a request names by id or name. */
const namedTags = async (table: Table, teamId: string, tags: readonly string[], into: string) => {
  const idOf = (text: string) => (isId('tag', text) ? text : tagIdOf(teamId, text));
  const found = await Promise.all(
    [...new Set([...tags, into])].map(
      async (text) => [text, await findMeantTag(table, teamId, idOf(text))] as const,
    ),
  );
  const records = new Map(found);
  const tagOf = (text: string) => records.get(text);
  const target = tagOf(into);
  const sources = [...new Map(tags.map((text) => [tagOf(text)?.id, tagOf(text)])).values()];
  refuseFaults([
    ...tags.filter((text) => !tagOf(text)).map((text) => unknownTag('tags', text)),
    ...(target ? [] : [unknownTag('into', into)]),
    ...(target && tags.some((text) => tagOf(text)?.id === target.id)
      ? [{ param: 'into', code: 'ambiguous', message: 'A tag cannot be merged into itself.' }]
      : []),
  ]);
  return { target, sources: sources.filter((one) => one !== undefined) };
};

/**
 * Merges several tags into one, on all contacts that bear any of them.
 * @throws CallbookError `tag_not_found`, `ambiguous`, `system_tag`, `tag_busy`
 */
export const mergeTags = async (
  table: Table,
  files: Files,
  moving: Moving,
  { tags, into }: { tags: readonly string[]; into: string },
): Promise<Moved> => {
  const { scope, via, now } = moving;
  const written = { via, now };
  const answer = isId('tag', into) ? into : tagIdOf(scope.teamId, into);
  return carryOut(table, files, moving, {
    answer,
    decide: async (jobId) => {
      const { target, sources } = await namedTags(table, scope.teamId, tags, into);
      if (!target) throw notFound('tag');
      requireOwn(target.name, ...sources.map(({ name }) => name));
      await requireFree(table, [target, ...sources], jobId);
      const { name } = target;
      return {
        action: 'merge',
        sources,
        to: name,
        hold: (job_id) => [
          changeTagWrite(target, { set: { job_id }, remove: [...idle, 'moving_to'] }, written),
          ...sources.map((source) => sourceWrite(source, { job_id, moving_to: name, written })),
        ],
        settle: () => sources.map((source) => retireTagWrite(source, written, { to: name })),
      };
    },
  });
};
