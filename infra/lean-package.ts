import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { storeFile } from './store-file.ts';

/** Where the copies are, under the project's root; what they import is found from there as from the originals. */
const leanFolder = 'dist/lean';

/** A package of which bundles take a copy with one file written so that they are smaller, or start faster. */
interface LeanPackage {
  readonly name: string;
  /** The files of the copy. */
  readonly needs: RegExp;
  readonly file: string;
  readonly rewrite: (source: string) => string;
}

/**
 * Keys that are named by constants, as their texts: esbuild cannot know that evaluating `[key]` does nothing, and so
 * would keep every schema that has one, of all operations that there are.
 */
const withKeysWritten = (source: string): string => {
  const texts = new Map(
    [...source.matchAll(/^const (\w+) = ("[^"\\\n]*");$/gm)].map(([, name = '', text = '']) => [name, text]),
  );
  return source.replaceAll(/\[(\w+)\]:/g, (key, name: string) =>
    texts.has(name) ? `${texts.get(name)}:` : key,
  );
};

/** V8 reads JSON in a text much faster than the same as a program. */
const withJsonParsed = (source: string): string =>
  source.replace(
    /^export default (\{.*\});?\s*$/ms,
    (_, json: string) => `export default JSON.parse(${JSON.stringify(json)});`,
  );

const leanPackages: readonly LeanPackage[] = [
  {
    name: '@aws-sdk/client-s3',
    needs: /^(package\.json|dist-es\/.+\.js)$/,
    file: 'dist-es/schemas/schemas_0.js',
    rewrite: withKeysWritten,
  },
  {
    name: 'libphonenumber-js',
    needs:
      /^(index|metadata\.min\.json|(core|es6|index\.es6\.exports|min)\/.+)(?<!\.test)\.js$|package\.json$/,
    file: 'metadata.min.json.js',
    rewrite: withJsonParsed,
  },
];

const filesOf = (folder: string, needs: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => needs.test(path));

const present = (root: string): LeanPackage[] =>
  leanPackages.filter(({ name }) => existsSync(join(root, 'node_modules', name)));

const copyOf = (name: string): string => `${leanFolder}/node_modules/${name}`;

/** Maps the names of packages to the copies that bundles use. */
export const leanAliases = (root: string): Record<string, string> =>
  Object.fromEntries(present(root).map(({ name }) => [name, `./${copyOf(name)}`]));

/** Copies those packages that the project has. */
export const copyLeanPackages = (root: string): void => {
  for (const { name, needs, file, rewrite } of present(root)) {
    const [source, copy] = [join(root, 'node_modules', name), join(root, copyOf(name))];
    for (const path of filesOf(source, needs)) {
      const text = readFileSync(join(source, path), 'utf8');
      storeFile(join(copy, path), Buffer.from(path === file ? rewrite(text) : text));
    }
  }
};
