import type { ContactChange } from '../attribute/contact.schema.ts';
import { withoutTags } from '../attribute/tags.ts';
import type { Fault } from '../error.ts';
import { spelledTags, type TagRegistry } from '../tag/tag-registry.ts';
import { fold } from '../text/fold.ts';

type TagChange = Pick<ContactChange, 'tags' | 'add_tags' | 'remove_tags'>;

/** Lists the tags that a change names, to set, add or remove. */
export const namedTags = ({ tags, add_tags, remove_tags }: TagChange): string[] =>
  [tags, add_tags, remove_tags].flatMap((some) => some ?? []);

/** Finds contradictions in what a change says of tags. */
export const tagFaults = ({ tags, add_tags, remove_tags }: TagChange): Fault[] => {
  const code = 'ambiguous';
  const param = add_tags ? 'add_tags' : 'remove_tags';
  if (tags !== undefined && (add_tags || remove_tags))
    return [{ param, code, message: 'Give all tags, or those to add and to remove, not both.' }];
  const gone = new Set((remove_tags ?? []).map(fold));
  const both = (add_tags ?? []).find((tag) => gone.has(fold(tag)));
  return both === undefined ? [] : [{ param, code, message: `"${both}" is to be added and removed.` }];
};

/**
 * Answers the tags of a contact after a change, as the team spells them; undefined where it leaves them
 * alone, null for none.
 */
export const tagsAfter = (
  own: readonly string[],
  { tags, add_tags, remove_tags }: TagChange,
  registry: TagRegistry,
): string[] | null | undefined => {
  if (!add_tags && !remove_tags) return tags && spelledTags(tags, registry, own);
  const gone = remove_tags ?? [];
  // A job may be renaming a tag: contacts may already have its new name.
  const left = withoutTags(own, [...gone, ...spelledTags(gone, registry)]);
  return [...left, ...spelledTags(add_tags ?? [], registry, own)];
};
