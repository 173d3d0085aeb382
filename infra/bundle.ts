import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';

/** Where the bundle of each function ends up, under the project's root. */
const bundleFolder = 'dist/functions';

// Dependencies that are CommonJS inside call `require`, which ES modules do not have.
const banner =
  "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);";

/** Leaves an unchanged file alone and never shows half of one: several processes may synthesise at once. */
const store = (path: string, content: Uint8Array): void => {
  if (existsSync(path) && readFileSync(path).equals(content)) return;
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, content);
  renameSync(partial, path);
};

/**
 * Bundles each entry into a folder of its own, named by its id, and answers where these folders are.
 * The same sources give the same bytes, so an unchanged function is not deployed again.
 */
export const bundleFunctions = (root: string, entries: Readonly<Record<string, string>>): string => {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(entries).map(([id, entry]) => [`${id}/index`, entry])),
    outdir: bundleFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: banner },
    logLevel: 'warning',
    write: false,
  });
  for (const { path, contents } of outputFiles) store(path, contents);
  return join(root, bundleFolder);
};
