import type { Fault } from '../error.ts';
import { isOptOutTag } from '../suppression/opt-out.ts';
import { fold } from '../text/fold.ts';
import { splitList } from '../text/split-list.ts';

/** A contact has room for so many tags. */
export const mostTags = 100;

/** An opt-out takes no room. */
const ordinary = (tags: readonly string[]): number => tags.filter((tag) => !isOptOutTag(tag)).length;

/** Answers how many more tags a contact has room for. */
export const roomForTags = (tags: readonly string[]): number => Math.max(0, mostTags - ordinary(tags));

/**
 * Answers a fault when a contact would have too many tags. Tags that it has already may stay, and an opt-out
 * always counts as fitting.
 */
export const tooManyTags = (tags: readonly string[], had: readonly string[] = []): Fault | undefined =>
  ordinary(tags) <= Math.max(mostTags, ordinary(had))
    ? undefined
    : {
        param: 'tags',
        code: 'too_long',
        message: `A contact has at most ${mostTags} tags; it would have ${ordinary(tags)}.`,
      };

/** Tags equal when folded are one; the first spelling stays. */
export const distinctTags = (tags: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const text = tag.trim();
    const key = fold(text);
    if (key !== '' && !seen.has(key)) seen.set(key, text);
  }
  return [...seen.values()];
};

/** Tags but for these, in any spelling. */
export const withoutTags = (own: readonly string[], gone: readonly string[]): string[] => {
  const keys = new Set(gone.map(fold));
  return own.filter((tag) => !keys.has(fold(tag)));
};

/** Tags with as many more as there is room for, and an opt-out in any case; `left` has no room. */
export const withMoreTags = (own: readonly string[], more: readonly string[]) => {
  const tags = distinctTags(own);
  const left: string[] = [];
  for (const tag of distinctTags([...own, ...more]).slice(tags.length))
    (isOptOutTag(tag) || ordinary(tags) < mostTags ? tags : left).push(tag);
  return { tags, left };
};

const separators = ',;|';

/** Tells whether a text would be taken for several tags. */
export const isSeveralTags = (text: string): boolean => [...separators].some((one) => text.includes(one));

/** `VIP, Q4` as a cell or a form sends it; a tag that holds what separates them is in quotes. */
export const tagsOfText = (text: string): string[] => distinctTags(splitList(text, separators));
