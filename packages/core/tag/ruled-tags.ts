import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { changeCatalogue } from '../catalogue/catalogue.ts';
import { distinctTags } from '../contact/tags.ts';
import type { Table } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import type { TagRule } from './rule.schema.ts';
import type { Written } from './tag.item.ts';

/** The tags that rules add, folded. */
export type RuledTags = ReadonlySet<string>;

export const findRuledTags = async (table: Table, teamId: string): Promise<RuledTags> =>
  new Set((await findCatalogue(table, teamId)).rules.map(({ tag }) => fold(tag)));

interface Renaming {
  names: readonly string[];
  to: string;
}

const renamedRule = (rule: TagRule, { names, to }: Renaming): TagRule => {
  const keys = new Set(names.map(fold));
  const renamed = (tag: string) => (keys.has(fold(tag)) ? to : tag);
  const { tags } = rule.filter;
  return {
    ...rule,
    tag: renamed(rule.tag),
    filter: { ...rule.filter, ...(tags && { tags: distinctTags(tags.map(renamed)) }) },
  };
};

/** Rules go along with their tags: those that they add, and those that they ask for. */
export const renameInRules = async (
  table: Table,
  { teamId, via, now, ...renaming }: Written & Renaming & { teamId: string },
): Promise<void> => {
  await changeCatalogue(table, { teamId, via, now }, (seen) => ({
    ...seen,
    rules: seen.rules.map((rule) => renamedRule(rule, renaming)),
  }));
};
