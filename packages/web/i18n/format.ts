import { useStore } from '../ui/store.ts';
import { type Format, formatOf } from './format-of.ts';
import { languageStore, localeOf } from './language.ts';

const made = new Map<string, Format>();

/** Numbers and times as the language that is shown writes them. */
export const useFormat = (): Format => {
  const locale = localeOf(useStore(languageStore));
  const format = made.get(locale) ?? formatOf(locale);
  made.set(locale, format);
  return format;
};
