import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';
import { parts } from './i18n/parts.ts';

/** The words of pages that are loaded on their own come with them; all others come at once. */
const ofParts = parts.map((part) => ({
  path: `<rootDir>/i18n/locales/${part}/{locale}`,
  include: [`<rootDir>/${part}/**`],
}));

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  fallbackLocales: false,
  catalogs: [
    {
      path: '<rootDir>/i18n/locales/{locale}',
      include: ['<rootDir>'],
      exclude: ['**/node_modules/**', '<rootDir>/dev/**', ...parts.map((part) => `<rootDir>/${part}/**`)],
    },
    ...ofParts,
  ],
  format: formatter({ lineNumbers: false, origins: false }),
});
