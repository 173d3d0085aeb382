import { i18n } from '@lingui/core';
import { createStore } from '../ui/store.ts';

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

export const languageStore = createStore<Language>('en');

/** Browsers on bare systems name locales that nobody knows, as `en-US@posix`. */
const isLocale = (name: string): boolean => /^[a-z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(name);

/** The locale by which numbers and times are written: the browser's own one where it is of the language. */
export const localeOf = (language: Language): string =>
  navigator.languages.find((one) => one.startsWith(language) && isLocale(one)) ?? language;

const show = async (language: Language): Promise<void> => {
  const { messages } = await catalogues[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
  languageStore.set(language);
};

export const loadLanguage = (): Promise<void> => show(preferred());

export const chooseLanguage = (language: Language): Promise<void> => {
  localStorage.setItem(key, language);
  return show(language);
};
