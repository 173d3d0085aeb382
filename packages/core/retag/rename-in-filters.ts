import { isDeepStrictEqual } from 'node:util';
import { changeCatalogue } from '../catalogue/catalogue.ts';
import { drops } from '../drop/drop.item.ts';
import { presets } from '../preset/preset.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Written } from '../tag/tag.item.ts';
import { findTeamItem, replaceImportTagsWrite } from '../team/team.item.ts';
import { renameInSaved } from './rename-in-saved.ts';
import { type Renaming, renamedTag, renamedTags } from './renaming.ts';

interface Request extends Written, Renaming {
  teamId: string;
}

const renameInRules = (table: Table, { teamId, via, now, ...renaming }: Request) =>
  changeCatalogue(table, { teamId, via, now }, (seen) => ({
    ...seen,
    rules: seen.rules.map((rule) => ({
      ...rule,
      tag: renamedTag(renaming, rule.tag),
      filter: renamedTags(renaming, rule.filter),
    })),
  }));

const renameInSettings = (table: Table, { teamId, via, ...renaming }: Request) =>
  untilSettled(async () => {
    const { import_tags: seen = [] } = (await findTeamItem(table, teamId))?.settings ?? {};
    const { tags } = renamedTags(renaming, { tags: seen });
    if (isDeepStrictEqual(tags, seen)) return true;
    return (await transacted(table, [replaceImportTagsWrite(teamId, { tags, seen, via })])) || undefined;
  });

/**
 * Renames tags in all that adds them or asks for them: rules, presets, drop folders, the policy for imports.
 */
export const renameInFilters = async (table: Table, request: Request): Promise<void> => {
  await renameInRules(table, request);
  await renameInSaved(table, presets, request, (seen) => ({
    ...seen,
    filter: renamedTags(request, seen.filter),
  }));
  await renameInSaved(table, drops, request, (seen) => ({
    ...seen,
    options: renamedTags(request, seen.options),
  }));
  await renameInSettings(table, request);
};
