import { distinctTags } from '../contact/tags.ts';
import { fold } from '../text/fold.ts';

/** Tags that go by another name from now on. */
export interface Renaming {
  names: readonly string[];
  to: string;
}

export const renamedTag = ({ names, to }: Renaming, tag: string): string => {
  const key = fold(tag);
  return names.some((name) => fold(name) === key) ? to : tag;
};

/** A filter that asks for the same tags under their new name. */
export const renamedFilter = <F extends { tags?: string[] | undefined }>(renaming: Renaming, filter: F): F =>
  filter.tags
    ? { ...filter, tags: distinctTags(filter.tags.map((tag) => renamedTag(renaming, tag))) }
    : filter;
