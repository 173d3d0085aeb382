import { CallbookError, notFound } from '../error.ts';
import type { Files } from '../files/files.ts';
import type { Table } from '../table/table.ts';
import { findMeantTag } from '../tag/meant-tag.ts';
import { isShown } from '../tag/shown-tag.ts';
import {
  changeTagWrite,
  findTagRecords,
  newTagWrite,
  retireTagWrite,
  reviveTagWrite,
  type TagRecord,
  tagIdOf,
  type Written,
} from '../tag/tag.item.ts';
import {
  carryOut,
  idle,
  type Moved,
  type Moving,
  type Plan,
  requireFree,
  requireOwn,
  sourceWrite,
} from './move-tags.ts';

const nothingToDo: Plan = { action: 'rename', sources: [], to: null, hold: () => [], settle: () => [] };

const spellingPlan = (source: TagRecord, name: string, written: Written): Plan => {
  // What an earlier attempt began goes on.
  if (name === source.name && source.renamed_from !== source.id) return nothingToDo;
  const spell = (set: { job_id?: string; renamed_from?: string }) => {
    const remove = ([...idle, 'moving_to', 'job_id'] as const).filter((one) => !Object.hasOwn(set, one));
    return [changeTagWrite(source, { set: { name, ...set }, remove }, written)];
  };
  return {
    action: 'rename',
    sources: [source],
    to: name,
    hold: (job_id) => spell({ job_id, renamed_from: source.id }),
    settle: () => spell({}),
  };
};

const nameTaken = ({ id, name }: TagRecord) =>
  new CallbookError('conflict', [
    {
      param: 'name',
      code: 'name_taken',
      message: `There is a tag "${name}" already. POST /api/crm/tags/merge makes one of the two.`,
      existing_id: id,
    },
  ]);

const renamingPlan = (
  { source, target, name }: { source: TagRecord; target: TagRecord | undefined; name: string },
  written: Written,
): Plan => {
  // What an earlier attempt began goes on.
  if (target && isShown(target) && target.renamed_from !== source.id) throw nameTaken(target);
  const made = (set: { job_id?: string; renamed_from?: string }) =>
    target
      ? reviveTagWrite(target, { name, ...set }, written)
      : newTagWrite({ teamId: source.team_id, name, ...set }, written);
  return {
    action: 'rename',
    sources: [source],
    to: name,
    hold: (job_id) => [
      made({ job_id, renamed_from: source.id }),
      sourceWrite(source, { job_id, moving_to: name, written }),
    ],
    settle: () => [made({}), retireTagWrite(source, written, { to: name })],
  };
};

/**
 * Renames a tag, on all contacts that bear it.
 * @throws CallbookError `tag_not_found`, `system_tag`, `tag_busy`, `name_taken`
 */
export const renameTag = (
  table: Table,
  files: Files,
  moving: Moving,
  { tagId, name: given }: { tagId: string; name: string },
): Promise<Moved> => {
  const { scope, via, now } = moving;
  const name = given.trim();
  const targetId = tagIdOf(scope.teamId, name);
  return carryOut(table, files, moving, {
    answer: targetId,
    decide: async (jobId) => {
      const source = await findMeantTag(table, scope.teamId, tagId);
      if (!source) throw notFound('tag');
      requireOwn(source.name, name);
      const target = (await findTagRecords(table, scope.teamId, [targetId])).get(targetId);
      await requireFree(table, [source, target], jobId);
      return source.id === targetId
        ? spellingPlan(source, name, { via, now })
        : renamingPlan({ source, target, name }, { via, now });
    },
  });
};
