import { i18n } from '@lingui/core';
import { createStore } from '../ui/store.ts';
import type { Part } from './parts.ts';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const key = 'callbook.language';

const isLanguage = (text: string | null): text is Language => text !== null && Object.hasOwn(languages, text);

const preferred = (): Language => {
  const kept = localStorage.getItem(key);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((one) => one.slice(0, 2)).find(isLanguage) ?? 'en';
};

const catalogues = {
  en: () => import('./locales/en.po'),
  de: () => import('./locales/de.po'),
} as const;

const partCatalogues = {
  imports: {
    en: () => import('./locales/imports/en.po'),
    de: () => import('./locales/imports/de.po'),
  },
  duplicates: {
    en: () => import('./locales/duplicates/en.po'),
    de: () => import('./locales/duplicates/de.po'),
  },
  tags: {
    en: () => import('./locales/tags/en.po'),
    de: () => import('./locales/tags/de.po'),
  },
} as const satisfies Record<Part, unknown>;

/** Parts whose words are there, and which a change of the language takes along. */
const loaded = new Set<Part>();

export const languageStore = createStore<Language>('en');

/** Browsers on bare systems name locales that nobody knows, as `en-US@posix`. */
const isLocale = (name: string): boolean => /^[a-z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(name);

/** The locale by which numbers and times are written: the browser's own one where it is of the language. */
export const localeOf = (language: Language): string =>
  navigator.languages.find((one) => one.startsWith(language) && isLocale(one)) ?? language;

const wordsOf = async (language: Language, part: Part) => (await partCatalogues[part][language]()).messages;

const show = async (language: Language): Promise<void> => {
  const [{ messages }, ...further] = await Promise.all([
    catalogues[language](),
    ...[...loaded].map((part) => wordsOf(language, part)),
  ]);
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, messages, ...further) });
  document.documentElement.lang = language;
  languageStore.set(language);
};

/** A page together with the words of its room. */
export const withWords = async <T>(part: Part, page: Promise<T>): Promise<T> => {
  const language = languageStore.get();
  const [given, words] = await Promise.all([page, wordsOf(language, part)]);
  loaded.add(part);
  i18n.load(language, words);
  return given;
};

export const loadLanguage = (): Promise<void> => show(preferred());

export const chooseLanguage = (language: Language): Promise<void> => {
  localStorage.setItem(key, language);
  return show(language);
};
