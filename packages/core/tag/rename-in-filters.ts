import { changeCatalogue } from '../catalogue/catalogue.ts';
import { renameInDrops } from '../drop/rename-in-drops.ts';
import { renameInPresets } from '../preset/rename-in-presets.ts';
import type { Table } from '../table/table.ts';
import { type Renaming, renamedTag, renamedTags } from './renaming.ts';
import type { Written } from './tag.item.ts';

/** Rules, presets and drop folders go along with tags that get another name: in what they add and ask for. */
export const renameInFilters = async (
  table: Table,
  { teamId, via, now, names, to }: Written & Renaming & { teamId: string },
): Promise<void> => {
  const renaming = { names, to };
  await changeCatalogue(table, { teamId, via, now }, (seen) => ({
    ...seen,
    rules: seen.rules.map((rule) => ({
      ...rule,
      tag: renamedTag(renaming, rule.tag),
      filter: renamedTags(renaming, rule.filter),
    })),
  }));
  await renameInPresets(table, { teamId, via, now, ...renaming });
  await renameInDrops(table, { teamId, via, now, ...renaming });
};
