import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Where the laptop answers the API while pages are worked on. */
const api = process.env.CALLBOOK_API ?? 'http://127.0.0.1:4040';

/** Pages for those who work on pages, and for nobody else. */
const devRoutes: Plugin = {
  name: 'dev-routes',
  apply: 'serve',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('/extra-routes.ts') ? `${here}app/dev-routes.ts` : undefined),
};

export default defineConfig({
  root: here,
  cacheDir: fileURLToPath(new URL('../../node_modules/.cache/vite', import.meta.url)),
  plugins: [
    devRoutes,
    tailwind(),
    lingui({ cwd: here, macroTransform: true, failOnMissing: true, failOnCompileError: true }),
    react(),
    // The words that React Aria brings, in the languages that the pages have.
    { ...optimizeLocales.vite({ locales: ['en-US', 'de-DE'] }), enforce: 'pre' },
  ],
  // Everything that is built has the hash of its content in its name, and is cached for good.
  build: {
    outDir: fileURLToPath(new URL('../../dist/pages', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    sourcemap: false,
    reportCompressedSize: false,
    manifest: 'manifest.json',
    rolldownOptions: {
      output: {
        // Small files by themselves pack badly: what every page needs is one.
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              test: /packages[\\/]web[\\/](i18n[\\/][a-z-]+\.tsx?|ui[\\/](style|icon|button|states|badge|keys|store|popup|toast-queue|title|page-actions)\.tsx?|api[\\/](query-client|callbook|session-store|sessions|network|failure|me|jobs|contacts|fields|presets|people)\.tsx?)$/,
            },
            {
              name: 'base',
              test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|valibot|openapi-fetch|@lingui[\\/](core|react)|@tanstack[\\/](react-router|router-core|history|react-query|query-core|store|react-store))[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: false,
    proxy: Object.fromEntries(['/api', '/health', '/docs', '/openapi.json'].map((path) => [path, api])),
  },
});
