import { fold } from '../text/fold.ts';

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

/** `VIP, Q4` as a cell or a form sends it. */
export const tagsOfText = (text: string): string[] => distinctTags(text.split(/[,;|]/));
