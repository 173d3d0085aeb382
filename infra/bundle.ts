import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import * as v from 'valibot';
import { copyLeanPackages, leanAliases } from './lean-package.ts';
import { storeFile } from './store-file.ts';

/** Where the bundle of each function ends up, under the project's root. */
const bundleFolder = 'dist/functions';

// Dependencies that are CommonJS inside call `require`, which ES modules do not have.
const banner =
  "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);";

const optionsOf = (root: string, entries: Readonly<Record<string, string>>) =>
  ({
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
    alias: {
      ...leanAliases(root),
      // The chain looks for credentials in files, in other services and on the network; in Lambda they are at hand.
      '@aws-sdk/credential-provider-node': './packages/functions/environment-credentials.ts',
      '@aws-sdk/token-providers': './packages/functions/no-token-providers.ts',
      '@smithy/core/event-streams': './packages/functions/no-event-streams.ts',
      'node:http': './packages/functions/node-http.ts',
      http: './packages/functions/node-http.ts',
    },
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: banner },
    logLevel: 'warning',
  }) satisfies BuildOptions;

/** What the bundles were made of, and with: files by their paths under the root. */
const madeOfSchema = v.object({
  inputs: v.array(v.string()),
  outputs: v.array(v.string()),
  hash: v.string(),
});

/** These decide what imports mean. */
const resolvers = ['package.json', 'package-lock.json', 'tsconfig.json', 'infra/lean-package.ts'];

/**
 * Of the contents of files, missing ones too, and of how they are bundled; the same wherever the project
 * lies.
 */
const hashOf = (root: string, files: readonly string[], options: BuildOptions): string => {
  const { absWorkingDir: _, ...meaning } = options;
  const hash = createHash('sha256').update(JSON.stringify(meaning));
  for (const file of files) {
    const path = join(root, file);
    hash.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : '');
  }
  return hash.digest('hex');
};

/** Tells whether the bundles that lie there are those of the sources as they are now. */
const isUpToDate = (root: string, record: string, options: BuildOptions): boolean => {
  if (!existsSync(record)) return false;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), madeOfSchema), readFileSync(record, 'utf8'));
  if (!parsed.success) return false;
  const { inputs, outputs, hash } = parsed.output;
  return hashOf(root, [...resolvers, ...inputs, ...outputs], options) === hash;
};

/** A function's sources, and files that are made with its bundle and lie beside it. */
export interface BundleEntry {
  readonly source: string;
  readonly companion?: {
    readonly source: string;
    /** What the files are made from beside sources, below the root. */
    readonly inputs?: readonly string[];
    readonly files: () => Readonly<Record<string, string>>;
  };
}

/** Sources that files beside bundles are made from are watched as those of bundles are. */
const sourcesOf = (entries: Readonly<Record<string, BundleEntry>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([id, { source, companion }]) => [
      [id, source],
      ...(companion ? [[`${id}${companionMark}`, companion.source]] : []),
    ]),
  );

const companionMark = '.beside';

/**
 * Bundles each entry into a folder of its own, named by its id, and answers where these folders are.
 * The same sources give the same bytes, so an unchanged function is not deployed again, and bundles of sources that
 * are as they were are left as they are.
 */
export const bundleFunctions = (root: string, entries: Readonly<Record<string, BundleEntry>>): string => {
  const options = optionsOf(root, sourcesOf(entries));
  const folder = join(root, bundleFolder);
  const record = `${folder}.json`;
  if (isUpToDate(root, record, options)) return folder;
  copyLeanPackages(root);
  const { outputFiles, metafile } = buildSync({ ...options, metafile: true, write: false });
  for (const { path, contents } of outputFiles) if (!path.includes(companionMark)) storeFile(path, contents);
  const made = Object.entries(entries).flatMap(([id, { companion }]) =>
    Object.entries(companion?.files() ?? {}).map(([name, text]) => ({
      path: `${bundleFolder}/${id}/${name}`,
      text,
    })),
  );
  for (const { path, text } of made) storeFile(join(root, path), Buffer.from(text));
  const others = Object.values(entries).flatMap(({ companion }) => companion?.inputs ?? []);
  const inputs = [...Object.keys(metafile.inputs), ...others];
  const bundled = Object.keys(metafile.outputs).filter((path) => !path.includes(companionMark));
  const outputs = [...bundled, ...made.map(({ path }) => path)];
  const hash = hashOf(root, [...resolvers, ...inputs, ...outputs], options);
  storeFile(record, Buffer.from(JSON.stringify({ inputs, outputs, hash })));
  return folder;
};
