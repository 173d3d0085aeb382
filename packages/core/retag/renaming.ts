import { distinctTags } from '../attribute/tags.ts';
import { fold } from '../text/fold.ts';

/** Tags that have another name from now on. */
export interface Renaming {
  names: readonly string[];
  to: string;
}

export const renamedTag = ({ names, to }: Renaming, tag: string): string => {
  const key = fold(tag);
  return names.some((name) => fold(name) === key) ? to : tag;
};

/** Renames the tags in a filter or in options. */
export const renamedTags = <T extends { tags?: string[] | undefined }>(renaming: Renaming, named: T): T =>
  named.tags ? { ...named, tags: distinctTags(named.tags.map((tag) => renamedTag(renaming, tag))) } : named;
