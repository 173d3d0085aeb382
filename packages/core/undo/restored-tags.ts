import { isDeepStrictEqual } from 'node:util';
import { tooManyTags } from '../attribute/tags.ts';
import { isShown } from '../tag/shown-tag.ts';
import { spelledTags, type TagRegistry } from '../tag/tag-registry.ts';
import { fold } from '../text/fold.ts';
import type { Change, ChangedValues } from './changes.ts';

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const keysOf = (tags: readonly string[]): ReadonlySet<string> => new Set(tags.map(fold));

const without = (tags: readonly string[], others: readonly string[]): string[] => {
  const keys = keysOf(others);
  return tags.filter((tag) => !keys.has(fold(tag)));
};

/** Lists the tags that a deed took away. */
export const lostTags = (changes: ChangedValues): string[] => {
  const { before, after } = changes.get('tags') ?? {};
  return without(texts(before), texts(after));
};

/** Tells whether a tag has another name by now, or none. */
const isGone = (tag: string, registry: TagRegistry): boolean => {
  const record = registry.get(fold(tag));
  return record !== undefined && record.moving_to === undefined && !isShown(record);
};

/**
 * Takes and gives back tags one by one, so that those that came since stay. Some that the deed took away may
 * be lost: they have another name by now, or none, or there is no room. Some that it gave may be missing.
 */
export const restoredTags = (
  own: readonly string[],
  { before, after }: Pick<Change, 'before' | 'after'>,
  registry: TagRegistry,
): { tags: string[]; isLost: boolean; isMissing: boolean } => {
  const [had, given] = [texts(before), without(texts(after), texts(before))];
  const lost = without(had, texts(after));
  const back = lost.filter((tag) => !isGone(tag, registry));
  const left = without(own, given);
  const isUntouched = back.length === lost.length && isDeepStrictEqual(own, after);
  const tags = isUntouched
    ? spelledTags(had, registry)
    : [...left, ...without(spelledTags(back, registry), left)];
  const isFull = tooManyTags(tags, own) !== undefined;
  return {
    tags: isFull ? left : tags,
    isLost: isFull || back.length < lost.length,
    isMissing: without(given, own).length > 0,
  };
};
